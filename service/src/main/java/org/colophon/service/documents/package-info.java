/// The texts of documents that an editor drops on the Desk.
///
/// Start here: [org.colophon.service.documents.DocumentEndpoint].
@NullMarked
package org.colophon.service.documents;

import org.jspecify.annotations.NullMarked;
