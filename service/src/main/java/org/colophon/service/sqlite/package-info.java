/// The stores behind the ports, in one SQLite database; the catalogue's truth.
///
/// Start here: [org.colophon.service.sqlite.SqliteDatabase] owns a data directory and is handed to
/// the stores; [org.colophon.service.sqlite.SqliteCatalog] is the one that matters most.
@NullMarked
package org.colophon.service.sqlite;

import org.jspecify.annotations.NullMarked;
