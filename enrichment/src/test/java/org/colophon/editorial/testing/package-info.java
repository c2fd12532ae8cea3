/// In-memory stores of the editor's use cases, for tests.
@NullMarked
package org.colophon.editorial.testing;

import org.jspecify.annotations.NullMarked;
