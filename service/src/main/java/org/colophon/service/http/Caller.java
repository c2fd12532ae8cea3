package org.colophon.service.http;

import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.CatalogView;
import org.jspecify.annotations.Nullable;

/// The sender of a request, as far as the service knows it.
///
/// @param name under which records keep what they did
/// @param roles by name
/// @param imprints that they see; empty: all
/// @param sources that they may write facts of; empty: all
public record Caller(
    Kind kind, String name, Set<String> roles, Set<ImprintId> imprints, Set<SourceId> sources) {
  /// Somebody on a service without accounts and keys: they may do everything under any name.
  public static final Caller ANYONE = unnamed(Kind.ANYONE);

  /// Somebody who did not sign in.
  public static final Caller UNKNOWN = unnamed(Kind.UNKNOWN);

  /// A program of the user who owns the data directory.
  public static final Caller OPERATOR = unnamed(Kind.OPERATOR);

  /// The way a caller is identified.
  public enum Kind {
    ANYONE,
    UNKNOWN,
    OPERATOR,
    /// A program with an API key.
    KEY,
    /// A person who signed in.
    ACCOUNT
  }

  public Caller {
    roles = Set.copyOf(roles);
    imprints = Set.copyOf(imprints);
    sources = Set.copyOf(sources);
  }

  private static Caller unnamed(Kind kind) {
    return new Caller(kind, "", Set.of(), Set.of(), Set.of());
  }

  /// Whether records keep this name, whatever a message says.
  public boolean isNamed() {
    return kind == Kind.KEY || kind == Kind.ACCOUNT;
  }

  /// The name that records keep; null for who has none.
  public @Nullable String author() {
    return isNamed() ? name : null;
  }

  /// Whether only some imprints are theirs.
  public boolean isLimited() {
    return !imprints.isEmpty();
  }

  /// Whether what belongs to an imprint is shown to them.
  public boolean sees(ImprintId imprint) {
    return imprints.isEmpty() || imprints.contains(imprint);
  }

  /// Whether an item is shown to them. One that is not known is shown to those alone who see all.
  public boolean seesItem(CatalogView view, ItemId item) {
    return !isLimited()
        || view.item(item).filter(version -> sees(version.item().imprint())).isPresent();
  }

  /// Whether they may write facts of a source.
  public boolean speaksFor(SourceId source) {
    return sources.isEmpty() || sources.contains(source);
  }
}
