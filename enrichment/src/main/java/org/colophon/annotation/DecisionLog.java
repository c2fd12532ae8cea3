package org.colophon.annotation;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.similarity.MinHashSignature;
import org.colophon.text.ItemText;

/// What people said of the machine's proposals; append-only. Thread-safe.
public interface DecisionLog {
  void append(Decision decision);

  /// The latest decision per kind and value, for one item.
  List<Decision> of(ItemId id);

  /// One answer of one person.
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

    /// Whether it was answered on this text or on one much like it: a rejection counts until the
    /// text changes materially.
    public boolean isOf(ItemText text) {
      return textHash.equals(text.textHash())
          || MinHashSignature.isMuchTheSame(basis.sketch(), text);
    }
  }

  /// What a person answered on.
  ///
  /// @param label as it was shown; empty when nobody said
  /// @param madeBy name, version and digest of the model that proposed it; empty when none did
  /// @param insteadOf the proposal that was edited into this; empty when none was
  /// @param sketch of the text, see [MinHashSignature]; empty when nobody said
  record Basis(Origin origin, String label, String madeBy, String insteadOf, String sketch) {
    public static final Basis UNKNOWN = new Basis(Origin.MACHINE, "", "", "", "");
  }

  /// Who a value comes from.
  enum Origin {
    /// A machine proposed it.
    MACHINE,
    /// A machine proposed something that a person edited into it.
    MACHINE_EDITED,
    /// A person set it.
    HUMAN
  }

  /// What was answered.
  enum Answer {
    ACCEPTED,
    REJECTED,
    /// Takes back an earlier answer.
    REVOKED
  }
}
