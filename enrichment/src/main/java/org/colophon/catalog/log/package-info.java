/// The append-only log of the catalogue and its current projection.
///
/// Start here: [org.colophon.catalog.log.Catalog] is the port that records a submission and hands
/// out consistent [org.colophon.catalog.log.CatalogView]s; [org.colophon.catalog.log.Projector]
/// folds a submission into the current state.
@NullMarked
package org.colophon.catalog.log;

import org.jspecify.annotations.NullMarked;
