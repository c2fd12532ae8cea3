/// Stand-ins for models, for the tests of the modules above: no native code, no files, and the same
/// contract as the real ones. Not for production.
///
/// Start here: [org.colophon.models.testing.HashingEmbedder].
@NullMarked
package org.colophon.models.testing;

import org.jspecify.annotations.NullMarked;
