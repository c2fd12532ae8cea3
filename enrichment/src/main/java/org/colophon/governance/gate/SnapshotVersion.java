package org.colophon.governance.gate;

/// How far a session saw: what came later it did not know of.
///
/// @param seq the last entry of the catalogue's log
/// @param epoch of the `RevocationFence`
public record SnapshotVersion(long seq, long epoch) {}
