package org.colophon.catalog;

/// The type of a fact.
public enum FactType {
  /// Fixed price per country; the qualifier is the territory.
  PRICE,
  /// Trade availability code.
  AVAILABILITY,
  /// Life of the product.
  TRADE_STATE,
  /// Place on a bestseller list; the qualifier is the list.
  BESTSELLER,
  /// Before it: hide everything.
  ANNOUNCED_AT,
  /// Before it: show, no order link.
  PREORDER_AT,
  /// Embargo on delivery: before it the book appears "on …".
  SALES_AT,
  /// Until it nothing may be shown.
  EMBARGO_UNTIL,
  /// Where the product may be sold; the qualifier is the territory.
  SALES_TERRITORY,
  /// The shop's or source's own category.
  CATEGORY,
  /// Whether the item is reserved against text and data mining by others and by generative models:
  /// `not_reserved`, or anything else.
  TDM_RESERVATION;

  /// Whether statements of this kind can keep something back. Those of several sources combine as
  /// the most restrictive; of all others one is chosen.
  public boolean isRestriction() {
    return switch (this) {
      case AVAILABILITY,
          TRADE_STATE,
          ANNOUNCED_AT,
          PREORDER_AT,
          SALES_AT,
          EMBARGO_UNTIL,
          SALES_TERRITORY,
          TDM_RESERVATION ->
          true;
      case PRICE, BESTSELLER, CATEGORY -> false;
    };
  }
}
