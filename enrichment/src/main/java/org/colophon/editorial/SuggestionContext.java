package org.colophon.editorial;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.linking.KnownRecord;
import org.colophon.linking.Links;
import org.colophon.linking.RecordFact;
import org.colophon.subjects.Threshold;
import org.colophon.text.ReadingTime;
import org.colophon.vocabulary.SubjectCheck;

/// The context shown to an editor beside the suggestions: publisher's records, reading time, and
/// promised days that are over.
///
/// @param ambiguous names that several records have
/// @param records those that the item is linked to or that its text names, and what they bring
/// @param subjects what is odd about the subjects that the publisher gave
/// @param thresholds from where on subjects are proposed
/// @param overdue days that an article promises something for and that are over; never of a book
public record SuggestionContext(
    List<Links.Ambiguous> ambiguous,
    List<LinkedRecord> records,
    ReadingTime reading,
    List<OddSubject> subjects,
    List<Threshold> thresholds,
    List<Annotation> overdue) {
  public SuggestionContext {
    ambiguous = List.copyOf(ambiguous);
    records = List.copyOf(records);
    subjects = List.copyOf(subjects);
    thresholds = List.copyOf(thresholds);
    overdue = List.copyOf(overdue);
  }

  /// A record linked to the item, with its facts.
  public record LinkedRecord(KnownRecord target, Via via, List<RecordFact> facts) {
    public LinkedRecord {
      facts = List.copyOf(facts);
    }
  }

  /// A problem with the subjects of one vocabulary.
  public record OddSubject(String scheme, SubjectCheck.Problem problem) {}

  /// The origin of a link between an item and a record.
  public enum Via {
    /// Its source says so.
    STATED,
    /// A person said so here.
    ACCEPTED,
    /// Its text names it; nothing is said to readers before somebody accepts that.
    FOUND
  }
}
