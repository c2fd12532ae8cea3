/// The domain model: items, products, facts, identifiers and dates.
///
/// Start here: [org.colophon.catalog.Item] is what is enriched, decided on and recommended;
/// [org.colophon.catalog.Fact] is one statement of a source about an item or one of its products;
/// [org.colophon.catalog.Submission] is what a source states.
@NullMarked
package org.colophon.catalog;

import org.jspecify.annotations.NullMarked;
