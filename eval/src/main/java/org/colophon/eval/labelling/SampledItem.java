package org.colophon.eval.labelling;

import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;

/// An item of a sample, with its text as it was when the sample was drawn: a label is about that
/// text, whatever becomes of the item.
///
/// @param textHash of the item's version
public record SampledItem(
    ItemId item, Stratum stratum, String title, String text, String textHash) {

  /// The stratum of an item in the sample.
  ///
  /// @param language ISO 639-1, or `und`
  public record Stratum(ImprintId imprint, String language, ContentType type) {
    @Override
    public String toString() {
      return imprint + " " + language + " " + type;
    }
  }
}
