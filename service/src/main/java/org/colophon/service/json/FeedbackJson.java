package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.audience.Feedback;
import org.colophon.catalog.ItemId;
import org.colophon.service.json.Problem.Code;

/// The body of `POST /v1/feedback`: which items of an answer were shown and which were clicked.
public final class FeedbackJson {
  private static final Set<String> FIELDS = Set.of("response_id", "shown", "clicked");
  private static final Pattern RESPONSE = Pattern.compile("r-[0-9a-z]{1,20}");
  private static final int MOST = 100;

  private FeedbackJson() {}

  /// Reads a body.
  ///
  /// @param at when it came
  public static Reading<List<Feedback>> read(JsonNode node, Instant at) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", FIELDS, Times.stated(null));
      String response = fields.id("response_id", FeedbackJson::responseId);
      List<Feedback> all = new ArrayList<>();
      for (ItemId item : fields.ids("shown", MOST, ItemId::new)) {
        all.add(new Feedback(response, item, Feedback.Kind.SHOWN, at));
      }
      for (ItemId item : fields.ids("clicked", MOST, ItemId::new)) {
        all.add(new Feedback(response, item, Feedback.Kind.CLICKED, at));
      }
      if (all.isEmpty()) {
        throw new Fault(
            Code.MISSING_FIELD, "/shown", "is missing, and so is /clicked", "state one of them");
      }
      return all;
    });
  }

  static String responseId(String text) {
    if (!RESPONSE.matcher(text).matches()) {
      throw new IllegalArgumentException("an answer's id is the response_id that came with it");
    }
    return text;
  }
}
