/// Text as the product reads it: items' texts, passages, words, stems, stop words and compounds.
///
/// Start here: [org.colophon.text.ItemText], [org.colophon.text.Lexicon] and
/// [org.colophon.text.PassageSplitter].
@NullMarked
package org.colophon.text;

import org.jspecify.annotations.NullMarked;
