package org.colophon.service.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.OneOf;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// One message in the form that Segment's and RudderStack's libraries send. `identify` and `track`
/// messages are read; of others only the consent counts.
///
/// Of context, traits and properties only a closed list of ids is read. Everything else is passed
/// over unread, counted and kept nowhere: it might be an address or a name. Other fields of the
/// message than the libraries send are refused, since a misspelt one might be the consent.
@SchemaName("SignalMessage")
@Description(
    "A message as Segment's and RudderStack's libraries send it. What is not listed here is passed"
        + " over unread and counted.")
@JsonNaming(LowerCamelCaseStrategy.class)
@JsonIgnoreProperties({
  "integrations",
  "channel",
  "version",
  "projectId",
  "writeKey",
  "_metadata",
  "name",
  "category",
  "groupId",
  "previousId"
})
public record SignalMessageEntry(
    @Text(max = 20) @Description("identify or track; page, screen, group and alias are ignored.")
        String type,
    @Text
        @Description(
            "1 to 100 letters, digits, '.', '_', ':' and '-'; a second message with the same id"
                + " changes nothing.")
        String messageId,
    @Text(max = 1_000) @Description("A pseudonym; an address, a name or another text is rejected.")
        @Nullable String userId,
    @Text(max = 1_000) @Description("A pseudonym; an address, a name or another text is rejected.")
        @Nullable String anonymousId,
    @Text(max = 200)
        @Description(
            "Of a track message: Content Viewed, Followed, Bookmarked, Newsletter Signed Up,"
                + " Purchased, Order Completed, Dismissed, Recommendation Shown or Recommendation"
                + " Clicked; others are ignored.")
        @Nullable String event,
    @OneOf(Traits.class) @Description("Of an identify message.") @Nullable JsonNode traits,
    @OneOf({TrackEvents.Properties.class, TrackEvents.AnswerProperties.class})
        @Description("Of a track message.")
        @Nullable JsonNode properties,
    @Nullable Context context,
    @Nullable SourceTime timestamp,
    @Nullable SourceTime originalTimestamp,
    @Description("Corrects a clock that is wrong.") @Nullable SourceTime sentAt,
    @Nullable SourceTime receivedAt) {
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  /// The traits of a person in an `identify` message.
  @SchemaName("SignalTraits")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Traits(
      @Size(max = 1_000) @Description("All that the person is a member of.")
          @Nullable JsonNullable<List<SegmentId>> segments,
      @Description("true: nothing of the person is kept, now or later.") @Nullable Boolean child) {

    Payload toSaid() {
      return segments == null || segments.value() == null
          ? new Payload.ConsentOnly()
          : new Payload.Memberships(Set.copyOf(segments.value()));
    }
  }

  /// The context of a message, of which only the consent is read.
  @SchemaName("SignalContext")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Context(@Nullable ConsentEntry consent) {}

  /// Reads a message. A context that is not an object says nothing.
  ///
  /// @param now what relative times refer to, as the demo's files write them; null where they are
  ///   not read
  /// @throws ApiException for its first error
  public static SignalMessageEntry read(JsonNode message, @Nullable Instant now) {
    JsonNode node = message;
    if (message instanceof ObjectNode object
        && object.has("context")
        && !object.path("context").isObject()) {
      node = object.deepCopy().without("context");
    }
    return ApiMapper.read(node, SignalMessageEntry.class, now);
  }

  /// The message with its corrected time, as sent by a clock that is right; one that cannot be read
  /// stays as it is.
  public static JsonNode settled(JsonNode message, SenderClock clock) {
    try {
      Instant at = read(message, null).occurredAt(clock);
      ObjectNode copy = message.deepCopy();
      copy.remove(List.of("originalTimestamp", "sentAt", "receivedAt"));
      return copy.put("timestamp", at.toString());
    } catch (ApiException _) {
      return message;
    }
  }

  /// The message.
  ///
  /// @throws ApiException for its first error
  public SignalMessage toMessage(SenderClock clock, ProductLookup products) {
    PersonRef person = person();
    Instant at = occurredAt(clock);
    Payload said =
        switch (type) {
          case "identify" -> identified();
          case "track" -> TrackEvents.said(event, properties, products, at);
          case "page", "screen", "group", "alias" -> new Payload.Unused();
          default ->
              throw new ApiException(
                  ErrorCode.BAD_VALUE,
                  "/type",
                  Excerpt.of(type) + " is not a known type of message",
                  "send identify, track, page, screen, group or alias, or several of them in a batch");
        };
    if (!MESSAGE_ID.matcher(messageId).matches()) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          "/messageId",
          "is not a valid message id",
          "send 1 to 100 letters, digits, '.', '_', ':' and '-'");
    }
    return new SignalMessage(
        messageId,
        person,
        at,
        context == null || context.consent() == null ? List.of() : context.consent().toConsents(at),
        said);
  }

  private PersonRef person() {
    String ref = userId == null ? anonymousId : userId;
    String name = userId == null && anonymousId != null ? "/anonymousId" : "/userId";
    if (ref == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, name, "is missing", "add the field");
    }
    try {
      return new PersonRef(ref);
    } catch (IllegalArgumentException _) { // the text itself is not shown: it may be an address
      throw new ApiException(
          ErrorCode.BAD_ID,
          name,
          "is not a valid pseudonym",
          "send 1 to 64 letters, digits, '_' and '-': never an address, a name or another text");
    }
  }

  private Instant occurredAt(SenderClock clock) {
    return clock.correct(
        instant(originalTimestamp == null ? timestamp : originalTimestamp),
        instant(sentAt),
        instant(receivedAt));
  }

  private static @Nullable Instant instant(@Nullable SourceTime time) {
    return time == null ? null : time.end(null);
  }

  /// Whoever is said to be a child is one, whatever else stands there.
  private Payload identified() {
    JsonNode stated = traits;
    if (stated == null || stated.isNull()) {
      return new Payload.ConsentOnly();
    }
    if (stated.path("child").booleanValue()) {
      return new Payload.ChildNotice();
    }
    return ApiException.at(
        "/traits",
        () -> {
          checkSpelling(stated);
          return ApiMapper.read(stated, Traits.class).toSaid();
        });
  }

  /// A trait that is meant to protect a person must not be passed over for its capitals.
  private static void checkSpelling(JsonNode traits) {
    traits
        .fieldNames()
        .forEachRemaining(name -> {
          String plain = name.toLowerCase(Locale.ROOT);
          if (!name.equals(plain) && (plain.equals("child") || plain.equals("segments"))) {
            throw new ApiException(
                ErrorCode.UNKNOWN_FIELD,
                "/" + name,
                "is not a known trait",
                "write it as '" + plain + "'");
          }
        });
  }
}
