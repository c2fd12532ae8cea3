package org.colophon.catalog;

/// The form that a product is sold in, best known form first.
public enum ProductForm {
  HARDCOVER,
  PAPERBACK,
  EBOOK,
  AUDIO
}
