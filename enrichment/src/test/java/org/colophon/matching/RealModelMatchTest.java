package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.matching.testing.Workbench;
import org.colophon.models.Embedder;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The bundled models find the sensible segment for short texts of ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealModelMatchTest {
  private final Embedder embedder = Embedders.open(Embedders.STANDARD);
  private final Workbench bench =
      new Workbench(
          embedder,
          OpenNlpModels.languageDetector(),
          Map.of("de", OpenNlpModels.analyzer("de"), "en", OpenNlpModels.analyzer("en")));

  @BeforeAll
  void segments() {
    bench.put(
        Workbench.segment(
            "garten",
            "de",
            "Feierabendgärtner",
            "Menschen mit Garten oder Balkon, die über Aussaat, Kompost und Gemüse nachlesen."),
        Workbench.segment(
            "krimi",
            "de",
            "Krimileser",
            "Leserinnen und Leser von Kriminalromanen mit Kommissar, Mord und spannendem Fall."),
        Workbench.segment(
            "steuern",
            "de",
            "Selbständige",
            "Selbständige, die Auskunft zu Steuern, Finanzamt und Buchhaltung suchen."),
        Workbench.segment(
            "football",
            "en",
            "Football supporters",
            "People who follow football clubs, read match reports and old stories of the terraces."),
        Workbench.segment(
            "cinema",
            "en",
            "Cinema goers",
            "People who see films in small cinemas and read reviews and festival reports."));
  }

  @AfterAll
  void close() {
    embedder.close();
  }

  @Test
  void findsTheSegmentOfAGermanGardenBook() {
    assertEquals(
        "garten",
        best(
            "Vier Beete, ein Jahr",
            "Im März kommt die erste Aussaat unter Glas, im Juni hängen die Bohnen am Draht."
                + " Die Autorin zeigt, wie aus einer vernachlässigten Parzelle ein Gemüsegarten"
                + " wird, und was sie ihrem Kompost nie wieder antun würde."));
  }

  @Test
  void findsTheSegmentOfAGermanCrimeNovel() {
    assertEquals(
        "krimi",
        best(
            "Niedrigwasser",
            "Als im Schleusenbecken eine Leiche auftaucht, glaubt niemand an einen Unfall."
                + " Kommissarin Wiebke Tamm kennt das halbe Dorf, und das halbe Dorf hatte einen"
                + " Grund. Der Mörder sitzt in der ersten Reihe, als der Chor probt."));
  }

  @Test
  void findsTheSegmentOfAGermanServicePiece() {
    assertEquals(
        "steuern",
        best(
            "Wenn das Finanzamt schätzt",
            "Wer seine Umsatzsteuer zu spät meldet, bekommt Post mit einer Schätzung. So legen"
                + " Freiberufler Einspruch ein, welche Frist gilt und welche Belege das Amt"
                + " sehen will."));
  }

  @Test
  void findsTheSegmentOfAnEnglishMatchReport() {
    assertEquals(
        "football",
        best(
            "Ten men hold on at the Quayside",
            "A header in the ninth minute was enough. The home side lost their captain to a red"
                + " card before the break, and for an hour the keeper punched away everything the"
                + " visiting strikers sent over, while the away end sang itself hoarse."));
  }

  @Test
  void findsTheSegmentOfAnEnglishFilmPiece() {
    assertEquals(
        "cinema",
        best(
            "The last reel at the Orpheum",
            "For forty years the projectionist threaded the same machine. On Friday the little"
                + " house shows its final film, a silent comedy with live piano, and the director"
                + " of the winter festival will say a few words before the curtain."));
  }

  private String best(String title, String text) {
    SegmentMatches matches =
        bench.matcher.segmentsFor(
            new MatchRequest(
                bench.pipeline.enrich(new ItemText("und", title, text, "h")),
                ContentType.BOOK,
                new ImprintId("books"),
                Set.of()));
    return matches.matches().isEmpty()
        ? matches.note()
        : matches.matches().getFirst().segment().id().value();
  }
}
