package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.service.json.Times.Edge;

/// The body of `POST /v1/signals`: one message, or `{"batch": [ … ]}`.
///
/// @param messages as they came
public record SignalBatch(List<Reading<JsonNode>> messages, Received received) {
  private static final int MOST = 2_000;
  private static final Set<String> FIELDS =
      Set.of("batch", "sentAt", "context", "writeKey", "integrations", "_metadata");

  public SignalBatch {
    messages = List.copyOf(messages);
  }

  /// Reads a body; what is wrong with a message in it is told later, of that message.
  public static Reading<SignalBatch> read(JsonNode body, Received received) {
    if (!body.has("batch")) {
      return new Reading.Good<>(new SignalBatch(List.of(new Reading.Good<>(body)), received));
    }
    return Fault.reading(() -> {
      Fields fields = Fields.of(body, "", FIELDS, received.times());
      JsonNode consent = body.path("context").path("consent");
      List<Reading<JsonNode>> messages = new ArrayList<>();
      for (JsonNode message : fields.array("batch", MOST)) {
        messages.add(new Reading.Good<>(with(message, consent)));
      }
      return new SignalBatch(messages, received.within(fields.optionalInstant("sentAt", Edge.END)));
    });
  }

  /// A message that says nothing of consent says what the batch says.
  private static JsonNode with(JsonNode message, JsonNode consent) {
    if (consent.isMissingNode()
        || !(message instanceof ObjectNode object)
        || object.path("context").has("consent")) {
      return message;
    }
    ObjectNode copy = object.deepCopy();
    ObjectNode context =
        copy.path("context") instanceof ObjectNode known ? known : copy.putObject("context");
    context.set("consent", consent);
    return copy;
  }
}
