package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;

/// The definition of a segment that nobody has clicked yet: its name, and up to five example books,
/// the first ones of the training part.
final class SegmentExamples {
  static final int MOST = 5;
  private static final int DEEPEST = 1;

  private SegmentExamples() {}

  /// The examples of each label that the set defines, else of each label of the two upper levels.
  static SortedMap<String, List<Example.Text>> of(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Set<String> defined = context.definition().gold().labels().keySet();
    SortedMap<String, List<Example.Text>> examples = new TreeMap<>();
    defined.forEach(label -> examples.put(label, new ArrayList<>()));
    for (Example.Text book : train) {
      for (String label : book.gold()) {
        if (defined.contains(label)
            || (defined.isEmpty() && context.hierarchy().level(label) <= DEEPEST)) {
          List<Example.Text> some = examples.computeIfAbsent(label, l -> new ArrayList<>());
          if (some.size() < MOST) {
            some.add(book);
          }
        }
      }
    }
    return examples;
  }

  /// The direction of the vectors' sum.
  static Embedding mean(List<Embedding> vectors) {
    float[] sum = new float[vectors.getFirst().dim()];
    for (Embedding vector : vectors) {
      float[] values = vector.toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    return Embedding.normalized(sum);
  }
}
