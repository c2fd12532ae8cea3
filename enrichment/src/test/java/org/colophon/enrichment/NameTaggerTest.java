package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

class NameTaggerTest {
  @Test
  void aNameIsProposedOnceWithAllItsPlaces() {
    List<Annotation> tagged =
        tag(
            "Hamburg schläft. Nur Mirjam Falk ist wach in Hamburg.",
            Map.of("Hamburg", "LOC", "Mirjam Falk", "PER"));

    assertEquals(List.of("loc:hamburg", "per:mirjam falk"), values(tagged));
    assertEquals("Hamburg", tagged.getFirst().label());
    assertEquals(List.of(new Span(0, 7), new Span(45, 52)), tagged.getFirst().evidence());
  }

  @Test
  void aSurnameAloneCountsForTheFullName() {
    List<Annotation> tagged =
        tag("Mirjam Falk kam. Falk ging.", Map.of("Mirjam Falk", "PER", "Falk", "PER"));

    assertEquals(List.of("per:mirjam falk"), values(tagged));
    assertEquals(List.of(new Span(0, 11), new Span(17, 21)), tagged.getFirst().evidence());
  }

  @Test
  void aSurnameOfTwoPeopleStaysApart() {
    List<Annotation> tagged =
        tag(
            "Mirjam Falk und Jonas Falk kamen. Falk ging.",
            Map.of("Mirjam Falk", "PER", "Jonas Falk", "PER", "Falk", "PER"));

    assertEquals(List.of("per:mirjam falk", "per:jonas falk", "per:falk"), values(tagged));
  }

  @Test
  void anUnsureNameIsNotProposed() {
    assertEquals(
        List.of("loc:bremen"),
        values(tag("Ob Otto in Bremen?", Map.of("Bremen", "LOC", "Otto", "UNSURE"))));
  }

  @Test
  void aPlaceIsNoSurname() {
    List<Annotation> tagged =
        tag("Anna Bremen lebt in Bremen.", Map.of("Anna Bremen", "PER", "Bremen", "LOC"));

    assertEquals(List.of("per:anna bremen", "loc:bremen"), values(tagged));
  }

  @Test
  void aKitchenObjectIsNoPlace() {
    for (String object : List.of("Teekanne", "Badewanne", "Kochlöffel", "Apfelschale", "Tasse")) {
      assertEquals(
          List.of(),
          tag("Neben " + object + " und Tuch sitzt sie.", Map.of(object, "LOC")),
          object);
    }
  }

  @Test
  void currenciesMeasuresAndMonthsAreNoNames() {
    for (String word : List.of("Euro", "92 Grad", "US-Dollar", "Oktober", "Montag", "Prozent")) {
      assertEquals(List.of(), tag("Es sind " + word + " im Haus.", Map.of(word, "OTH")), word);
    }
  }

  @Test
  void aCommonNounIsAPlaceWhereOnlyNamesHaveNoArticle() {
    assertEquals(
        List.of("loc:hof"), values(tag("Sie wohnt in Hof an der Saale.", Map.of("Hof", "LOC"))));
    assertEquals(List.of(), tag("Sie wohnt auf einem Hof.", Map.of("Hof", "LOC")));
  }

  @Test
  void aCommonNounIsASurnameAfterATitleOrAFullName() {
    assertEquals(
        List.of("per:bauer"), values(tag("Da sprach Frau Bauer leise.", Map.of("Bauer", "PER"))));
    assertEquals(
        List.of("per:renate bauer"),
        values(
            tag("Renate Bauer kam. Bauer ging.", Map.of("Renate Bauer", "PER", "Bauer", "PER"))));
    assertEquals(List.of(), tag("Der Bauer ging heim.", Map.of("Bauer", "PER")));
  }

