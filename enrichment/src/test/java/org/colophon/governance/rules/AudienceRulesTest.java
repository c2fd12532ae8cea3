package org.colophon.governance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Content;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Readership;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission;
import org.colophon.governance.Audience;
import org.colophon.governance.Audience.Excluded;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Ages, languages and what stands beside an item, as reasons of the gate.
class AudienceRulesTest {
  private static final AgeRange SIX_TO_TEN = new AgeRange(6, 10);
  private static final Subject EROTICA = new Subject("thema", "FP");

  private static List<ReasonCode> codes(
      Audience audience, @Nullable AgeRange ages, Subject... subjects) {
    Scene scene = new Scene();
    scene.change(i -> Shelf.withAges(i, ages, subjects)).audience(audience);
    return scene.at(Shelf.START).reasons().stream().map(Reason::code).toList();
  }

  private static Audience without(Excluded... excluded) {
    return Audience.ANYBODY.excluding(Set.of(excluded));
  }

  @Test
  void anUnknownAgePassesNoRuleAboutAges() {
    Audience children = Audience.ANYBODY.ofAges(SIX_TO_TEN);
    assertEquals(List.of(ReasonCode.AGE_UNKNOWN), codes(children, null));
    assertEquals(
        List.of(ReasonCode.AGE_UNKNOWN), codes(children, null, new Subject("thema", "YF")));
    assertEquals(List.of(), codes(children, new AgeRange(10, 12)));
    assertEquals(List.of(), codes(children, AgeRange.from(8)), "8 and older");
    assertEquals(List.of(ReasonCode.AGE_MISMATCH), codes(children, AgeRange.from(11)));
    assertEquals(List.of(ReasonCode.AGE_MISMATCH), codes(children, new AgeRange(0, 5)));
    assertEquals(List.of(), codes(children, null, new Subject("thema", "5AG")), "from 6 years");
  }

  @Test
  void whatIsForAdultsIsNeverForSomebodyWhoMayBeAChild() {
    for (Audience minors :
        List.of(Audience.ANYBODY.ofAges(AgeRange.from(6)), without(Excluded.ADULT_TITLES))) {
      assertEquals(
          ReasonCode.ADULTS_ONLY, codes(minors, new AgeRange(18, 99)).getFirst(), "from 18");
      assertEquals(ReasonCode.ADULTS_ONLY, codes(minors, null, EROTICA).getFirst());
      assertEquals(
          ReasonCode.ADULTS_ONLY,
          codes(minors, new AgeRange(12, 16), new Subject("Thema-Qualifier", "5x")).getFirst(),
          "a marker counts whatever the age says");
    }
    Audience adults = Audience.ANYBODY.ofAges(AgeRange.from(30));
    assertEquals(List.of(), codes(adults, null, EROTICA));
    assertEquals(List.of(), codes(Audience.ANYBODY, null, EROTICA));
  }

  @Test
  void besideAChildrensTitleStandsNothingOfUnknownAge() {
    Audience beside = without(Excluded.ADULT_TITLES, Excluded.UNKNOWN_AGES);
    assertEquals(List.of(ReasonCode.AGE_UNKNOWN), codes(beside, null));
    assertEquals(List.of(), codes(beside, new AgeRange(12, 14)));
    assertEquals(List.of(), codes(beside, null, new Subject("thema", "YFP")), "a children's code");
    assertEquals(List.of(ReasonCode.ADULTS_ONLY), codes(beside, null, EROTICA));
  }

  @Test
  void besideATitleForAdultsStandsNoneForChildren() {
    Audience beside = without(Excluded.CHILDRENS_TITLES);
    assertEquals(List.of(ReasonCode.AGE_MISMATCH), codes(beside, new AgeRange(6, 8)));
    assertEquals(List.of(), codes(beside, null));
  }

  @Test
  void anotherLanguageThanAskedForIsAReasonAndAnUnknownOneIsNone() {
    Audience english = Audience.ANYBODY.reading(Set.of("en"));
    assertEquals(List.of(ReasonCode.LANGUAGE_MISMATCH), codes(english, null));
    assertEquals(List.of(), codes(Audience.ANYBODY.reading(Set.of("de", "en")), null));
    assertEquals(
        List.of(ReasonCode.LANGUAGE_MISMATCH),
        codes(Audience.ANYBODY.reading(Set.of("de")).reading(Set.of("en")), null),
        "both were asked for");
    Scene scene = new Scene();
    scene.change(i -> Shelf.withContent(i, undetermined(i.content()))).audience(english);
    assertEquals(List.of(), scene.said());
  }

  private static Content undetermined(Content c) {
    return new Content(
        "und",
        c.title(),
        c.subtitle(),
        c.text(),
        c.credits(),
        c.subjects(),
        c.series(),
        c.ageRange());
  }

