package org.colophon.eval.labelling;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;

/// An item to which people gave different answers.
///
/// @param answers labeller → labels; an empty list: none fits
public record Disagreement(ItemId item, String title, SortedMap<String, List<String>> answers) {
  public Disagreement {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
  }
}
