/// Brings whole catalogues in: readers for JSON Lines, for a folder of articles per topic and for
/// book records in an XML-like form, and the import that records what they read.
///
/// Start here: [org.colophon.service.imports.Importer].
@NullMarked
package org.colophon.service.imports;

import org.jspecify.annotations.NullMarked;
