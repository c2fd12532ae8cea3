/// The database of a data directory: sessions, group commit, migrations and the claim of one owner.
///
/// Start here: [org.colophon.service.store.Database], which the stores of all subjects are handed.
@NullMarked
package org.colophon.service.store;

import org.jspecify.annotations.NullMarked;
