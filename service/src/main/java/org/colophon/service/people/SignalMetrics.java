package org.colophon.service.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.colophon.audience.SignalOutcome;
import org.colophon.service.api.EnumNames;
import org.jspecify.annotations.Nullable;

/// The meters of messages about people. They name no person, no field and no event of the sender's
/// own. Thread-safe.
final class SignalMetrics {
  private static final String MESSAGES = "colophon.signals.messages";
  private static final Set<String> TYPES =
      Set.of("identify", "track", "page", "screen", "group", "alias");

  private final MeterRegistry registry;

  SignalMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Counts a message.
  ///
  /// @param outcome null: it was rejected
  /// @param ignoredFields number of fields that were passed over
  void count(JsonNode message, @Nullable SignalOutcome outcome, int ignoredFields) {
    String type = message.path("type").asText();
    registry
        .counter(
            MESSAGES,
            "type",
            TYPES.contains(type) ? type : "other",
            "outcome",
            outcome == null ? "rejected" : EnumNames.of(outcome))
        .increment();
    if (outcome == SignalOutcome.IGNORED) {
      String event =
          type.equals("track") ? TrackEvents.counted(message.path("event").asText()) : "";
      registry.counter("colophon.signals.ignored", "type", type, "event", event).increment();
    }
    registry.counter("colophon.signals.ignored.fields").increment(ignoredFields);
  }
}
