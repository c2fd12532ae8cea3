/// Stores in memory, for tests.
@NullMarked
package org.colophon.enrichment.testing;

import org.jspecify.annotations.NullMarked;
