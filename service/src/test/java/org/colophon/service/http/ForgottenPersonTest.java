package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service on a real data directory: what people do moves vectors, and nothing of a
/// person who is deleted is left in any byte of any file.
class ForgottenPersonTest {
  private static final SegmentId SEGMENT = new SegmentId("seg-kuestenkrimi-wochenende");
  private static final String PERSON = "zq7Xk-forgetme-4411";
  private static final String MESSAGE = "mQ9-forgetmessage-";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SettableClock clock = new SettableClock(TestService.NOW);
  @TempDir private Path directory = Path.of(".");
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    application =
        Application.open(
            Config.usual(directory),
            CountingModels::german,
            clock,
            stores ->
                DemoCatalog.laidAt(TestService.NOW).loadInto(stores.catalog(), stores.audiences()));
    application.catchUp();
    follower = new CatchUpThread(application::catchUp);
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    api = new ApiClient("http://127.0.0.1:" + server.port());
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  @Test
  void whatAMemberDidMovesTheSegmentsVectorsAndNothingOfItIsLeftWhenThePersonIsGone()
      throws IOException {
    List<Prototype> before = application.prototypes(SEGMENT);
    say("Lindenhof Buchverlage GmbH");
    await(() -> !members().isEmpty());
    assertEquals(1, members().size());
    assertFalse(holding().isEmpty(), "what is looked for below can be found");

    var gone = api.delete("/v1/people/" + PERSON).json();

    assertEquals(before, application.prototypes(SEGMENT), "made anew before it is answered");
    assertTrue(gone.get("erased").asBoolean(), gone.toString());
    assertEquals(List.of(), holding());
  }

  @Test
  void whatIsNotConsentedToReachesNoVector() {
    List<Prototype> before = application.prototypes(SEGMENT);
    say("Somebody Else Ltd");
    application.catchUp();
    assertEquals(before, application.prototypes(SEGMENT));
  }

  @Test
  void aConsentThatIsTakenBackTakesTheVectorBack() {
    List<Prototype> before = application.prototypes(SEGMENT);
    say("Lindenhof Buchverlage GmbH");
    await(() -> !members().isEmpty());
    post(
        """
        {"type":"identify","messageId":"m-revoke","userId":"%s","context":{"consent":
          {"legalEntity":"Lindenhof Buchverlage GmbH","source":"site","revoked":true,
           "categoryPreferences":{"profiling":false}}}}\
        """
            .formatted(PERSON));
    await(() -> application.prototypes(SEGMENT).equals(before));
  }

  @Test
  void aConsentThatNobodyConfirmsFadesOut() {
    say("Lindenhof Buchverlage GmbH");
    await(() -> !members().isEmpty());
    clock.set(TestService.NOW.plus(Duration.ofDays(3)));
    await(() -> members().isEmpty());
  }

  private void say(String entity) {
    post(
        """
        {"type":"identify","messageId":"%s0","userId":"%s","traits":{"segments":["%s"]},
         "context":{"consent":{"legalEntity":"%s","categoryPreferences":{"profiling":true}}}}\
        """
            .formatted(MESSAGE, PERSON, SEGMENT, entity));
    int number = 1;
    for (String about :
        List.of(
            "\"item_id\":\"schlickzeit\"", "\"item_id\":\"nebelkai\"", "\"topic\":\"thema:FFP\"")) {
      post(
          """
          {"type":"track","messageId":"%s%d","userId":"%s","event":"Followed","properties":{%s}}\
          """
              .formatted(MESSAGE, number++, PERSON, about));
    }
  }

  private void post(String message) {
    var answer = api.post("/v1/signals", message);
    assertEquals(200, answer.status(), answer.text());
    assertEquals("kept", answer.json().at("/results/0/outcome").asText(), answer.text());
  }

  private List<Prototype> members() {
    return application.prototypes(SEGMENT).stream()
        .filter(prototype -> prototype.origin().equals("members"))
        .toList();
  }

  /// The files whose bytes hold the person's reference or the id of one of its messages.
  private List<String> holding() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(PERSON) || bytes.contains(MESSAGE)) {
          found.add(directory.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private interface Condition {
    boolean holds();
  }

  /// The follower works on a thread of its own.
  private static void await(Condition condition) {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertTrue(
          System.nanoTime() - start < PATIENCE.toNanos(), "it did not come to hold in a minute");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
