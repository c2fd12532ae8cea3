package org.colophon.governance.policy;

/// The text of a policy as it was written.
///
/// @param origin the file's name; `shipped/` before those that come with the product
public record PolicyText(String origin, String yaml) {}
