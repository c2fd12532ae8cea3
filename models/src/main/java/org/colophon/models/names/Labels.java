package org.colophon.models.names;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.colophon.models.names.LabelledSentence.Name;

/// The labels of tokens for given classes: outside, and for each class begin, inside, end and
/// single. Label 0 is outside.
record Labels(List<String> types) {
  static final int OUTSIDE = 0;
  private static final int BEGIN = 0;
  private static final int INSIDE = 1;
  private static final int END = 2;
  private static final int SINGLE = 3;
  private static final int PLACES = 4;

  Labels {
    types = List.copyOf(types);
    if (types.isEmpty() || types.size() > 31) {
      throw new IllegalArgumentException("there are 1 to 31 classes, got " + types);
    }
  }

  /// The classes that occur, in alphabetical order.
  static Labels of(List<LabelledSentence> sentences) {
    TreeSet<String> types = new TreeSet<>();
    sentences.forEach(sentence -> sentence.names().forEach(name -> types.add(name.type())));
    return new Labels(List.copyOf(types));
  }

  int count() {
    return 1 + PLACES * types.size();
  }

  /// Whether a token labelled `after` may follow one labelled `before`.
  boolean allows(int before, int after) {
    if (!opens(before)) {
      return !continues(after);
    }
    return continues(after) && type(before) == type(after);
  }

  boolean mayBegin(int label) {
    return !continues(label);
  }

  boolean mayEnd(int label) {
    return !opens(label);
  }

  /// The label of each token.
  int[] encode(LabelledSentence sentence) {
    int[] labels = new int[sentence.tokens().size()];
    for (Name name : sentence.names()) {
      int type = types.indexOf(name.type());
      int last = name.end() - 1;
      for (int i = name.first(); i <= last; i++) {
        int place = i == name.first() ? BEGIN : i == last ? END : INSIDE;
        labels[i] = label(type, name.first() == last ? SINGLE : place);
      }
    }
    return labels;
  }

  /// The names that allowed labels spell.
  List<Name> decode(int[] labels) {
    List<Name> names = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (label == OUTSIDE) {
        continue;
      }
      first = continues(label) ? first : i;
      if (!opens(label)) {
        names.add(new Name(first, i + 1, types.get(type(label))));
      }
    }
    return names;
  }

  private static int label(int type, int place) {
    return 1 + PLACES * type + place;
  }

  private static int type(int label) {
    return (label - 1) / PLACES;
  }

  private static boolean opens(int label) {
    int place = (label - 1) % PLACES;
    return label != OUTSIDE && (place == BEGIN || place == INSIDE);
  }

  private static boolean continues(int label) {
    int place = (label - 1) % PLACES;
    return label != OUTSIDE && (place == INSIDE || place == END);
  }
}
