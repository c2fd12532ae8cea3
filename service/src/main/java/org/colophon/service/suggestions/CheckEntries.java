package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.editorial.SuggestionContext.OddSubject;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.colophon.subjects.Threshold;
import org.colophon.text.ReadableText;
import org.colophon.text.ReadingTime;
import org.colophon.vocabulary.SubjectCheck;
import org.jspecify.annotations.Nullable;

/// The checks that were made about a text.
final class CheckEntries {
  private CheckEntries() {}

  /// The time that reading takes.
  @SchemaName("ReadingTime")
  @Description(
      "How long the text takes to read: 238 words a minute in English (Brysbaert 2019), 184 in other"
          + " languages (IReST 2012, read aloud).")
  record Reading(long minutes, int words, int wordsPerMinute) {
    static Reading of(ReadingTime time) {
      return new Reading(time.minutes(), time.words(), time.wordsPerMinute());
    }
  }

  /// A problem of the publisher's own subjects.
  @SchemaName("OddSubject")
  record Subject(
      String scheme,
      SubjectCheck.Kind problem,
      @Nullable String code,
      @Description("A code to use.") @Nullable String instead) {
    static Subject of(OddSubject odd) {
      SubjectCheck.Problem problem = odd.problem();
      return new Subject(
          odd.scheme(),
          problem.kind(),
          problem.code().isEmpty() ? null : problem.code(),
          problem.instead().isEmpty() ? null : problem.instead());
    }
  }

  /// The threshold above which subjects of a scheme are proposed.
  @SchemaName("Threshold")
  record SubjectThreshold(String scheme, double least, @Nullable Measured measured) {
    static SubjectThreshold of(Threshold threshold) {
      return new SubjectThreshold(
          threshold.scheme(),
          Scores.rounded(threshold.least()),
          threshold.measured().map(Measured::of).orElse(null));
    }
  }

  /// The measured effect of a threshold on texts that were held out.
  @SchemaName("ThresholdMeasured")
  record Measured(
      @Description("The share of right proposals that it was set for.") double promised,
      @Description("The share of right proposals that it reached.") double precision,
      @Description("The share of confirmed subjects that it proposes.") double found,
      @Description("The number of texts.") int texts) {
    static Measured of(Threshold.Measured measured) {
      return new Measured(
          Scores.rounded(measured.promised()),
          Scores.rounded(measured.precision()),
          Scores.rounded(measured.found()),
          measured.texts());
    }
  }

  /// A day that the text promises something for and that is over.
  @SchemaName("OverdueDay")
  record Overdue(String day, QuoteEntry evidence) {
    static List<Overdue> of(List<Annotation> dates, ReadableText text) {
      return dates.stream()
          .map(date -> new Overdue(date.value(), QuoteEntry.of(date.evidence().getFirst(), text)))
          .toList();
    }
  }
}
