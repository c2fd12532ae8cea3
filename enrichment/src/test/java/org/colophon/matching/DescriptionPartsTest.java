package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Höfe im Haupterwerb. Keine Gartentipps und keine Hofromantik für Städter. | Gartentipps; Hofromantik für Städter
          Hebammen in eigener Praxis. Werdende Eltern sind nicht gemeint. | Werdende Eltern
          Rätselfreunde ab acht, aber keine Leichen. | Leichen
          Sie kaufen schmale Bände; Reime fürs Poesiealbum brauchen sie nicht. | Reime fürs Poesiealbum
          Wälzer mit Glossar. Drachen oder Zauberer gehören für sie nicht hinein. | Drachen oder Zauberer
          Langstreckenwanderer. Flughäfen meiden sie. | Flughäfen
          Freunde großer Fragen: Essay statt Lehrbuch. | Lehrbuch
          Heizung und Dämmung, ohne Werbesprache. | Werbesprache
          Routen und Wetterkunde interessieren sie, Skizirkus und Rekorde nicht. | Skizirkus und Rekorde
          Non-fiction about the past. No historical novels. | historical novels
          Kindly fantasy for grown readers without much bloodshed. | bloodshed
          Literary journeys. Guidebooks and hotel tips bore them. | Guidebooks and hotel tips
          Weekend cooks. They do not need a fifteen-minute traybake. | fifteen-minute traybake
          Law and settings interest them; scrap dealing does not. | scrap dealing
          They buy series and dislike graphic violence. | graphic violence
          """)
  void whatIsNotWantedIsTakenOut(String description, String unwanted) {
    DescriptionParts parts = DescriptionParts.of(description);
    assertEquals(List.of(unwanted.split("; ", -1)), parts.unwanted());
    parts.unwanted().forEach(phrase -> assertFalse(parts.wanted().contains(phrase), phrase));
    assertTrue(parts.wanted().length() > 12, parts.wanted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Romanleser. Achthundert Seiten schrecken sie nicht.",
        "Seefahrerromane; nautische Fachsprache stört sie nicht.",
        "Vielleser, nicht nur aus Hamburg",
        "Hobbyastronomen mit oder ohne eigenes Fernrohr",
        "Walkers in the Lakes. They are in no hurry.",
        "Parents, not only of toddlers",
        "Leserinnen von Krimis an der Küste"
      })
  void praiseAndCircumstancesStay(String description) {
    assertEquals(new DescriptionParts(description, List.of()), DescriptionParts.of(description));
  }

  @Test
  void aDescriptionOfNothingElseStaysWhole() {
    DescriptionParts parts = DescriptionParts.of("Keine Krimis");
    assertEquals("Keine Krimis", parts.wanted());
    assertEquals(List.of("Krimis"), parts.unwanted());
  }

  @Test
  void decomposedUmlautsAndSoftHyphensAreTheSame() {
    String written = "Ruhige Bände. Süßliche Reime hören sie nicht.";
    String other = Normalizer.normalize(written, Normalizer.Form.NFD).replace("Rei", "Rei\u00ad");
    assertEquals(DescriptionParts.of(written).unwanted(), DescriptionParts.of(other).unwanted());
    assertEquals(List.of("Süßliche Reime"), DescriptionParts.of(written).unwanted());
  }
}
