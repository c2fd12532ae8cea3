/// Stores in memory, for tests.
@NullMarked
package org.colophon.audience.testing;

import org.jspecify.annotations.NullMarked;
