/// Stores behind the desk in memory, for tests.
///
/// Start here: [org.colophon.desk.testing.MemoryChangeFeed].
@NullMarked
package org.colophon.desk.testing;

import org.jspecify.annotations.NullMarked;
