package org.colophon.service.runs;

/// The results of a run that wait for approval or were applied: what an approval names.
///
/// @param digest of the items, their texts and their results; another one means other results
/// @param count how many there are
public record RunResults(String digest, long count) {}
