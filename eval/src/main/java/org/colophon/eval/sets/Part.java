package org.colophon.eval.sets;

/// The part of a set that a file is read for. Some files hold both parts and say so line by line.
public enum Part {
  TRAIN,
  TEST
}
