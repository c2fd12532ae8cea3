package org.colophon.service.readers;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.governance.Claim;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.gate.Cleared;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.jspecify.annotations.Nullable;

/// An item that passed the gate: only what may be shown to readers.
@SchemaName("Cleared")
@Description("An item that passed the gate: only what may be shown.")
public record ClearedEntry(
    ItemId id,
    String title,
    ContentType contentType,
    @Description("How well it fits, three decimals.") double score,
    @Description("In words: targeted when an editor chose it, else what it shares.") String why,
    long version,
    @Description("Nothing of it may be kept or shown longer.") Instant validUntil,
    @Description("What the verdict can be recomputed from.") String verdictId,
    @Nullable String subtitle,
    String language,
    ImprintId imprint,
    List<CreditEntry> contributors,
    @Description("SCHEME:CODE each.") List<String> subjects,
    @Nullable String url,
    @Nullable Instant publishedAt,
    @Nullable OfferEntry offer,
    List<ClaimEntry> claims,
    @Description("Claims that may not be made, such as a price that is no longer current.")
        List<String> leftOut,
    @Description("Show this date beside the content.") @Nullable Instant asOf) {

  /// A contributor and the role.
  @SchemaName("ClearedCredit")
  public record CreditEntry(String name, String role) {}

  /// The format that is offered.
  @SchemaName("Offer")
  public record OfferEntry(
      ProductId product,
      @Nullable String isbn13,
      ProductForm form,
      Offer.Availability availability,
      @Nullable PriceEntry price,
      @Nullable Instant appearsOn) {

    static OfferEntry of(Offer offer) {
      return new OfferEntry(
          offer.product(),
          offer.isbn13(),
          offer.form(),
          offer.availability(),
          offer.price() == null
              ? null
              : new PriceEntry(
                  offer.price().amount().toPlainString(),
                  offer.price().currency().getCurrencyCode()),
          offer.appearsOn());
    }
  }

  /// A price that may be shown.
  @SchemaName("OfferPrice")
  public record PriceEntry(String amount, String currency) {}

  /// Something that may be said of the item.
  @SchemaName("Claim")
  public record ClaimEntry(
      Claim.Kind kind,
      String name,
      @Description("The biography.") @Nullable String text,
      @Nullable Instant until) {}

  public static ClearedEntry of(Recommended entry) {
    Cleared item = entry.item();
    List<Obligation> obligations = item.terms().obligations();
    return new ClearedEntry(
        item.id(),
        item.title(),
        item.type(),
        Scores.rounded(entry.score()),
        entry.why(),
        item.version(),
        item.terms().validUntil(),
        item.terms().verdict().toString(),
        item.subtitle().orElse(null),
        item.language(),
        item.imprint(),
        item.credits().stream()
            .map(credit -> new CreditEntry(credit.name(), credit.role()))
            .toList(),
        item.subjects().stream().map(Object::toString).toList(),
        item.canonicalUrl().orElse(null),
        item.publishedAt().orElse(null),
        item.offer().map(OfferEntry::of).orElse(null),
        item.claims().stream()
            .map(claim -> new ClaimEntry(claim.kind(), claim.name(), claim.text(), claim.until()))
            .toList(),
        leftOut(obligations),
        asOf(obligations));
  }

  private static List<String> leftOut(List<Obligation> obligations) {
    return obligations.stream()
        .filter(Obligation.OmitClaim.class::isInstance)
        .map(Obligation.OmitClaim.class::cast)
        .map(Obligation.OmitClaim::claim)
        .toList();
  }

  private static @Nullable Instant asOf(List<Obligation> obligations) {
    Instant asOf = null;
    for (Obligation obligation : obligations) {
      if (obligation instanceof Obligation.ShowAsOf(Instant instant)) {
        asOf = instant;
      }
    }
    return asOf;
  }
}
