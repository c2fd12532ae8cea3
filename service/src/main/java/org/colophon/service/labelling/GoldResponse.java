package org.colophon.service.labelling;

import java.util.List;
import org.colophon.eval.labelling.GoldSet;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A labelled set of what people agree on.
@SchemaName("GoldLabels")
@Description("What people agree on, as a labelled set.")
public record GoldResponse(
    LabellingId set,
    Origin origin,
    @Description("How many must have given the same answer.") int confirmations,
    @Description("Items that people agree on.") int items,
    @Description("Items that too few people decided on.") int open,
    @Description("Items of the sample that editors may not see now.") int leftOut,
    @Description("Items on which people do not agree.") List<DisagreementEntry> disputed,
    @Description("The set's description in YAML.") String description,
    @Description("The set's file, one JSON object a line.") String lines) {

  /// The maker of the labels.
  public enum Origin {
    HUMAN
  }

  static GoldResponse of(GoldSet gold) {
    return new GoldResponse(
        gold.labelling().id(),
        Origin.HUMAN,
        gold.confirmations(),
        gold.items().size(),
        gold.open().size(),
        gold.leftOut(),
        DisagreementEntry.of(gold.disputed()),
        gold.description(),
        gold.jsonLines());
  }
}
