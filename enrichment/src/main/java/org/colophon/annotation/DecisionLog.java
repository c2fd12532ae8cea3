package org.colophon.annotation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.similarity.MinHashSignature;
import org.colophon.text.SentenceFingerprints;
import org.colophon.text.TextNormalizer;

/// An append-only log of people's decisions on the machine's proposals. Thread-safe.
public interface DecisionLog {
  /// The kind of decisions about segments.
  String SEGMENT = "SEGMENT";

  void append(Decision decision);

  /// The latest decision per kind and value, for one item.
  List<Decision> of(ItemId id);

  /// The subjects that people accepted for an item, under the codes that they saw.
  default List<Subject> acceptedSubjects(ItemId id) {
    return of(id).stream()
        .filter(decision -> decision.answer() == Answer.ACCEPTED)
        .filter(decision -> decision.kind().equals(Annotation.Kind.SUBJECT.name()))
        .map(Decision::value)
        .filter(value -> value.indexOf(':') > 0 && value.indexOf(':') < value.length() - 1)
        .map(value ->
            new Subject(
                value.substring(0, value.indexOf(':')), value.substring(value.indexOf(':') + 1)))
        .toList();
  }

  /// The last decisions about any item, the last one first.
  List<Decision> recent(int limit);

  /// The items with a decision of a kind.
  Set<ItemId> decided(String kind);

  /// One decision by one person.
  ///
  /// @param kind `SEGMENT` or the name of an [Annotation.Kind]
  /// @param value the segment's id or the annotation's value
  /// @param decidedBy who; a login or a desk
  /// @param textHash the text facet that was seen
  /// @param basis what was answered on
  record Decision(
      ItemId item,
      String kind,
      String value,
      Answer answer,
      String decidedBy,
      Instant at,
      String textHash,
      Basis basis) {

    /// An answer to a proposal of a machine that nobody described.
    public Decision(
        ItemId item,
        String kind,
        String value,
        Answer answer,
        String decidedBy,
        Instant at,
        String textHash) {
      this(item, kind, value, answer, decidedBy, at, textHash, Basis.UNKNOWN);
    }

    /// The annotation that it is about, as the person saw or set it; empty for a segment.
    public Optional<Annotation> annotation() {
      return kind.equals(SEGMENT)
          ? Optional.empty()
          : Optional.of(
              new Annotation(
                  Annotation.Kind.valueOf(kind),
                  value,
                  basis.label().isEmpty() ? value : basis.label(),
                  List.of(),
                  1,
                  basis.madeBy().isEmpty() ? "a person" : basis.madeBy(),
                  textHash));
    }

    /// The same decision, about what replaced its value.
    public Decision about(String value, String label) {
      return new Decision(
          item, kind, value, answer, decidedBy, at, textHash, basis.withLabel(label));
    }

    /// Whether it is about a value of that kind.
    public boolean isAbout(String kind, String value) {
      return this.kind.equals(kind)
          && TextNormalizer.normalize(this.value).equals(TextNormalizer.normalize(value));
    }

    /// Whether it is about a proposal. A summary is its sentences, wherever they stand.
    public boolean isAbout(Annotation proposal) {
      String name = proposal.kind().name();
      boolean summary = proposal.kind() == Annotation.Kind.SUMMARY && !basis.label().isEmpty();
      return summary
          ? kind.equals(name)
              && TextNormalizer.normalize(basis.label())
                  .equals(TextNormalizer.normalize(proposal.label()))
          : isAbout(name, proposal.value());
    }

    /// Whether the evidence of a proposal for a text is what the person saw: a rejection counts
    /// until its own evidence changes, and text that is only added changes none.
    ///
    /// @param now the text that the proposal is for
    public boolean sawEvidenceOf(Annotation proposal, SentenceFingerprints now) {
      boolean whole =
          switch (proposal.kind()) {
            case SUBJECT, LANGUAGE -> proposal.evidence().isEmpty();
            case KEYPHRASE, ENTITY, LINK, SUMMARY, DATE -> false;
          };
      if (whole || !SentenceFingerprints.isEncoded(basis.signature())) {
        return sawTextOf(now);
      }
      return textHash.equals(now.text().textHash())
          || now.isEvidenceIn(basis.signature(), proposal.evidence());
    }

    /// Whether a text as a whole is what the person saw, whatever was added: what an answer about a
    /// segment rests on.
    public boolean sawTextOf(SentenceFingerprints now) {
      if (textHash.equals(now.text().textHash())) {
        return true;
      }
      return SentenceFingerprints.isEncoded(basis.signature())
          ? now.isSameTextAs(basis.signature())
          : MinHashSignature.isMuchTheSame(basis.signature(), now.text());
    }
  }

  /// The latest answer per kind and value; what differs only by case, blanks or markup is one
  /// value.
  ///
  /// @param answers in the order in which they were given
  static List<Decision> latest(List<Decision> answers) {
    Map<String, Decision> latest = new LinkedHashMap<>();
    for (Decision decision : answers) {
      String key = decision.kind() + " " + TextNormalizer.normalize(decision.value());
      latest.remove(key);
      latest.put(key, decision);
    }
    return List.copyOf(latest.values());
  }

  /// The state that a person's decision was based on.
  ///
  /// @param label as it was shown; empty when nobody said
  /// @param madeBy name, version and digest of the model that proposed it; empty when none did
  /// @param insteadOf the proposal that was edited into this; empty when none was
  /// @param signature of the text, see [SentenceFingerprints#encoded]; of answers from before see
  ///   [MinHashSignature]; empty when nobody said
  record Basis(Origin origin, String label, String madeBy, String insteadOf, String signature) {
    public static final Basis UNKNOWN = new Basis(Origin.MACHINE, "", "", "", "");

    /// The same, shown under another label.
    Basis withLabel(String other) {
      return new Basis(origin, other, madeBy, insteadOf, signature);
    }
  }

  /// The origin of a value: the machine, the machine with a person's edit, or a person.
  enum Origin {
    /// A machine proposed it.
    MACHINE,
    /// A machine proposed something that a person edited into it.
    MACHINE_EDITED,
    /// A person set it.
    HUMAN
  }

  /// A person's answer to a proposal.
  enum Answer {
    ACCEPTED,
    REJECTED,
    /// Takes back an earlier answer.
    REVOKED
  }
}
