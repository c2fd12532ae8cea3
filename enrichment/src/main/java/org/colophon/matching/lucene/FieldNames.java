package org.colophon.matching.lucene;

/// The names of the index fields. An item is one document with its words, then one per passage with
/// a vector; all of them carry the item's id and narrowing fields.
final class FieldNames {
  /// The item's id; in every document.
  static final String ID = "id";

  /// [#ITEM] in the document with the words, absent in those of passages.
  static final String KIND = "kind";

  static final String ITEM = "item";

  /// The passage's ordinal; -1 in the document with the words.
  static final String ORDINAL = "ordinal";

  static final String LANGUAGE = "language";
  static final String TYPE = "type";
  static final String IMPRINT = "imprint";
  static final String SUBJECT = "subject";
  static final String VECTOR = "vector";

  /// Words in any language, as written.
  static final String WORDS = "words";

  static final String TITLE_WORDS = "title_words";

  private FieldNames() {}

  /// Words of one language, in their basic forms.
  static String stemmed(String language) {
    return "words_" + language;
  }
}
