package org.colophon.eval.metrics;

/// Precision, recall and F1 that were averaged (so that `f1` is a mean of F1 values, not the F1 of
/// the two other means).
public record Averages(double precision, double recall, double f1) {}
