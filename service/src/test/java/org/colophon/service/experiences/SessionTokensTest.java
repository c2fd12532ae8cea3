package org.colophon.service.experiences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.SessionState;
import org.colophon.experience.SessionState.Assignment;
import org.colophon.service.api.ApiException;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final SessionTokens TOKENS = tokens("one directory");

  private static SessionTokens tokens(String secret) {
    return new SessionTokens(secret.getBytes(StandardCharsets.UTF_8));
  }

  /// A session in which more happened than is remembered.
  private static SessionState busy() {
    SessionState state = TOKENS.open(null, NOW).at(NOW, Arrival.SOCIAL);
    for (int i = 0; i < 500; i++) {
      state =
          state
              .viewing("item:" + i)
              .entering("step-" + i)
              .giving("experience:" + i, new Assignment(i % 3, 9_000 + i, i % 100));
    }
    Set<String> cart =
        IntStream.range(0, SessionState.MOST_CART)
            .mapToObj(i -> "i" + i)
            .collect(Collectors.toSet());
    return state.withCart(cart).converting("experience:499");
  }

  @Test
  void aSessionComesBackAsItWas() {
    SessionState state = busy();
    assertEquals(state, TOKENS.open(TOKENS.write(state), NOW));
    assertEquals(1, state.viewsOf("item:499"));
    assertEquals(0, state.viewsOf("item:0"), "the oldest goes first");
    assertTrue(state.given("experience:499").converted());
  }

  @Test
  void aTokenHasABoundedSizeAndNoNames() {
    String token = TOKENS.write(busy());
    assertEquals(2_354, token.length());
    assertTrue(token.length() <= SessionTokens.LONGEST);
    String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1);
    assertFalse(content.contains("item:"));
    assertFalse(content.contains("step-"));
  }

  @Test
  void anotherDirectoryDoesNotTakeIt() {
    String token = TOKENS.write(busy());
    ApiException refused =
        assertThrows(ApiException.class, () -> tokens("another one").open(token, NOW));
    assertEquals("/session", refused.pointer());
    assertEquals("bad_value", refused.problem().code());
  }

  @Test
  void aSessionEndsAfterTwelveHours() {
    SessionState state = busy();
    String token = TOKENS.write(state);
    Instant last = NOW.plus(Duration.ofHours(12));
    assertEquals(state.id(), TOKENS.open(token, last.minusSeconds(1)).id());
    assertNotEquals(state.id(), TOKENS.open(token, last).id());
  }
}
