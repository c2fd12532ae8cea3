/// The domain's things: items (articles and works), their products, facts with their clocks, ids,
/// holds, and what a source may submit.
///
/// Start here: [org.colophon.catalog.Item] is what is enriched, decided on and recommended;
/// [org.colophon.catalog.Fact] is one statement of a source about an item or one of its products;
/// [org.colophon.catalog.Submission] is what a source states.
@NullMarked
package org.colophon.catalog;

import org.jspecify.annotations.NullMarked;
