package org.colophon.eval.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.colophon.eval.sets.Example;
import org.junit.jupiter.api.Test;

/// What must not be in both parts, and how parts are made.
class LeakageTest {
  private static final String STORY =
      "the old ferry left the harbour at noon with forty people two dogs and a crate of oranges";

  @Test
  void findsTheSameWordsWhateverTheirCaseAndSigns() {
    Leakage leakage =
        Leakage.between(
            List.of(text("a", STORY)), List.of(text("b", "The OLD ferry, " + STORY.substring(14))));
    assertEquals(new Leakage(1, 0, List.of("b")), leakage);
  }

  @Test
  void findsNearlyTheSameText() {
    String edited = STORY.replace("oranges", "lemons");
    Leakage leakage =
        Leakage.between(
            List.of(text("a", STORY)),
            List.of(text("b", edited), text("c", "quite another story")));
    assertEquals(new Leakage(0, 1, List.of("b")), leakage);
  }

  @Test
  void doesNotCallAnotherTextADuplicate() {
    String other =
        "the old ferry left the harbour at noon and sank on a rock before the evening came";
    assertEquals(
        Leakage.NONE, Leakage.between(List.of(text("a", STORY)), List.of(text("b", other))));
    assertEquals(Leakage.NONE, Leakage.between(List.of(), List.of(text("b", other))));
  }

  @Test
  void partsTheSameWayWhateverTheOrder() {
    List<Example.Text> examples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      examples.add(text("d" + i, "text " + i));
    }
    List<Example.Text> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(3));
    assertEquals(byId(examples, 1), byId(shuffled, 1));
    assertNotEquals(byId(examples, 1), byId(examples, 2), "another seed parts differently");
    Map<Integer, Integer> sizes = new HashMap<>();
    byId(examples, 1).values().forEach(fold -> sizes.merge(fold, 1, Integer::sum));
    assertEquals(Map.of(0, 10, 1, 10, 2, 10, 3, 10, 4, 10), sizes);
  }

  @Test
  void keepsAGroupTogether() {
    List<Example.Text> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TreeMap<String, String> facets = new TreeMap<>();
      facets.put("group", "g" + i / 2);
      examples.add(new Example.Text("d" + i, new TreeMap<>(), List.of(), facets));
    }
    List<Integer> folds = Folds.of(examples, 5, 1);
    for (int i = 0; i < 40; i += 2) {
      assertEquals(folds.get(i), folds.get(i + 1));
    }
  }

  private static Map<String, Integer> byId(List<Example.Text> examples, long seed) {
    List<Integer> folds = Folds.of(examples, 5, seed);
    Map<String, Integer> byId = new TreeMap<>();
    for (int i = 0; i < examples.size(); i++) {
      byId.put(examples.get(i).id(), folds.get(i));
    }
    return byId;
  }

  private static Example.Text text(String id, String body) {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("body", body);
    return new Example.Text(id, fields, List.of(), new TreeMap<>());
  }
}
