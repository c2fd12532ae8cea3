/// Imports of whole catalogues: JSON Lines, ONIX, tables and folders of texts.
///
/// Start here: [org.colophon.service.imports.BatchImport].
@NullMarked
package org.colophon.service.imports;

import org.jspecify.annotations.NullMarked;
