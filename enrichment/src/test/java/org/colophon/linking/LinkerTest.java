package org.colophon.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Reference;
import org.colophon.models.Span;
import org.junit.jupiter.api.Test;

/// Every record, title and text here is invented.
class LinkerTest {
  private final Shelf shelf =
      new Shelf()
          .person("c-moeller", "Jörg Möller", "Jörg Möller schreibt Krimis.")
          .series("s-deich", "Die Deich-Saga")
          .imprint("nordufer", "Nordufer Verlag")
          .book("flut", "Die lange Flut", "Ein Roman vom Deich.", "c-moeller");

  @Test
  void findsAGenitiveAnUmlautSpelledOutAndASoftHyphen() {
    for (String text :
        List.of(
            "Das ist Jörg Möllers neues Buch.",
            "Gestern las Joerg Moeller im Rathaus.",
            "Gestern las Jörg Möl\u00adler im Rathaus.",
            "Jörg Möller’s Lesung.")) {
      Links links = shelf.links(text);
      assertEquals(List.of("contributor:c-moeller"), Shelf.entities(links), text);
    }
  }

  @Test
  void saysWhereARecordIsNamedAndCountsTheSurnameAloneToo() {
    String text = "Jörg Möller las. Danach sprach Möller über Möllers Deich.";
    Links.Link link = shelf.links(text).links().getFirst();
    assertEquals(List.of(new Span(0, 11), new Span(31, 37), new Span(43, 50)), link.spans());
    assertTrue(link.confidence() >= 0.8, "" + link.confidence());
  }

  @Test
  void findsInflectedNamesOfSeriesImprintsAndWorksAndLeavesTheItemItselfOut() {
    assertEquals(
        List.of("imprint:nordufer", "series:s-deich"),
        Shelf.entities(shelf.links("Der dritte Band der Deich-Saga des Nordufer Verlags.")));
    assertEquals(
        List.of("item:flut"), Shelf.entities(shelf.links("Sie las aus „Die lange Flut“ vor.")));
    Links own =
        shelf.links(
            Shelf.item(
                "flut",
                ContentType.BOOK,
                "Die lange Flut",
                "Die lange Flut.",
                null,
                null,
                List.of()));
    assertEquals(Links.NONE, own);
  }

  @Test
  void aTitleThatIsACommonWordNeedsQuotationMarks() {
    shelf.book("sommer", "Sommer", "Ein Roman.", null);
    assertEquals(List.of(), Shelf.entities(shelf.links("Der Sommer war heiß.")));
    assertEquals(List.of("item:sommer"), Shelf.entities(shelf.links("Er las aus „Sommer“.")));
  }

  @Test
  void namesDoNotReachAcrossSentences() {
    assertEquals(List.of(), Shelf.entities(shelf.links("Das sagte Jörg. Möller schwieg.")));
  }

  @Test
  void anImprintNamedLikeAPersonIsNotLinkedWhereTheNameFinderSeesAPerson() {
    shelf.imprint("sommerfeld", "Sommerfeld");
    String text = "Das sagte Sommerfeld am Abend.";
    assertEquals(List.of("imprint:sommerfeld"), Shelf.entities(shelf.links(text)));
    assertEquals(List.of(), Shelf.entities(shelf.tagged("Sommerfeld", "per").links(text)));
  }

  @Test
  void namesakesWithNothingToTellThemApartAreAmbiguous() {
    shelf.person("c-moeller-2", "Jörg Möller", "Jörg Möller schreibt Krimis.");
    Links links = shelf.links("Jörg Möller war da.");
    assertEquals(List.of(), links.links());
    Links.Ambiguous ambiguous = links.ambiguous().getFirst();
    assertEquals("Jörg Möller", ambiguous.label());
    assertEquals(
        List.of("contributor:c-moeller", "contributor:c-moeller-2"),
        ambiguous.candidates().stream().map(c -> c.target().entity()).sorted().toList());
  }

