package org.colophon.catalog;

/// The type of an item; it selects the policies that judge it.
public enum ContentType {
  /// A work of a book publisher; has one to many products.
  BOOK,
  /// Current news: true for days.
  NEWS,
  /// A service piece: advice, prices, addresses; true for months.
  GUIDE,
  /// An older article that is shown with its date.
  ARCHIVE,
  /// A page about an author, a series or an event.
  PAGE
}
