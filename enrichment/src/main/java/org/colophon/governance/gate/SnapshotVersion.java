package org.colophon.governance.gate;

/// The version of the data that a session saw.
///
/// @param seq the last entry of the catalogue's log
/// @param epoch of the `RevocationFence`
public record SnapshotVersion(long seq, long epoch) {}
