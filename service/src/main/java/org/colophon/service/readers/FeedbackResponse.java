package org.colophon.service.readers;

import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The number of new and of known entries of a feedback.
@SchemaName("FeedbackKept")
@Description("How much of a feedback was new.")
record FeedbackResponse(long kept, @Description("Known from an earlier request.") long known) {}
