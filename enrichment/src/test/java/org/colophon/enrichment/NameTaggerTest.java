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

  private static List<String> values(List<Annotation> annotations) {
    return annotations.stream().map(Annotation::value).toList();
  }

  private static List<Annotation> tag(String text, Map<String, String> names) {
    AnalyzedText analysis = new WhitespaceAnalyzer("de").analyze(text);
    return new NameTagger(new Listed(names)).tag(new ItemText("de", "", text, "hash-1"), analysis);
  }

  /// Finds the names of a list, longer ones first; all as sure.
  private record Listed(Map<String, String> names) implements EntityFinder {
    @Override
    public ModelId model() {
      return new ModelId("listed", "1", "0".repeat(64));
    }

    @Override
    public String language() {
      return "de";
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
