package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.labelling.testing.MemoryLabels;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// A catalogue of a hundred items, two segments and three subjects to label.
class LabellingScene {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final LabellingId SPRING = new LabellingId("spring");
  static final Plan SEGMENTS = new Plan(Kind.SEGMENTS, null, Answers.SEVERAL, null);

  final SettableClock clock = new SettableClock(NOW);
  final MemoryCatalog catalog = new MemoryCatalog(clock);
  final MemoryAudiences audiences = new MemoryAudiences();
  final MemoryLabels store = new MemoryLabels();
  final Gate gate = new Gate(catalog, ShippedPolicies::read, clock);
  final LabellingService labellings =
      new LabellingService(
          catalog, new LabelChoices(audiences, List.of(topics())), store, gate, clock, "DE");

  @BeforeEach
  void fill() {
    for (int i = 0; i < 60; i++) {
      add("book-" + i, "kai", "de", ContentType.BOOK);
    }
    for (int i = 0; i < 30; i++) {
      add("news-" + i, "kai", "en", ContentType.NEWS);
    }
    for (int i = 0; i < 9; i++) {
      add("guide-" + i, "moor", "de", ContentType.GUIDE);
    }
    add("single", "moor", "en", ContentType.PAGE);
    segment("coast-readers", Segment.State.ACTIVE);
    segment("gardeners", Segment.State.ACTIVE);
    segment("retired-ones", Segment.State.RETIRED);
  }

  void add(String id, String imprint, String language, ContentType type) {
    Item item =
        new Item(
            new ItemId(id),
            new ImprintId(imprint),
            type,
            null,
            new Identity(new SourceId("cms"), id, null, null, null, null),
            new Content(
                language,
                "Title of " + id,
                null,
                "Harbour and text of " + id,
                List.of(),
                List.of(),
                null,
                null),
            Lifecycle.publishedAt(NOW),
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, new OrderKey(0, 1), NOW, List.of()));
  }

  void segment(String id, Segment.State state) {
    audiences.put(
        new Segment(
            new SegmentId(id),
            new ImprintId("kai"),
            "Name of " + id,
            "en",
            "They like " + id,
            null,
            state,
            new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
            null,
            NOW,
            false));
  }

  static Vocabulary topics() {
    return new Vocabulary(
        "topics",
        "1",
        List.of(concept("coast", null), concept("garden", null), concept("gardening", "garden")));
  }

  static Vocabulary.Concept concept(String code, @Nullable String replacedBy) {
    return new Vocabulary.Concept(
        code,
        Map.of("en", "The " + code),
        Map.of(),
        Map.of("en", "About " + code),
        null,
        replacedBy);
  }

  static <T> T done(LabellingResult<T> result) {
    assertInstanceOf(LabellingResult.Done.class, result, result.toString());
    return ((LabellingResult.Done<T>) result).value();
  }

  static String refused(LabellingResult<?> result) {
    return assertInstanceOf(LabellingResult.Refused.class, result).code();
  }

  LabellingService.Status draw(Plan plan, int size) {
    return done(labellings.draw(new LabellingService.Request(SPRING, plan, size, 1, "ada")));
  }

  void say(String labeller, String item, String... labels) {
    LabelAnswer answer =
        labels.length == 0 ? new LabelAnswer.NoneFits() : new LabelAnswer.Fits(List.of(labels));
    done(labellings.answer(SPRING, new ItemId(item), labeller, answer));
  }
}
