/// Stores of the catalogue in memory, for tests.
///
/// Start here: [org.colophon.catalog.testing.MemoryCatalog].
@NullMarked
package org.colophon.catalog.testing;

import org.jspecify.annotations.NullMarked;
