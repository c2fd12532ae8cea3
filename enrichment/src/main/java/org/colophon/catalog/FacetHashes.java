package org.colophon.catalog;

/// The SHA-256 hashes of an item's facets over their canonical form, 64 hex digits each.
///
/// @param text of language, title, subtitle and text
/// @param metadata of everything else that the source states of the item itself
public record FacetHashes(String text, String metadata) {}
