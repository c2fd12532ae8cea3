/// The ledger and the recalls in memory, for tests.
@NullMarked
package org.colophon.exposure.testing;

import org.jspecify.annotations.NullMarked;
