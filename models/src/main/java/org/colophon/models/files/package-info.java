/// Model files: found, verified, never downloaded.
///
/// Start here: [org.colophon.models.files.ModelFiles], opened for a bundled model's short name or
/// for a directory of the operator's.
@NullMarked
package org.colophon.models.files;

import org.jspecify.annotations.NullMarked;
