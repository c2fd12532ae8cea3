/// The forms in which data comes in and goes out: one strict reader per kind of record, used by the
/// HTTP routes, the import and the demo alike.
///
/// Start here: [org.colophon.service.json.StatementJson] for a line of any kind. Nothing here
/// throws for bad input: every reader returns a [org.colophon.service.json.Reading].
@NullMarked
package org.colophon.service.json;

import org.jspecify.annotations.NullMarked;
