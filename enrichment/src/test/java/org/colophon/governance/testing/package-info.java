/// Stores of the gate in memory, for tests.
@NullMarked
package org.colophon.governance.testing;

import org.jspecify.annotations.NullMarked;