  @Test
  void neighboursSayWhatIsLeftOut() {
    Shelf shelf = new Shelf();
    ItemId child = stored(shelf, "child", new AgeRange(6, 8));
    ItemId erotic = stored(shelf, "erotic", null, EROTICA);
    ItemId novel = stored(shelf, "novel", null);
    ItemId unknown = new ItemId("never-heard-of");
    Set<Excluded> child1 = Set.of(Excluded.ADULT_TITLES, Excluded.UNKNOWN_AGES);
    assertEquals(child1, excluded(shelf, Set.of(child), Set.of()));
    assertEquals(child1, excluded(shelf, Set.of(), Set.of(child)));
    assertEquals(
        Set.of(Excluded.ADULT_TITLES),
        excluded(shelf, Set.of(), Set.of(child, novel)),
        "parents buy for children");
    assertEquals(Set.of(Excluded.CHILDRENS_TITLES), excluded(shelf, Set.of(erotic), Set.of()));
    assertEquals(
        Set.of(Excluded.CHILDRENS_TITLES), excluded(shelf, Set.of(), Set.of(erotic, novel)));
    assertEquals(Set.of(), excluded(shelf, Set.of(novel, unknown), Set.of(novel)));
  }

  private static Set<Excluded> excluded(Shelf shelf, Set<ItemId> beside, Set<ItemId> lately) {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      GateSession refined = session.beside(new Neighbours(beside, lately));
      assertEquals(session.now(), refined.now());
      return refined.context().audience().without();
    }
  }

  private static ItemId stored(
      Shelf shelf, String id, @Nullable AgeRange ages, Subject... subjects) {
    Item book = Shelf.withAges(shelf.book(), ages, subjects);
    Item item =
        new Item(
            new ItemId(id),
            book.imprint(),
            book.type(),
            book.desk(),
            book.identity(),
            book.content(),
            book.lifecycle(),
            List.of(),
            List.of(),
            List.of());
    shelf.catalog.record(
        new Submission.WholeItem(item, new OrderKey(0, 1), Shelf.START, List.of()));
    return item.id();
  }

  @Test
  void readershipIsWhatThePublisherSays() {
    assertEquals(new Readership(new AgeRange(6, 8), false, true), readers(new AgeRange(6, 8)));
    assertEquals(new Readership(AgeRange.from(18), true, false), readers(AgeRange.from(18)));
    assertEquals(new Readership(null, false, false), readers(null, new Subject("thema", "FBA")));
    assertEquals(new Readership(null, false, true), readers(null, new Subject("thema", "YBG")));
    assertEquals(
        new Readership(AgeRange.from(12), false, true),
        readers(null, new Subject("thema", "5AC"), new Subject("thema", "5AN")),
        "of two ages the higher");
    assertEquals(
        new Readership(AgeRange.from(0), false, true), readers(null, new Subject("thema", "5ABF")));
    assertEquals(
        new Readership(AgeRange.from(18), true, true),
        readers(new AgeRange(6, 8), new Subject("thema", "FRX")),
        "a children's book that is marked is neither for children nor beside adults' titles");
    assertEquals(
        new Readership(new AgeRange(18, 99), true, true), readers(new AgeRange(16, 99), EROTICA));
    assertEquals(
        new Readership(null, false, false), readers(null, new Subject("warengruppe", "FP")));
  }

  private static Readership readers(@Nullable AgeRange ages, Subject... subjects) {
    return Readership.of(Shelf.withAges(new Shelf().book(), ages, subjects).content());
  }

  @Test
  void anAudienceIsReadAsItIsWritten() {
    Audience all =
        Audience.ANYBODY
            .within(SIX_TO_TEN, Set.of("en", "de"))
            .ofAges(AgeRange.from(8))
            .excluding(Set.of(Excluded.ADULT_TITLES, Excluded.UNKNOWN_AGES));
    assertEquals("6-10,8+|de,en|adult_titles,unknown_ages", all.text());
    for (Audience audience :
        List.of(all, Audience.ANYBODY, all.reading(Set.of("fr")), without(Excluded.UNKNOWN_AGES))) {
      assertEquals(audience, Audience.parse(audience.text()));
    }
    assertEquals("|*|", Audience.ANYBODY.text());
    assertThrows(IllegalArgumentException.class, () -> Audience.parse("6-10"));
  }

  @Test
  void aVerdictIdCarriesTheAudience() {
    Shelf shelf = Shelf.withBook();
    Context context = Context.recommend("DE").withAudience(Audience.ANYBODY.ofAges(SIX_TO_TEN));
    try (GateSession session = shelf.gate.open(context)) {
      VerdictId id = session.verdictId(Shelf.BOOK);
      assertEquals(id, VerdictId.parse(id.toString()));
      assertEquals(context, VerdictId.parse(id.toString()).context());
    }
  }
}
