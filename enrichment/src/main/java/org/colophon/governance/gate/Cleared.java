package org.colophon.governance.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Readership;
import org.colophon.catalog.Subject;
import org.colophon.governance.Claim;
import org.colophon.governance.Clearance;
import org.colophon.governance.Offer;
import org.jspecify.annotations.Nullable;

/// An item that passed the gate, with the product that it is served as: the only type that
/// reader-facing code accepts. It shows only what may be shown; a claim that must be left out is
/// not in it.
///
/// Only [GateSession] makes one: the constructor is package-private and an architecture test holds
/// the package to it. Reflection could still forge one: the fence is against mistakes, not against
/// malice. It expires (see [#terms()]) and is never stored: what comes back from a store is an item
/// again.
public final class Cleared {
  private final Item item;
  private final long version;
  private final String textHash;
  private final @Nullable Offer offer;
  private final List<Claim> claims;
  private final Clearance terms;

  Cleared(ItemVersion version, @Nullable Offer offer, List<Claim> claims, Clearance terms) {
    this.item = version.item();
    this.version = version.number();
    this.textHash = version.hashes().text();
    this.offer = offer;
    this.claims = List.copyOf(claims);
    this.terms = terms;
  }

  public ItemId id() {
    return item.id();
  }

  public long version() {
    return version;
  }

  /// SHA-256 of the text facet that was cleared; an enrichment or vector of another text does not
  /// belong to it.
  public String textHash() {
    return textHash;
  }

  public ContentType type() {
    return item.type();
  }

  public ImprintId imprint() {
    return item.imprint();
  }

  public String language() {
    return item.content().language();
  }

  public String title() {
    return item.content().title();
  }

  public Optional<String> subtitle() {
    return Optional.ofNullable(item.content().subtitle());
  }

  public String text() {
    return item.content().text();
  }

  public List<Credit> credits() {
    return item.content().credits();
  }

  public List<Subject> subjects() {
    return item.content().subjects();
  }

  /// Of the book's readers.
  public Optional<AgeRange> ageRange() {
    return Optional.ofNullable(item.content().ageRange());
  }

  /// Whom it is written for.
  public Readership readership() {
    return Readership.of(item.content());
  }

  public Optional<String> canonicalUrl() {
    return Optional.ofNullable(item.identity().canonicalUrl());
  }

  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(item.lifecycle().publishedAt());
  }

  /// The product to show; empty for everything but books.
  public Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  /// What may be said of it now, such as a place on a bestseller list; claims that ended are not in
  /// it.
  public List<Claim> claims() {
    return claims;
  }

  public Clearance terms() {
    return terms;
  }
}
