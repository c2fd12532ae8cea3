package org.colophon.eval.sets;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A set as read: its documents, and the SHA-256 of every file they came from.
///
/// @param test empty where `train` is to be cross-validated
/// @param checksums file as named in the definition or on the command line → SHA-256
public record LabelledSet(
    SetDefinition definition,
    List<Example> train,
    List<Example> test,
    SortedMap<String, String> checksums) {
  public LabelledSet {
    train = List.copyOf(train);
    test = List.copyOf(test);
    checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
  }

  /// One SHA-256 over the definition's id and all checksums.
  public String hash() {
    return Checksums.of(definition.id() + checksums);
  }
}
