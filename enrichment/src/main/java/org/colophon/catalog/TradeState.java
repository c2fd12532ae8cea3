package org.colophon.catalog;

/// The life-cycle state that the trade feed last stated for a product.
public enum TradeState {
  ANNOUNCED,
  FORTHCOMING,
  ACTIVE,
  POSTPONED,
  OUT_OF_STOCK,
  REPLACED,
  WITHDRAWN,
  RECALLED,
  UNKNOWN
}
