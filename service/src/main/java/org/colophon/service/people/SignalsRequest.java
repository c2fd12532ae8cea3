package org.colophon.service.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.OneOf;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/signals`: one message, or a batch of them. The messages are read one by
/// one, so that what is wrong with one does not stop the others.
///
/// @param messages as they came
/// @param sentAt when the batch was sent by the sender's clock; null when it does not say
@SchemaName("SignalBody")
@Description("One message, or a batch.")
@OneOf({SignalMessageEntry.class, SignalsRequest.Batch.class})
public record SignalsRequest(List<JsonNode> messages, @Nullable Instant sentAt) {

  /// Several messages.
  @SchemaName("SignalBatch")
  @JsonNaming(LowerCamelCaseStrategy.class)
  @JsonIgnoreProperties({"integrations", "writeKey", "_metadata"})
  record Batch(
      @Size(max = 2_000) @OneOf(SignalMessageEntry.class) List<JsonNode> batch,
      @Nullable SourceTime sentAt,
      @OneOf(SignalMessageEntry.Context.class)
          @Description("Its consent counts for messages that say nothing of consent.")
          @Nullable JsonNode context) {}

  /// Reads a body; what is wrong with a message in it is reported later, of that message.
  ///
  /// @throws org.colophon.service.api.ApiException when a batch is not valid
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SignalsRequest of(JsonNode body) {
    if (!body.has("batch")) {
      return new SignalsRequest(List.of(body), null);
    }
    Batch batch = ApiMapper.read(body, Batch.class);
    JsonNode consent = body.path("context").path("consent");
    return new SignalsRequest(
        batch.batch().stream().map(message -> with(message, consent)).toList(),
        batch.sentAt() == null ? null : batch.sentAt().end(null));
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
