package org.colophon.service.suggestions;

import java.time.Instant;
import java.util.List;
import org.colophon.editorial.SuggestionContext;
import org.colophon.linking.KnownRecord;
import org.colophon.linking.Links;
import org.colophon.linking.RecordFact;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.text.ReadableText;
import org.jspecify.annotations.Nullable;

/// The publisher's records around a text.
final class RecordEntries {
  private RecordEntries() {}

  /// A name that several records have.
  @SchemaName("AmbiguousName")
  record Ambiguous(String label, List<QuoteEntry> evidence, List<Candidate> candidates) {
    static Ambiguous of(Links.Ambiguous name, ReadableText text) {
      return new Ambiguous(
          name.label(),
          QuoteEntry.of(name.spans(), text),
          name.candidates().stream().map(Candidate::of).toList());
    }
  }

  /// One of the records that a name may mean.
  @SchemaName("AmbiguousCandidate")
  record Candidate(
      String entity,
      KnownRecord.Kind kind,
      String name,
      @Description("What speaks for it.") List<String> because) {
    static Candidate of(Links.Candidate candidate) {
      KnownRecord known = candidate.target();
      return new Candidate(known.entity(), known.kind(), known.name(), candidate.because());
    }
  }

  /// A record that the text or its item is linked to, and what it brings.
  @SchemaName("LinkedRecord")
  record Linked(
      String entity,
      KnownRecord.Kind kind,
      String name,
      SuggestionContext.Via via,
      List<LinkedFact> facts) {
    static Linked of(SuggestionContext.LinkedRecord linked) {
      KnownRecord known = linked.target();
      return new Linked(
          known.entity(),
          known.kind(),
          known.name(),
          linked.via(),
          linked.facts().stream().map(LinkedFact::of).toList());
    }
  }

  /// A fact of a record.
  @SchemaName("RecordFact")
  record LinkedFact(
      RecordFact.Kind kind,
      String entity,
      String text,
      RecordFact.State state,
      @Nullable Instant until) {
    static LinkedFact of(RecordFact fact) {
      return new LinkedFact(fact.kind(), fact.entity(), fact.text(), fact.state(), fact.until());
    }
  }
}
