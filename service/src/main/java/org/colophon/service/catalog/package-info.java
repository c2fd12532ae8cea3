/// The catalogue in SQLite: the log and the tables of what is current.
///
/// Start here: [org.colophon.service.catalog.SqliteCatalog].
@NullMarked
package org.colophon.service.catalog;

import org.jspecify.annotations.NullMarked;
