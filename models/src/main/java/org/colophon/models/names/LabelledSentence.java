package org.colophon.models.names;

import java.util.List;
import org.colophon.models.AnalyzedText.Token;

/// A sentence in which a person marked the names.
///
/// @param names in order, none overlapping another
public record LabelledSentence(List<Token> tokens, List<Name> names) {
  public LabelledSentence {
    tokens = List.copyOf(tokens);
    names = List.copyOf(names);
    int free = 0;
    for (Name name : names) {
      if (name.first() < free || name.end() > tokens.size()) {
        throw new IllegalArgumentException(
            "names stand in order within " + tokens.size() + " tokens, got " + names);
      }
      free = name.end();
    }
  }

  /// A name over the tokens `[first, end)`.
  ///
  /// @param type a class, such as `PER`
  public record Name(int first, int end, String type) {
    public Name {
      if (first < 0 || end <= first || type.isBlank()) {
        throw new IllegalArgumentException(
            "a name has a class and a token at least, got '" + type + "' " + first + ".." + end);
      }
    }
  }
}
