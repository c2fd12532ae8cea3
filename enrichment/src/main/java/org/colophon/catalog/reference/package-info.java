/// Records that items refer to: contributors, series, events, awards, imprints, desks and sources.
///
/// Start here: [org.colophon.catalog.reference.Reference].
@NullMarked
package org.colophon.catalog.reference;

import org.jspecify.annotations.NullMarked;
