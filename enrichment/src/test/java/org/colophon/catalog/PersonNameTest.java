package org.colophon.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonNameTest {
  private static boolean credits(String name, String credit) {
    return PersonName.allIn(credit).stream().anyMatch(PersonName.of(name)::isSame);
  }

  @Test
  void oneNameInAllItsForms() {
    for (String credit :
        List.of(
            "Zoë Müller",
            "Müller, Zoë",
            "MÜLLER ZOE",
            "Mueller, Zoe",
            "Mu\u0308ller, Zoe\u0308",
            "Dr. Zoë Müller",
            "Müller, Zoë, Dr.",
            "Prof. Dr. Zoë Mül\u00ADler (Hrsg.)",
            "Zoë\u00A0Müller",
            "Ben Roth und Zoë Müller",
            "Roth, Ben; Müller, Zoë",
            "Roth, Ben, Müller, Zoë",
            "Zoë Müller, Ben Roth",
            "Zoë Müller & Ben Roth",
            "Ben Roth/Zoë Müller",
            "mit Zoë Müller")) {
      assertTrue(credits("Zoë Müller", credit), credit);
    }
  }

  @Test
  void otherNamesAreOthers() {
    for (String credit :
        List.of(
            "Zoë Müller-Lund",
            "Zoë Maria Müller",
            "Z. Müller",
            "Müller",
            "Ben Müller",
            "Müller, Ben, Roth, Zoë",
            "")) {
      assertFalse(credits("Zoë Müller", credit), credit);
    }
    assertFalse(credits("", ""));
    assertFalse(credits("Zoë", "Müller, Zoë"));
    assertTrue(credits("Banksy", "Banksy"));
  }

  @Test
  void aTextNamesAPersonInFullOnly() {
    PersonName name = PersonName.of("Zoë Müller");
    for (String text :
        List.of(
            "Lesung mit Zoë Müller, Hamburg",
            "Zoë Müllers Preis",
            "Preis an Müller, Zoë",
            "ZOE MUELLER")) {
      assertTrue(name.isNamedIn(text), text);
    }
    for (String text : List.of("Zoë liest. Bei Müller gibt es Brot.", "Zoë", "", "Müller")) {
      assertFalse(name.isNamedIn(text), text);
    }
    assertFalse(PersonName.of("Banksy").isNamedIn("Banksy war hier"));
    assertEquals(List.of("zo", "muller"), name.words());
  }
}
