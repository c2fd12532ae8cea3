/// MinHash signatures of texts, and near-duplicates in the catalogue.
///
/// Start here: [org.colophon.similarity.NearDuplicates].
@NullMarked
package org.colophon.similarity;

import org.jspecify.annotations.NullMarked;
