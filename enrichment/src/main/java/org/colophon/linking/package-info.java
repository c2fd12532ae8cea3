/// Links names in texts to the publisher's own records: contributors, series, imprints, works,
/// events and awards.
///
/// Start here: [org.colophon.linking.Linker].
@NullMarked
package org.colophon.linking;

import org.jspecify.annotations.NullMarked;