  @Test
  void aWorkASeriesOrACreditTellsNamesakesApart() {
    shelf.person("c-moeller-2", "Jörg Möller", "Jörg Möller schreibt Gedichte.");
    shelf.book("glas", "Das Glashaus am See", "Gedichte.", "c-moeller-2", "s-deich", List.of());

    Links byWork = shelf.links("Jörg Möller las aus „Das Glashaus am See“.");
    assertTrue(Shelf.entities(byWork).contains("contributor:c-moeller-2"), byWork.toString());
    assertEquals(
        "the text names the work “Das Glashaus am See”",
        byWork.links().stream()
            .filter(link -> link.target().entity().equals("contributor:c-moeller-2"))
            .findFirst()
            .orElseThrow()
            .because()
            .getFirst());

    Links bySeries = shelf.links("Jörg Möller und die Deich-Saga.");
    assertTrue(Shelf.entities(bySeries).contains("contributor:c-moeller-2"), bySeries.toString());

    Links byCredit =
        shelf.links(
            Shelf.item(
                "article",
                ContentType.NEWS,
                "Ein Gespräch",
                "Von Jörg Möller.",
                "c-moeller",
                null,
                List.of()));
    assertEquals(List.of("contributor:c-moeller"), Shelf.entities(byCredit));
  }

  @Test
  void lifeDatesTellNamesakesApartAndRuleOut() {
    Shelf two =
        new Shelf()
            .person("old", "Ada Kern", "Ada Kern (1855–1903) war Botanikerin.")
            .person("young", "Ada Kern", "Ada Kern wurde 1974 in Kiel geboren.");
    assertEquals(
        List.of("contributor:young"), Shelf.entities(two.links("Ada Kern (geb. 1974) liest.")));
    assertEquals(
        List.of("contributor:old"), Shelf.entities(two.links("Ada Kern (1855–1903) forschte.")));
    assertEquals(Links.NONE, two.links("Ada Kern (1790–1840) forschte."));
  }

  @Test
  void subjectsAndWordsTellNamesakesApart() {
    Shelf two =
        new Shelf()
            .person("cook", "Ada Kern", "Ada Kern kocht und schreibt über Suppen und Brot.")
            .person("star", "Ada Kern", "Ada Kern erforscht Sterne, Kometen und Teleskope.")
            .book(
                "suppen", "Suppen", "Eintopf.", "cook", null, List.of(new Subject("thema", "WB")));
    assertEquals(
        List.of("contributor:star"),
        Shelf.entities(two.links("Ada Kern zeigt Kometen und Sterne im Teleskop.")));
    Links bySubject =
        two.links(
            Shelf.item(
                "article",
                ContentType.NEWS,
                "Neu",
                "Ada Kern war da.",
                null,
                null,
                List.of(new Subject("thema", "WB"))));
    assertEquals(List.of("contributor:cook"), Shelf.entities(bySubject));
  }

  @Test
  void theYearTellsTheEntriesOfAnAwardApart() {
    shelf.award("a25", "Kieler Preis", "2025", "flut").award("a26", "Kieler Preis", "2026", "glas");
    assertEquals(
        List.of("award:a26"), Shelf.entities(shelf.links("Sie bekam 2026 den Kieler Preis.")));
    assertEquals(1, shelf.links("Sie bekam den Kieler Preis.").ambiguous().size());
  }

  @Test
  void followsTheCatalogue() {
    assertEquals(List.of(), Shelf.entities(shelf.links("Ute Brandt sprach.")));
    Reference brandt =
        new Reference.OfContributor(
            new Contributor(new ContributorId("c-brandt"), "Ute Brandt", null, null, null));
    shelf.put(brandt);
    assertEquals(
        List.of("contributor:c-brandt"), Shelf.entities(shelf.links("Ute Brandt sprach.")));
    assertTrue(shelf.index.knows("UTE BRANDT"));
    shelf.remove(brandt);
    assertEquals(List.of(), Shelf.entities(shelf.links("Ute Brandt sprach.")));
    shelf.book("flut", "Die kurze Flut", "Ein Roman.", "c-moeller");
    assertEquals(List.of(), Shelf.entities(shelf.links("Aus „Die lange Flut“.")));
    assertEquals(List.of("item:flut"), Shelf.entities(shelf.links("Aus „Die kurze Flut“.")));
  }
}
