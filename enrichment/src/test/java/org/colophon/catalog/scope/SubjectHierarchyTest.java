package org.colophon.catalog.scope;

import static org.colophon.catalog.scope.SubjectHierarchy.BY_CODE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.catalog.Subject;
import org.junit.jupiter.api.Test;

class SubjectHierarchyTest {
  private static boolean includes(String broader, String narrower) {
    return BY_CODE.includes(subject(broader), subject(narrower));
  }

  private static Subject subject(String text) {
    int colon = text.indexOf(':');
    return new Subject(text.substring(0, colon), text.substring(colon + 1));
  }

  @Test
  void themaCodesIncludeThoseThatBeginWithThem() {
    assertTrue(includes("thema:FF", "thema:FF"));
    assertTrue(includes("thema:FF", "thema:FFC"));
    assertTrue(includes("thema:1D", "thema:1DFG-DE-B"));
    assertFalse(includes("thema:FFC", "thema:FF"));
    assertFalse(includes("thema:FF", "thema:FH"));
  }

  @Test
  void spellingsOfASchemeAndOfACodeAreOne() {
    for (String other :
        new String[] {"Thema:ffc", "THEMA:FFC", "thema-code:FFC", "93:FFC", "Thema Code:F FC"}) {
      assertTrue(includes("thema:FF", other), other);
      assertTrue(includes(other, "thema:FFCX"), other);
    }
    assertTrue(includes("mediatopics:20000001", "iptc:medtop:20000001"));
  }

  @Test
  void inOtherSchemesCodesAloneSayNothing() {
    assertFalse(includes("topics:sport", "topics:sports-cars"));
    assertFalse(includes("thema:FF", "bisac:FF"));
    assertFalse(includes("thema:x:", "thema:FF"));
    assertTrue(includes("topics:sport", "topics:sport"));
  }
}
