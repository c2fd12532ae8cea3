/// Documents as items: Word, OpenDocument, EPUB and PDF files. Nothing outside a file is read, and
/// no more than a limit of what is packed in it.
///
/// Start here: [org.colophon.service.imports.documents.DocumentFiles].
@NullMarked
package org.colophon.service.imports.documents;

import org.jspecify.annotations.NullMarked;