  @Test
  void onePersonUnderFourSpellingsIsOne() {
    List<Annotation> tagged =
        tag(
            "Bergmann, Ute (Hrsg.) sammelt. Ute Bergmann liest. U. Bergmann schreibt. Bergmann lacht.",
            Map.of("Ute Bergmann", "PER", "U. Bergmann", "PER", "Bergmann", "PER"));

    assertEquals(List.of("per:ute bergmann"), values(tagged));
    assertEquals("Ute Bergmann", tagged.getFirst().label());
    assertEquals(4, tagged.getFirst().evidence().size());
  }

  @Test
  void aNameIsShownWithoutTheEndingOfItsGenitive() {
    assertEquals(
        List.of("per:ute bergmann"),
        values(tag("Ute Bergmanns Garten blüht.", Map.of("Ute Bergmanns", "PER"))));
    assertEquals(
        List.of("per:gundi"),
        values(tag("Gundi lacht. Das sind Gundis.", Map.of("Gundi", "PER", "Gundis", "PER"))));
    assertEquals(List.of("per:jens"), values(tag("Hier steht Jens Auto.", Map.of("Jens", "PER"))));
  }

  @Test
  void whatHyphensJoinIsOneName() {
    assertEquals(
        List.of("per:hans-jörg amberger"),
        values(
            tag("Dort rät Hans-Jörg Amberger ab.", Map.of("Hans", "LOC", "Jörg Amberger", "PER"))));
    assertEquals(
        List.of("loc:wanne-eickel"),
        values(tag("Sie kommt aus Wanne-Eickel her.", Map.of("Wanne", "LOC", "Eickel", "LOC"))));
  }

  @Test
  void aProfessionIsNoPartOfTheName() {
    assertEquals(
        List.of("per:ella drache"),
        values(tag("Da jubelt Meister Ella Drache laut.", Map.of("Meister Ella Drache", "PER"))));
    assertEquals(
        List.of("per:bela karsunke"),
        values(tag("Es fragt Kommissar Bela Karsunke.", Map.of("Kommissar Bela Karsunke", "PER"))));
    assertEquals(
        List.of("per:tjorven"),
        values(tag("Da kam Tjorvens Vater heim.", Map.of("Tjorvens Vater", "PER"))));
  }

  @Test
  void anEnglishWordInSmallLettersIsNoName() {
    assertEquals(
        List.of(), tag("en", "Its blades rose slowly.", Map.of("blades", "ORG", "rose", "PER")));
    assertEquals(
        List.of("per:iona"),
        values(tag("en", "They read Iona's ledger.", Map.of("Iona's", "PER"))));
  }

  private static List<String> values(List<Annotation> annotations) {
    return annotations.stream().map(Annotation::value).toList();
  }

  private static List<Annotation> tag(String text, Map<String, String> names) {
    return tag("de", text, names);
  }

  private static List<Annotation> tag(String language, String text, Map<String, String> names) {
    AnalyzedText analysis = new WhitespaceAnalyzer(language).analyze(text);
    return new NameTagger(new Listed(language, names))
        .tag(new ItemText(language, "", text, "hash-1"), analysis);
  }

  /// Finds the names of a list, longer ones first; all as sure.
  private record Listed(String language, Map<String, String> names) implements EntityFinder {
    @Override
    public ModelId model() {
      return new ModelId("listed", "1", "0".repeat(64));
    }

    @Override
    public List<String> types() {
      return names.values().stream().distinct().sorted().toList();
    }

    @Override
    public List<Entity> find(AnalyzedText text) {
      List<Entity> found = new ArrayList<>();
      List<String> longestFirst =
          names.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList();
      for (String name : longestFirst) {
        for (int at = text.text().indexOf(name); at >= 0; at = text.text().indexOf(name, at + 1)) {
          Span span = new Span(at, at + name.length());
          if (found.stream().noneMatch(entity -> entity.span().overlaps(span))) {
            String type = names.getOrDefault(name, "OTH");
            found.add(new Entity(span, type, type.equals("UNSURE") ? 0.3 : 0.9));
          }
        }
      }
      return found.stream().sorted((a, b) -> a.span().compareTo(b.span())).toList();
    }
  }
}
