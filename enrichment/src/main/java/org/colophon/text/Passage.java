package org.colophon.text;

import org.colophon.models.Span;

/// A part of a text that is embedded on its own: a paragraph, or whole sentences of one.
///
/// @param ordinal 0 for the first
/// @param hash SHA-256 of what is embedded (title or passage, soft hyphens removed, white space
///   collapsed), 64 hex digits
public record Passage(int ordinal, Span span, String hash) {}
