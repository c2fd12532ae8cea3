package org.colophon.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.colophon.catalog.Subject;
import org.colophon.vocabulary.SubjectCheck.Kind;
import org.colophon.vocabulary.SubjectCheck.Problem;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectCheckTest {
  private static final Vocabulary LIST =
      new Vocabulary(
          "s",
          "2",
          List.of(
              concept("F", null, null),
              concept("FF", "F", null),
              concept("FFX", "FF", null),
              concept("W", null, null),
              concept("WB", "W", null),
              concept("OLD", null, "WB"),
              concept("LONE", null, null)),
          Map.of("F", true, "W", false));

  private static Concept concept(
      String code, @Nullable String parent, @Nullable String replacedBy) {
    return new Concept(code, Map.of("en", code), Map.of(), Map.of(), parent, replacedBy);
  }

  private static List<Problem> problems(String... codes) {
    List<Subject> subjects = Arrays.stream(codes).map(code -> new Subject("s", code)).toList();
    return SubjectCheck.of(subjects, LIST);
  }

  @Test
  void saysWhatIsOddAboutSubjects() {
    assertEquals(List.of(), problems("FF"));
    assertEquals(List.of(new Problem(Kind.UNKNOWN, "ZZ", "")), problems("ZZ"));
    assertEquals(List.of(new Problem(Kind.REPLACED, "OLD", "WB")), problems("OLD"));
    assertEquals(List.of(new Problem(Kind.DUPLICATE, "FF", "")), problems("FF", "FF"));
    assertEquals(List.of(new Problem(Kind.IMPLIED, "F", "FFX")), problems("F", "FFX"));
    assertEquals(List.of(new Problem(Kind.COARSE, "F", "")), problems("F"));
    assertEquals(List.of(), problems("LONE"));
    assertEquals(List.of(new Problem(Kind.FICTION_AND_NONFICTION, "", "")), problems("FF", "WB"));
  }

  @Test
  void aCodeThatASelectionLeavesOutIsNotOdd() {
    Vocabulary selection =
        new Vocabulary("s", "1", List.of(concept("F", null, null)), Map.of(), true, Set.of());

    assertEquals(List.of(), SubjectCheck.of(List.of(new Subject("s", "FFZ")), selection));
  }

  @Test
  void codesThatASelectionLeavesOutAreComparedByTheirLetters() {
    Vocabulary selection =
        new Vocabulary(
            "thema",
            "1",
            List.of(concept("F", null, null), concept("WFH", null, null)),
            Map.of("F", true, "WFH", false),
            true,
            Set.of());
    assertEquals(List.of(new Problem(Kind.IMPLIED, "FFQ", "FFQX")), of(selection, "FFQ", "FFQX"));
    assertEquals(List.of(new Problem(Kind.COARSE, "W", "")), of(selection, "W"));
    assertEquals(List.of(), of(selection, "WFHX"));
    assertEquals(
        List.of(new Problem(Kind.FICTION_AND_NONFICTION, "", "")), of(selection, "FFQ", "WFHX"));
  }

  private static List<Problem> of(Vocabulary list, String... codes) {
    return SubjectCheck.of(
        Arrays.stream(codes).map(code -> new Subject(list.scheme(), code)).toList(), list);
  }

  @Test
  void reportsMoreThanTenAndLeavesOtherListsAlone() {
    List<Concept> many =
        IntStream.range(0, 11).mapToObj(i -> concept("C" + i, null, null)).toList();
    List<Subject> subjects = many.stream().map(c -> new Subject("m", c.code())).toList();
    Vocabulary list = new Vocabulary("m", "1", many);
    assertEquals(List.of(new Problem(Kind.TOO_MANY, "", "")), SubjectCheck.of(subjects, list));
    assertEquals(List.of(), SubjectCheck.of(subjects.subList(0, 10), list));
    assertEquals(List.of(), SubjectCheck.of(List.of(new Subject("other", "ZZ")), LIST));
  }

  @Test
  void aProposalBelowAGivenCodeIsMoreSpecific() {
    List<Subject> given = List.of(new Subject("s", "F"), new Subject("s", "WB"));
    assertEquals(
        List.of(new Problem(Kind.MORE_SPECIFIC, "F", "FFX")),
        SubjectCheck.moreSpecific(given, List.of("s:FFX", "s:WB", "s:LONE", "t:FF"), LIST));
  }
}
