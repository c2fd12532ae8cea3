package org.colophon.service.readers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.Feedback;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;

/// The items of an answer that were shown and those that were clicked.
@SchemaName("FeedbackGiven")
@Description("Which items of an answer were shown and which were clicked; name one at least.")
record FeedbackRequest(
    @Text(format = TextFormat.RESPONSE_ID) String responseId,
    @Size(max = 100) List<ItemId> shown,
    @Size(max = 100) List<ItemId> clicked) {

  FeedbackRequest {
    if (shown.isEmpty() && clicked.isEmpty()) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD,
          "/shown",
          "is missing, and so is /clicked",
          "add one of the two fields");
    }
  }

  List<Feedback> toFeedback(Instant at) {
    List<Feedback> all = new ArrayList<>();
    shown.forEach(item -> all.add(new Feedback(responseId, item, Feedback.Kind.SHOWN, at)));
    clicked.forEach(item -> all.add(new Feedback(responseId, item, Feedback.Kind.CLICKED, at)));
    return all;
  }
}
