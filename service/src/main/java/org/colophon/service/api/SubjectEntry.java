package org.colophon.service.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Subject;
import org.jspecify.annotations.Nullable;

/// A subject by the code of a scheme.
@SchemaName("Subject")
public record SubjectEntry(
    @Text(max = 40) String scheme,
    @Text(max = 80) String code,
    @Description("Whether it is the main one; at most one is.") @Nullable Boolean main) {

  /// Subjects of which the first is the main one.
  public static List<SubjectEntry> of(List<Subject> subjects) {
    List<SubjectEntry> entries = new ArrayList<>();
    for (Subject subject : subjects) {
      entries.add(
          new SubjectEntry(
              subject.scheme(), subject.code(), entries.isEmpty() ? Boolean.TRUE : null));
    }
    return entries;
  }

  /// The subjects, the main one first.
  ///
  /// @param pointer the JSON pointer of the list
  /// @throws ApiException when one is listed twice or two are main
  public static List<Subject> toSubjects(List<SubjectEntry> entries, String pointer) {
    Set<Subject> subjects = new LinkedHashSet<>();
    Subject main = null;
    for (int i = 0; i < entries.size(); i++) {
      SubjectEntry entry = entries.get(i);
      Subject subject = new Subject(entry.scheme(), entry.code());
      if (!subjects.add(subject)) {
        throw repeated(pointer + "/" + i + "/code", "is listed twice", "list each subject once");
      }
      if (Boolean.TRUE.equals(entry.main())) {
        if (main != null) {
          throw repeated(
              pointer + "/" + i + "/main", "marks a second main subject", "mark only one");
        }
        main = subject;
      }
    }
    List<Subject> ordered = new ArrayList<>(subjects);
    if (main != null) {
      ordered.remove(main);
      ordered.addFirst(main);
    }
    return ordered;
  }

  private static ApiException repeated(String pointer, String reason, String fix) {
    return new ApiException(ErrorCode.REPEATED, pointer, reason, fix);
  }
}
