/// Stores of this package in memory, for tests.
@NullMarked
package org.colophon.health.testing;

import org.jspecify.annotations.NullMarked;
