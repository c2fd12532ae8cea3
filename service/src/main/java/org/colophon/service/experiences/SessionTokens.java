package org.colophon.service.experiences;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.SessionState;
import org.colophon.experience.SessionState.Assignment;
import org.colophon.governance.Sha256Digests;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// The tokens in which visitors hold their sessions: the state in binary form, signed with
/// HMAC-SHA-256 under the secret of the data directory. Whoever holds one can neither read ids nor
/// change it. Thread-safe.
final class SessionTokens {
  /// The longest token, in characters.
  static final int LONGEST = 2_400;

  private static final byte FORM = 2;

  /// The form without assignments, of sessions that began before an update.
  private static final byte FORM_BEFORE = 1;

  private static final long NOBODY_SAID = 0;
  private static final int MAC_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final int MOST_BYTES = 1_760;

  private final byte[] secret;
  private final SecureRandom random = new SecureRandom();

  SessionTokens(byte[] secret) {
    this.secret = secret.clone();
  }

  /// The session of a token; a new one where there is none or the old one has ended.
  ///
  /// @throws ApiException when the token was not made here
  SessionState open(@Nullable String token, Instant now) {
    if (token == null) {
      return begin(now);
    }
    SessionState state = read(token);
    return now.isBefore(state.lastAt().plus(SessionState.LASTS)) ? state : begin(now);
  }

  private SessionState begin(Instant now) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return SessionState.begin(HexFormat.of().formatHex(id), now);
  }

  /// The token of a session.
  String write(SessionState state) {
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
    Arrival arrival = state.arrival();
    out.put(FORM).put(HexFormat.of().parseHex(state.id()));
    out.putLong(state.lastAt().getEpochSecond());
    out.putLong(arrival == null ? NOBODY_SAID : SessionState.digest(arrival.name()));
    out.put((byte) state.views().size());
    state.views().forEach((name, count) -> out.putLong(name).put(count.byteValue()));
    out.put((byte) state.steps().size());
    state.steps().forEach(out::putLong);
    out.put((byte) state.cart().size());
    state.cart().forEach(out::putLong);
    out.put((byte) state.given().size());
    state
        .given()
        .forEach((name, given) ->
            out.putLong(name)
                .put((byte) given.times())
                .put((byte) (given.converted() ? 1 : 0))
                .put((byte) given.assignment().variant())
                .putShort((short) given.assignment().points())
                .put((byte) given.assignment().covariate()));
    byte[] content = new byte[out.position()];
    out.flip().get(content);
    ByteBuffer signed = ByteBuffer.allocate(content.length + MAC_BYTES);
    signed.put(content).put(mac(content));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
  }

  private SessionState read(String token) {
    try {
      byte[] signed = Base64.getUrlDecoder().decode(token);
      if (signed.length <= MAC_BYTES) {
        throw invalid();
      }
      byte[] content = new byte[signed.length - MAC_BYTES];
      byte[] mac = new byte[MAC_BYTES];
      ByteBuffer.wrap(signed).get(content).get(mac);
      if (!MessageDigest.isEqual(mac, mac(content))
          || (content[0] != FORM && content[0] != FORM_BEFORE)) {
        throw invalid();
      }
      ByteBuffer in = ByteBuffer.wrap(content, 1, content.length - 1);
      return state(in, content[0] == FORM);
    } catch (IllegalArgumentException | BufferUnderflowException _) {
      throw invalid();
    }
  }

  /// @param assigned whether assignments are stated
  private static SessionState state(ByteBuffer in, boolean assigned) {
    byte[] id = new byte[ID_BYTES];
    in.get(id);
    Instant lastAt = Instant.ofEpochSecond(in.getLong());
    Arrival arrival = arrival(in.getLong());
    Map<Long, Integer> views = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      views.put(in.getLong(), size(in));
    }
    List<Long> steps = numbers(in);
    Set<Long> cart = new LinkedHashSet<>(numbers(in));
    Map<Long, SessionState.Given> given = new LinkedHashMap<>();
    for (int left = size(in); left > 0; left--) {
      long name = in.getLong();
      int times = size(in);
      boolean converted = in.get() == 1;
      Assignment assignment =
          assigned
              ? new Assignment(size(in), Short.toUnsignedInt(in.getShort()), size(in))
              : Assignment.ONLY;
      given.put(name, new SessionState.Given(times, converted, assignment));
    }
    return new SessionState(
        HexFormat.of().formatHex(id), lastAt, arrival, views, steps, cart, given);
  }

  private static @Nullable Arrival arrival(long digest) {
    return Arrays.stream(Arrival.values())
        .filter(known -> SessionState.digest(known.name()) == digest)
        .findFirst()
        .orElse(null);
  }

  private static List<Long> numbers(ByteBuffer in) {
    List<Long> numbers = new ArrayList<>();
    for (int left = size(in); left > 0; left--) {
      numbers.add(in.getLong());
    }
    return numbers;
  }

  private static int size(ByteBuffer in) {
    return Byte.toUnsignedInt(in.get());
  }

  private byte[] mac(byte[] content) {
    return Sha256Digests.hmac(secret, content);
  }

  private static ApiException invalid() {
    return new ApiException(
        ErrorCode.BAD_VALUE,
        "/session",
        "is not a valid session token",
        "send the session of the last answer; leave it out to begin a session");
  }
}
