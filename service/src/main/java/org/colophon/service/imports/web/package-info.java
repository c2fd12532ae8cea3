/// Imports of web formats: RSS and Atom feeds, WordPress exports, ninjs messages and pages with
/// schema.org JSON-LD.
///
/// Start here: [org.colophon.service.imports.web.XmlArticles] reads the XML formats record by
/// record, [org.colophon.service.imports.web.Article] is what all of them have in common.
@NullMarked
package org.colophon.service.imports.web;

import org.jspecify.annotations.NullMarked;
