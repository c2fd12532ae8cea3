package org.colophon.service.documents;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;

/// A document to be read.
@SchemaName("Document")
@Description("A document of Word, OpenDocument or HTML.")
record DocumentRequest(
    @Description("Its file name, which ends with `.docx`, `.odt`, `.html` or `.htm`.")
        @Text(max = 300)
        String name,
    @Description("Its bytes in Base64.") @Text(max = 4_194_304) String content) {}
