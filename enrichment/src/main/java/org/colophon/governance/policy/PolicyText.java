package org.colophon.governance.policy;

/// A policy as somebody wrote it.
///
/// @param origin the file's name; `shipped/` before those that come with the product
public record PolicyText(String origin, String yaml) {}
