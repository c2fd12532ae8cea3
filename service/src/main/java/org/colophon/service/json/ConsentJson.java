package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;

/// What a message's `context.consent` says. The rest of `context` is passed over.
final class ConsentJson {
  private static final Set<String> FIELDS =
      Set.of("legalEntity", "source", "since", "until", "revoked", "categoryPreferences");

  private ConsentJson() {}

  static List<Consent> read(Fields message, Instant at) throws Fault {
    if (!message.has("context") || !message.raw("context").isObject()) {
      return List.of();
    }
    JsonNode consent = message.raw("context").path("consent");
    if (consent.isMissingNode() || consent.isNull()) {
      return List.of();
    }
    Fields fields = message.of(consent, message.at("context") + "/consent", FIELDS);
    List<Consent> all = new ArrayList<>();
    String entity = fields.text("legalEntity", 200);
    String source = fields.has("source") ? fields.text("source", 60) : "site";
    Instant since = fields.has("since") ? fields.instant("since", Edge.START) : at;
    for (var preference : preferences(fields)) {
      Optional<Purpose> purpose = purpose(preference.getKey());
      if (purpose.isPresent()) {
        all.add(
            new Consent(
                entity,
                purpose.get(),
                status(preference.getValue().booleanValue(), fields.flag("revoked", false)),
                source,
                since,
                fields.optionalInstant("until", Edge.END),
                at));
      }
    }
    return all;
  }

  private static Set<java.util.Map.Entry<String, JsonNode>> preferences(Fields fields)
      throws Fault {
    JsonNode preferences = fields.raw("categoryPreferences");
    if (!preferences.isObject()) {
      throw fields.wrongType("categoryPreferences", preferences, "an object");
    }
    for (var preference : preferences.properties()) {
      if (!preference.getValue().isBoolean()) {
        throw new Fault(
            Code.WRONG_TYPE,
            fields.at("categoryPreferences") + "/" + Excerpt.of(preference.getKey(), 60),
            "is neither true nor false",
            "write true or false");
      }
    }
    return preferences.properties();
  }

  /// A category of another purpose is none of ours: it says nothing about profiling.
  private static Optional<Purpose> purpose(String category) {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case "profiling", "personalization", "personalisation" -> Optional.of(Purpose.PROFILING);
      case "newsletter" -> Optional.of(Purpose.NEWSLETTER);
      default -> Optional.empty();
    };
  }

  private static Status status(boolean granted, boolean revoked) {
    return granted ? Status.GRANTED : revoked ? Status.REVOKED : Status.DENIED;
  }
}
