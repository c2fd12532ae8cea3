package org.colophon.governance;

/// One resolved policy.
public record Policy(String id, int version) {}
