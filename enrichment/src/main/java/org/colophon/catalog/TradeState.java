package org.colophon.catalog;

/// What the trade feed last said of a product's life.
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
