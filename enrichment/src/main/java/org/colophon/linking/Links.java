package org.colophon.linking;

import java.util.List;
import org.colophon.models.Span;

/// The publisher's records that a text names.
///
/// @param links surest first
/// @param ambiguous names that several records have and nothing tells apart
public record Links(List<Link> links, List<Ambiguous> ambiguous) {
  public static final Links NONE = new Links(List.of(), List.of());

  public Links {
    links = List.copyOf(links);
    ambiguous = List.copyOf(ambiguous);
  }

  /// A link to a record.
  ///
  /// @param spans where in the text; empty when the title alone names it
  /// @param confidence in [0, 1]; a match score, not a probability
  /// @param because what speaks for it, in words; most telling first
  public record Link(
      KnownRecord target, List<Span> spans, double confidence, List<String> because) {
    public Link {
      spans = List.copyOf(spans);
      because = List.copyOf(because);
    }
  }

  /// A name of several records.
  ///
  /// @param label as written
  /// @param candidates likeliest first
  public record Ambiguous(String label, List<Span> spans, List<Candidate> candidates) {
    public Ambiguous {
      spans = List.copyOf(spans);
      candidates = List.copyOf(candidates);
    }
  }

  /// One of the records that a name may mean.
  ///
  /// @param because what speaks for it; empty when nothing does
  public record Candidate(KnownRecord target, List<String> because) {
    public Candidate {
      because = List.copyOf(because);
    }
  }
}
