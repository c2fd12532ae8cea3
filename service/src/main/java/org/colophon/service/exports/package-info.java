/// What leaves in the formats of the trade and the web: ONIX updates, feeds, schema.org JSON-LD and
/// tables. Everything passed the gate for the purpose `export`.
///
/// Start here: [org.colophon.service.exports.ExportEndpoint].
@NullMarked
package org.colophon.service.exports;

import org.jspecify.annotations.NullMarked;
