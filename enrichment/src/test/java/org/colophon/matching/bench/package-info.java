/// How right and how fast the indexes are, by hand: `tools/measure vectors`.
///
/// Start here: [org.colophon.matching.bench.VectorsMeasured].
@NullMarked
package org.colophon.matching.bench;

import org.jspecify.annotations.NullMarked;
