/// The stores of subjects that have no package of their own yet, in SQLite.
///
/// Start here: [org.colophon.service.store.Database], which each of them is handed.
@NullMarked
package org.colophon.service.sqlite;

import org.jspecify.annotations.NullMarked;
