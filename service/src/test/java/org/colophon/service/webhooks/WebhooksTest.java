package org.colophon.service.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.exposure.RecallAction;
import org.colophon.exposure.RecallNotice;
import org.colophon.exposure.RecallStore;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.colophon.service.cli.CommandJson;
import org.colophon.service.readers.SqliteChangeFeed;
import org.colophon.service.recalls.SqliteRecalls;
import org.colophon.service.store.Database;
import org.colophon.service.webhooks.Webhooks.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
  private static final Duration PATIENCE = Duration.ofDays(5);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final URI URL = URI.create("https://hooks.example.org/in");

  @TempDir private Path directory;

  private final SettableClock clock = new SettableClock(START);
  private final List<Message> sent = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> answer = Optional.empty();
  private String address = "93.184.215.14";
  private Database database;
  private SqliteRecalls recalls;
  private SqliteSubscriptions subscriptions;
  private Webhooks webhooks;
  private int notices;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    recalls = new SqliteRecalls(database, new SqliteChangeFeed(database, clock), clock);
    subscriptions = new SqliteSubscriptions(database);
    webhooks =
        new Webhooks(
            subscriptions,
            recalls,
            new Targets(this::addresses, Set.of()),
            (url, message) -> {
              sent.add(message);
              return answer;
            },
            clock,
            new SplittableRandom(42),
            PATIENCE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    return List.of(InetAddress.getByName(address));
  }

  private RecallNotice recall() {
    notices++;
    RecallNotice notice =
        new RecallNotice(
            "recall-" + notices,
            new ItemId("hafenlicht"),
            new ImprintId("nordufer"),
            new RecallNotice.Where("/v1/x", Context.recommend("DE"), true),
            new RecallNotice.Why(
                RecallAction.TAKE_DOWN, List.of(ReasonCode.ON_HOLD), List.of(), List.of(), null),
            List.of("r-1"),
            START.plusSeconds(60),
            START,
            clock.instant());
    recalls.record(List.of(notice), new RecallStore.Progress(1, notices, "", START));
    return notice;
  }

  private Subscription subscription() {
    return subscriptions.find("cms").orElseThrow();
  }

  @Test
  void deliversASignedCloudEvent() throws JsonProcessingException {
    Webhooks.Put.Done done = assertInstanceOf(Webhooks.Put.Done.class, webhooks.put("cms", URL));
    assertTrue(done.isNew());
    recall();
    assertEquals(1, webhooks.deliverDue());
    Message message = sent.getFirst();
    assertEquals("application/cloudevents+json", message.headers().get("content-type"));
    assertEquals("recall-1", message.headers().get("webhook-id"));
    assertEquals(Long.toString(START.getEpochSecond()), message.headers().get("webhook-timestamp"));
    assertEquals(
        Signature.of(
            done.subscription().secret(), "recall-1", START.getEpochSecond(), message.body()),
        message.headers().get("webhook-signature"));
    JsonNode event = CommandJson.MAPPER.readTree(message.body());
    assertEquals("1.0", event.get("specversion").asText());
    assertEquals("org.colophon.recommendation.recalled.v1", event.get("type").asText());
    assertEquals("hafenlicht", event.get("subject").asText());
    assertEquals("take_down", event.at("/data/action").asText());
    assertEquals("on_hold", event.at("/data/reasons/0").asText());
    assertEquals("r-1", event.at("/data/response_ids/0").asText());
    assertEquals(RecallNotice.State.DELIVERED, recalls.find("recall-1").orElseThrow().state(START));
    assertEquals(0, webhooks.deliverDue());
  }

  @Test
  void aNoticeIsInTheChangeFeedToo() {
    recall();
    var entry = new SqliteChangeFeed(database, clock).after(0, 10).getFirst();
    assertEquals(
        new Change.Recalled(new ItemId("hafenlicht"), "recall-1", RecallAction.TAKE_DOWN, "/v1/x"),
        entry.change());
  }

  @Test
  void theSecretStaysWhenTheAddressChanges() {
    webhooks.put("cms", URL);
    String secret = subscription().secret();
    var again =
        assertInstanceOf(
            Webhooks.Put.Done.class, webhooks.put("cms", URI.create("https://other.example.org/")));
    assertFalse(again.isNew());
    assertEquals(secret, subscription().secret());
    assertEquals(URI.create("https://other.example.org/"), subscription().url());
  }

  @Test
  void triesAgainAfterGrowingPausesAcrossRestarts() {
    webhooks.put("cms", URL);
    recall();
    answer = Optional.of("it answered 500");
    Duration base = Backoff.FIRST;
    for (int failures = 1; failures <= 5; failures++) {
      assertEquals(1, webhooks.deliverDue(), "attempt " + failures);
      assertEquals(0, webhooks.deliverDue());
      clock.advance(base.dividedBy(2).minusMillis(1));
      assertEquals(0, webhooks.deliverDue(), "half of the pause is always waited");
      database.close();
      open();
      clock.advance(base.plusMillis(2));
      base = base.multipliedBy(3);
    }
    answer = Optional.empty();
    assertEquals(1, webhooks.deliverDue());
    assertEquals(6, sent.size());
    assertNull(subscription().failingSince());
    assertEquals(0, subscriptions.due(START.plus(Duration.ofDays(90)), 10).size());
  }

  @Test
  void aReceiverThatIsDownForDaysIsDisabledAndGetsAllOfItWhenItIsBack() {
    webhooks.put("cms", URL);
    recall();
    answer = Optional.of("it could not be reached");
    webhooks.deliverDue();
    Instant firstFailure = clock.instant();
    while (subscription().state() == Subscription.State.ACTIVE) {
      clock.advance(Duration.ofMinutes(10));
      webhooks.deliverDue();
      assertTrue(clock.instant().isBefore(firstFailure.plus(Duration.ofDays(6))), "never disabled");
    }
    assertFalse(clock.instant().isBefore(firstFailure.plus(PATIENCE)));
    assertEquals(firstFailure, subscription().failingSince());
    assertEquals("it could not be reached", subscription().lastError());
    recall();
    clock.advance(Duration.ofDays(1));
    assertEquals(0, webhooks.deliverDue());
    answer = Optional.empty();
    sent.clear();
    webhooks.put("cms", URL);
    assertEquals(2, webhooks.deliverDue());
    assertEquals(
        Set.of("recall-1", "recall-2"),
        Set.of(
            sent.getFirst().headers().get("webhook-id"),
            sent.getLast().headers().get("webhook-id")));
  }

  @Test
  void anAcknowledgedNoticeIsNotSentAgain() {
    webhooks.put("cms", URL);
    recall();
    answer = Optional.of("it answered 503");
    webhooks.deliverDue();
    recalls.acknowledge("recall-1", "mj");
    clock.advance(Duration.ofHours(1));
    assertEquals(0, webhooks.deliverDue());
  }

  @Test
  void aNameThatLeadsInsideLaterIsNotFollowed() {
    assertInstanceOf(Webhooks.Put.Done.class, webhooks.put("cms", URL));
    recall();
    address = "127.0.0.1";
    webhooks.deliverDue();
    assertEquals(List.of(), sent);
    assertTrue(
        String.valueOf(subscription().lastError()).contains("127.0.0.1"),
        subscription().lastError());
    assertInstanceOf(
        Webhooks.Put.Refused.class, webhooks.put("shop", URI.create("https://shop.example.org/")));
  }

  @Test
  void oneThatFailsDoesNotHoldTheOthersUp() {
    webhooks.put("cms", URL);
    webhooks.put("shop", URI.create("https://shop.example.org/"));
    recall();
    recall();
    answer = Optional.of("it answered 500");
    assertEquals(2, webhooks.deliverDue());
  }

  @Test
  void aDeletedSubscriptionIsToldNothing() {
    webhooks.put("cms", URL);
    recall();
    assertTrue(subscriptions.delete("cms"));
    assertFalse(subscriptions.delete("cms"));
    assertEquals(0, webhooks.deliverDue());
  }

  @Test
  void pausesGrowThreefoldUpToSixHoursAndNeverComeTogether() {
    SplittableRandom random = new SplittableRandom(3);
    for (int failures = 1; failures < 40; failures++) {
      Duration base =
          failures > 8
              ? Backoff.LONGEST
              : Backoff.FIRST.multipliedBy((long) Math.pow(3, failures - 1));
      Duration most = base.compareTo(Backoff.LONGEST) < 0 ? base : Backoff.LONGEST;
      Duration wait = Backoff.after(failures, random);
      assertTrue(wait.compareTo(most.dividedBy(2)) >= 0, failures + ": " + wait);
      assertTrue(wait.compareTo(most.multipliedBy(3).dividedBy(2)) < 0, failures + ": " + wait);
    }
  }

  @Test
  void aFailingSubscriberWithMuchToTakeStarvesNobodyAndIsLeftAloneMeanwhile() {
    webhooks.put("broken", URI.create("https://broken.example.org/in"));
    IntStream.range(0, 60).forEach(_ -> recall());
    webhooks.put("cms", URL);
    recall();
    answer = Optional.of("it answered 500");
    assertEquals(2, webhooks.deliverDue());
    sent.clear();
    assertEquals(0, webhooks.deliverDue());

    clock.advance(Duration.ofDays(1));
    answer = Optional.empty();
    assertEquals(51, webhooks.deliverDue());
    assertEquals(11, webhooks.deliverDue());
  }

  @Test
  void aSlowSubscriberHoldsUpNobodyElse() {
    CountDownLatch quick = new CountDownLatch(2);
    List<String> waited = new CopyOnWriteArrayList<>();
    Webhooks both =
        new Webhooks(
            subscriptions,
            recalls,
            new Targets(this::addresses, Set.of()),
            (url, message) -> {
              if (url.getHost().startsWith("slow")) {
                waited.add(awaited(quick) ? "the quick one first" : "in vain");
              } else {
                quick.countDown();
              }
              return Optional.empty();
            },
            clock,
            new SplittableRandom(42),
            PATIENCE);
    both.put("a-slow-one", URI.create("https://slow.example.org/in"));
    both.put("cms", URL);
    recall();
    recall();
    assertEquals(4, both.deliverDue());
    assertEquals(List.of("the quick one first", "the quick one first"), waited);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
