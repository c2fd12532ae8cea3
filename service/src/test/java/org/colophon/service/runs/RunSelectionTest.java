package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which items a run is for, and which of their enrichments. Of the twelve items every third is of
/// the imprint `mole`, the even ones are news, all are German and of the source `feed`, but where a
/// test says otherwise.
class RunSelectionTest {
  private static final int ITEMS = 12;
  private static final SourceId FEED = Shelves.FEED;

  @TempDir private Path directory;
  private Room room;

  @BeforeEach
  void open() {
    room = Room.filled(directory, ITEMS);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Set<String> chosen(RunSelection selection) {
    return room.chosen(Room.again(Room.ENRICH, selection));
  }

  private static Set<String> items(int... numbers) {
    Set<String> ids = new TreeSet<>();
    for (int number : numbers) {
      ids.add(Shelves.id(number).value());
    }
    return ids;
  }

  private void state(int number, String language, SourceId source) {
    room.catalog().record(Shelves.stated(number, language, source, 5));
    room.application().catchUp();
  }

  @Test
  void everyItemIsChosenWhereNothingIsSaid() {
    assertEquals(items(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), chosen(RunSelection.ALL));
  }

  @Test
  void byImprint() {
    assertEquals(items(2, 5, 8, 11), chosen(Selections.imprint(new ImprintId("mole"))));
    assertEquals(items(), chosen(Selections.imprint(new ImprintId("nobody"))));
  }

  @Test
  void byType() {
    assertEquals(items(1, 3, 5, 7, 9, 11), chosen(Selections.type(ContentType.BOOK)));
  }

  @Test
  void byLanguageAsStatedAndAsDetectedWhereNoneWasStated() {
    state(3, "en", FEED);
    state(4, "und", FEED); // the detector of these models says German
    assertEquals(items(3), chosen(Selections.language("en")));
    assertEquals(items(0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11), chosen(Selections.language("de")));
    assertEquals(items(), chosen(Selections.language("und")));
  }

  @Test
  void bySource() {
    SourceId wire = new SourceId("wire");
    Shelves.source(room.catalog(), wire);
    state(ITEMS, "de", wire);
    assertEquals(items(ITEMS), chosen(Selections.source(wire)));
    assertEquals(items(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), chosen(Selections.source(FEED)));
  }

  @Test
  void byVerdictOfTheGateWhenTheRunIsPlanned() {
    assertEquals(items(0, 2, 4, 6, 8, 10), chosen(Selections.governance(Decision.PASS)));
    // nobody said how the books may be had
    assertEquals(items(1, 3, 5, 7, 9, 11), chosen(Selections.governance(Decision.BLOCK)));
    Set<ItemId> held = Set.of(Shelves.id(4), Shelves.id(10));
    room.catalog()
        .place(new Hold("h", new Hold.Scope.Items(held), "why", "kim", Shelves.NOW, null));
    assertEquals(items(0, 2, 6, 8), chosen(Selections.governance(Decision.PASS)));
    assertEquals(items(1, 3, 4, 5, 7, 9, 10, 11), chosen(Selections.governance(Decision.BLOCK)));
    assertEquals(items(), chosen(Selections.governance(Decision.INDETERMINATE)));
  }

  @Test
  void byTimeOfTheLastChange() {
    Instant later = Shelves.NOW.plus(Duration.ofHours(1));
    room.clock.set(later);
    Shelves.rewrite(room.catalog(), 8, "Ganz anders: die Orgel im Winter.", 9);
    assertEquals(items(8), chosen(Selections.changedSince(later)));
    assertEquals(items(), chosen(Selections.changedSince(later.plusMillis(1))));
    assertEquals(ITEMS, chosen(Selections.changedSince(Shelves.NOW)).size());
  }

  @Test
  void byIds() {
    List<ItemId> ids = List.of(Shelves.id(7), Shelves.id(0), new ItemId("nothing"));
    assertEquals(items(0, 7), chosen(RunSelection.of(ids)));
  }

  @Test
  void byWhatAnotherModelOrVocabularyMade() {
    assertEquals(items(), chosen(Selections.otherMaker()));
    Stored made = room.accepted(Shelves.id(9));
    room.application().stores().enrichments().put(Shelves.id(9), madeWith(made, "older"));
    assertEquals(items(9), chosen(Selections.otherMaker()));
    assertEquals(
        ITEMS, room.chosen(Room.again(Room.SWITCH, Selections.otherMaker())).size(), "all by one");
  }

  @Test
  void byEverythingThatIsSaidTogether() {
    RunSelection both =
        new RunSelection(
            new ImprintId("mole"),
            ContentType.BOOK,
            "de",
            FEED,
            null,
            false,
            null,
            List.of(Shelves.id(5), Shelves.id(8), Shelves.id(3)));
    assertEquals(items(5), chosen(both));
  }

  private static Stored madeWith(Stored made, String fingerprint) {
    return new Stored(
        made.language(),
        made.inputHash(),
        made.digest(),
        made.passages(),
        made.annotations(),
        fingerprint);
  }

  /// An item whose keyphrases and subjects are not what the models make of it.
  private Stored odd(ItemId item, String fingerprint) {
    Stored made = room.accepted(item);
    List<Annotation> odd =
        List.of(
            annotation(Annotation.Kind.KEYPHRASE, "old phrase", made.inputHash()),
            annotation(Annotation.Kind.SUBJECT, "topics:old", made.inputHash()));
    Stored stored =
        new Stored(
            made.language(), made.inputHash(), made.digest(), made.passages(), odd, fingerprint);
    room.application().stores().enrichments().put(item, stored);
    return made;
  }

  private static Annotation annotation(Annotation.Kind kind, String value, String inputHash) {
    return new Annotation(kind, value, value, List.of(), 0.5, "somebody", inputHash);
  }

  private Stored only(Annotation.Kind kind, ItemId item) {
    RunKind enrich = new RunKind.Enrich(null, Set.of(kind));
    RunOrder order = RunOrder.of(enrich, RunSelection.of(List.of(item)), "kim");
    Status status = room.run(order);
    assertEquals(1, status.tally().all(), "there is something to do");
    assertEquals(
        RunState.APPLIED, room.act(status, new Action.Approve(new Approval.Whole())).run().state());
    return room.accepted(item);
  }

  @Test
  void onlyTheEnrichmentsThatWereAskedForAreMadeAnew() {
    ItemId item = Shelves.id(2);
    Stored made = odd(item, "older");
    Set<String> phrases = Room.values(made.annotations(), Annotation.Kind.KEYPHRASE);
    Set<String> subjects = Room.values(made.annotations(), Annotation.Kind.SUBJECT);
    assertTrue(!phrases.isEmpty() && !subjects.isEmpty(), "the models find something");

    Stored now = only(Annotation.Kind.KEYPHRASE, item);
    assertEquals(phrases, Room.values(now.annotations(), Annotation.Kind.KEYPHRASE));
    assertEquals(Set.of("topics:old"), Room.values(now.annotations(), Annotation.Kind.SUBJECT));

    now = only(Annotation.Kind.SUBJECT, item);
    assertEquals(phrases, Room.values(now.annotations(), Annotation.Kind.KEYPHRASE));
    assertEquals(subjects, Room.values(now.annotations(), Annotation.Kind.SUBJECT));
  }

  @Test
  void whatWasMadeInPartIsMadeWholeByTheNextRunOverEverything() {
    ItemId item = Shelves.id(2);
    Stored made = odd(item, "older");
    only(Annotation.Kind.KEYPHRASE, item);
    assertEquals(items(2), room.chosen(Room.order(Room.ENRICH)));
    assertEquals(items(2), chosen(Selections.otherMaker()));
    room.act(room.run(Room.order(Room.ENRICH)), new Action.Approve(new Approval.Whole()));
    assertEquals(made, room.accepted(item));
    assertEquals(items(), room.chosen(Room.order(Room.ENRICH)));
  }

  @Test
  void aPartThatIsMadeAgainOfAWholeLeavesItWhole() {
    ItemId item = Shelves.id(2);
    String fingerprint = room.accepted(item).fingerprint();
    assertNotEquals("", fingerprint);
    RunKind enrich = new RunKind.Enrich(null, Set.of(Annotation.Kind.KEYPHRASE));
    Status status = room.run(Room.again(enrich, RunSelection.of(List.of(item))));
    room.act(status, new Action.Approve(new Approval.Whole()));
    assertEquals(fingerprint, room.accepted(item).fingerprint());
    assertEquals(items(), room.chosen(Room.order(Room.ENRICH)));
  }
}
