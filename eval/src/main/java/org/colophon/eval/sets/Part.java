package org.colophon.eval.sets;

/// What a file is read for. Some files hold both parts and say so line by line.
public enum Part {
  TRAIN,
  TEST
}
