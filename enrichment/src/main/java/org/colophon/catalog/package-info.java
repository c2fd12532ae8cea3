/// What content exists, where it lives, who owns it, and what is known about it, with the clocks of
/// that knowledge.
///
/// Start here: [org.colophon.catalog.Catalog] is the port that records a
/// [org.colophon.catalog.Submission] and hands out consistent [org.colophon.catalog.CatalogView]s;
/// [org.colophon.catalog.Item] is what is enriched, decided on and recommended;
/// [org.colophon.catalog.Fact] is one statement of a source about an item or one of its products.
@NullMarked
package org.colophon.catalog;

import org.jspecify.annotations.NullMarked;
