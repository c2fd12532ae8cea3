package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.colophon.audience.RuleResolver.Problem;
import org.colophon.audience.RuleResolver.Resolution;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.junit.jupiter.api.Test;

class RuleResolverTest {
  @Test
  void resolvesRulesThatAreRight() {
    List<SegmentRule> expected =
        List.of(
            new SegmentRule.InLanguage(Set.of("de", "en")),
            new SegmentRule.OfType(Set.of(ContentType.BOOK)),
            new SegmentRule.OfImprint(Set.of(new ImprintId("nordufer"))),
            new SegmentRule.InTerritory(Set.of("DE")),
            new SegmentRule.ForAges(new AgeRange(5, 8)));
    Resolution resolution =
        RuleResolver.resolve(
            List.of(
                new WrittenRule.Languages(List.of("de", "en")),
                new WrittenRule.ContentTypes(List.of("book")),
                new WrittenRule.Imprints(List.of("nordufer")),
                new WrittenRule.Territories(List.of("DE")),
                new WrittenRule.Ages(5, 8)));
    assertEquals(new Resolution.Resolved(expected), resolution);
    assertEquals(expected, Segment.Rules.of(expected).all());
  }

  @Test
  void reportsEveryProblem() {
    Resolution resolution =
        RuleResolver.resolve(
            List.of(
                new WrittenRule.Languages(List.of("de", "german")),
                new WrittenRule.ContentTypes(List.of("novel")),
                new WrittenRule.Imprints(List.of("Nord Ufer")),
                new WrittenRule.Territories(List.of("Germany")),
                new WrittenRule.Ages(9, 8)));
    List<Problem> problems =
        resolution instanceof Resolution.Invalid(List<Problem> wrong) ? wrong : List.of();
    assertEquals(
        List.of("languages", "content_types", "imprints", "territories", "ages"),
        problems.stream().map(Problem::rule).toList());
    assertTrue(problems.getFirst().reason().contains("'german'"), problems.toString());
  }

  @Test
  void aListWithoutEntriesIsNoRule() {
    assertEquals(
        new Resolution.Resolved(List.of()),
        RuleResolver.resolve(List.of(new WrittenRule.Languages(List.of()))));
  }

  @Test
  void everyRuleHasToAdmitAndAnUnknownAgePassesNoRuleAboutAges() {
    Segment.Rules rules =
        new Segment.Rules(
            Set.of("de"),
            Set.of(ContentType.BOOK),
            Set.of(new ImprintId("a")),
            Set.of("DE"),
            new AgeRange(5, 8));
    assertTrue(rules.admit(candidate("de", ContentType.BOOK, "a", new AgeRange(8, 10), "DE")));
    AgeRange six = AgeRange.from(6);
    ImprintId a = new ImprintId("a");
    assertTrue(rules.admit(new SegmentRule.Candidate("und", ContentType.BOOK, a, six, null)));
    assertFalse(rules.admit(new SegmentRule.Candidate("de", ContentType.BOOK, a, null, "DE")));
    assertFalse(rules.admit(candidate("en", ContentType.BOOK, "a", new AgeRange(5, 8), "DE")));
    assertFalse(rules.admit(candidate("de", ContentType.NEWS, "a", new AgeRange(5, 8), "DE")));
    assertFalse(rules.admit(candidate("de", ContentType.BOOK, "b", new AgeRange(5, 8), "DE")));
    assertFalse(rules.admit(candidate("de", ContentType.BOOK, "a", new AgeRange(9, 12), "DE")));
    assertFalse(rules.admit(candidate("de", ContentType.BOOK, "a", new AgeRange(0, 4), "DE")));
    assertFalse(rules.admit(candidate("de", ContentType.BOOK, "a", new AgeRange(5, 8), "AT")));
  }

  private static SegmentRule.Candidate candidate(
      String language, ContentType type, String imprint, AgeRange ages, String territory) {
    return new SegmentRule.Candidate(language, type, new ImprintId(imprint), ages, territory);
  }
}
