package org.colophon.matching;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// The terms by which subjects are compared: a code and its parents. Thema goes from general to
/// exact by prefix, so that `thema:FFP` is also `thema:FF` and `thema:F`; codes of other schemes
/// stand for themselves.
public final class SubjectTerms {
  private static final String THEMA = "thema:";

  private SubjectTerms() {}

  /// The given `scheme:code`s and their parents.
  public static Set<String> withParents(Collection<String> subjects) {
    Set<String> terms = new LinkedHashSet<>();
    for (String subject : subjects) {
      terms.add(subject);
      if (subject.startsWith(THEMA)) {
        for (int end = subject.length() - 1; end > THEMA.length(); end--) {
          terms.add(subject.substring(0, end));
        }
      }
    }
    return terms;
  }
}
