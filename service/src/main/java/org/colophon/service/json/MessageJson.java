package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// One message in the form that Segment's and RudderStack's libraries send: `identify` or `track`.
///
/// What those libraries add by themselves (`context.ip`, `context.page`, `context.userAgent`, …) is
/// passed over unread and kept nowhere. Traits and properties are a closed list of ids; whatever
/// else stands there is refused, since it might be an address or a name.
public final class MessageJson {
  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "messageId",
          "userId",
          "anonymousId",
          "event",
          "traits",
          "properties",
          "context",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt",
          // added by libraries, passed over
          "integrations",
          "channel",
          "version",
          "writeKey",
          "_metadata");

  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Set<String> TRAITS = Set.of("segments", "child");

  private MessageJson() {}

  /// Reads a message.
  public static Reading<SignalMessage> read(JsonNode node, Received received) {
    return Fault.reading(() -> message(node, received));
  }

  /// The same message with its corrected time, as sent by a clock that is right; one that cannot be
  /// read stays as it is.
  public static JsonNode settled(JsonNode node, Received received) {
    Reading<Instant> at =
        Fault.reading(() -> occurredAt(Fields.of(node, "", FIELDS, received.times()), received));
    if (node instanceof ObjectNode object && at instanceof Reading.Good<Instant>(Instant instant)) {
      ObjectNode copy = object.deepCopy();
      copy.remove(List.of("originalTimestamp", "sentAt", "receivedAt"));
      return copy.put("timestamp", instant.toString());
    }
    return node;
  }

  private static SignalMessage message(JsonNode node, Received received) throws Fault {
    Fields fields = Fields.of(node, "", FIELDS, received.times());
    PersonRef person = person(fields);
    Instant at = occurredAt(fields, received);
    Payload said =
        switch (fields.text("type", 20)) {
          case "identify" -> traits(fields);
          case "track" -> Deeds.read(fields, received.products(), at);
          default ->
              throw new Fault(
                  Code.BAD_VALUE,
                  fields.at("type"),
                  Excerpt.of(fields.text("type", 20)) + " is not read here",
                  "send identify or track, or several of them in a batch");
        };
    return new SignalMessage(
        fields.id("messageId", MessageJson::messageId),
        person,
        at,
        ConsentJson.read(fields, at),
        said);
  }

  private static String messageId(String text) {
    if (!MESSAGE_ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a message's id has 1 to 100 letters, digits, '.', '_', ':' and '-'");
    }
    return text;
  }

  private static PersonRef person(Fields fields) throws Fault {
    String name = fields.has("userId") || !fields.has("anonymousId") ? "userId" : "anonymousId";
    String text = fields.text(name, 1_000);
    try {
      return new PersonRef(text);
    } catch (IllegalArgumentException e) { // the text itself is not shown: it may be an address
      throw new Fault(
          Code.BAD_ID,
          fields.at(name),
          "is no pseudonym",
          "send 1 to 64 letters, digits, '_' and '-': never an address, a name or another text");
    }
  }

  private static Instant occurredAt(Fields fields, Received received) throws Fault {
    @Nullable Instant original = fields.optionalInstant("originalTimestamp", Edge.END);
    @Nullable Instant stated = fields.optionalInstant("timestamp", Edge.END);
    @Nullable Instant sent = fields.optionalInstant("sentAt", Edge.END);
    return received.corrected(
        original == null ? stated : original,
        sent == null ? received.sentAt() : sent,
        fields.optionalInstant("receivedAt", Edge.END));
  }

  private static Payload traits(Fields fields) throws Fault {
    Fields traits = fields.object("traits", TRAITS);
    if (traits == null) {
      return new Payload.ConsentOnly();
    }
    if (traits.flag("child", false)) {
      return new Payload.ChildNotice();
    }
    List<SegmentId> segments = traits.ids("segments", 1_000, SegmentId::new);
    return traits.has("segments")
        ? new Payload.Memberships(Set.copyOf(segments))
        : new Payload.ConsentOnly();
  }
}
