package org.colophon.service.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Obligation;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A verdict in full, without the item's content. Equal verdicts are written alike, byte for byte.
@SchemaName("Governance")
@Description("A verdict in full, without the item's content.")
public record VerdictResponse(
    String verdictId,
    ItemId item,
    @Nullable Long version,
    @Nullable String textHash,
    @Nullable String metadataHash,
    Purpose purpose,
    ContextEntry context,
    Preview.Decision decision,
    List<ReasonMessage> reasons,
    List<ObligationEntry> obligations,
    Instant evaluatedAt,
    @Nullable Instant validUntil,
    @Description("When it may change by the clock alone.") @Nullable Instant nextChangeAt,
    @Description("The sequence number of the facts that it was made with.") long factsSeq,
    @Description("The policies that decided.") List<String> policy,
    String policyDigest,
    @Description("The version of the rules.") String engine) {

  /// The readers that a verdict is for.
  @SchemaName("VerdictContext")
  record ContextEntry(
      String territory,
      String channel,
      @Nullable ImprintId viewer,
      @Nullable String audience,
      boolean needsPrice) {
    static ContextEntry of(Context context) {
      return new ContextEntry(
          context.territory(),
          context.channel(),
          context.viewer(),
          context.audience().equals(Audience.ANYBODY) ? null : context.audience().text(),
          context.needsPrice());
    }
  }

  /// A duty of whoever shows the item.
  @SchemaName("Obligation")
  record ObligationEntry(Type type, @Nullable String claim, @Nullable Instant asOf) {
    /// The types of duties.
    enum Type {
      OMIT_CLAIM,
      SHOW_AS_OF
    }

    static ObligationEntry of(Obligation obligation) {
      return switch (obligation) {
        case Obligation.OmitClaim(var claim) -> new ObligationEntry(Type.OMIT_CLAIM, claim, null);
        case Obligation.ShowAsOf(var asOf) -> new ObligationEntry(Type.SHOW_AS_OF, null, asOf);
      };
    }
  }

  /// The JSON of a verdict.
  public static JsonNode json(VerdictDetails verdict) {
    return ApiMapper.tree(of(verdict));
  }

  public static VerdictResponse of(VerdictDetails verdict) {
    VerdictDetails.Judged judged = verdict.judged();
    return new VerdictResponse(
        verdict.id().toString(),
        verdict.id().item(),
        judged == null ? null : judged.version(),
        judged == null ? null : judged.hashes().text(),
        judged == null ? null : judged.hashes().metadata(),
        verdict.id().context().purpose(),
        ContextEntry.of(verdict.id().context()),
        verdict.decision(),
        verdict.reasons().stream().map(ReasonMessage::of).toList(),
        verdict.obligations().stream().map(ObligationEntry::of).toList(),
        verdict.id().at(),
        verdict.validUntil(),
        verdict.nextChangeAt(),
        verdict.id().seq(),
        verdict.policy(),
        verdict.policyDigest(),
        verdict.id().engine());
  }
}
