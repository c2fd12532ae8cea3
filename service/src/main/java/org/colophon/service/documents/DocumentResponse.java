package org.colophon.service.documents;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The text of a document.
@SchemaName("DocumentText")
@Description("The text of a document without its markup, one paragraph a line.")
record DocumentResponse(
    @Description("Empty where the document states none.") String title,
    String text,
    @Description(
            "The text with its headings, lists, quotations, links, bold and italic, cleaned of all"
                + " else; only of an HTML document.")
        @Nullable String html) {}
