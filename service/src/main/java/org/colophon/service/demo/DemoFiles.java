package org.colophon.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.colophon.audience.SignalMessage;
import org.colophon.catalog.OrderKey;
import org.colophon.service.api.ApiException;
import org.colophon.service.imports.DeliveredRecord;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.RecordReader;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.people.SenderClock;
import org.colophon.service.people.SignalMessageEntry;

/// Reads the demo's files from the class path.
final class DemoFiles {
  /// In the order in which they refer to each other.
  static final List<String> NAMES =
      List.of(
          "imprints.jsonl",
          "desks.jsonl",
          "sources.jsonl",
          "contributors.jsonl",
          "series.jsonl",
          "events.jsonl",
          "awards.jsonl",
          "items-nordufer.jsonl",
          "items-sommerfeld.jsonl",
          "items-kompass.jsonl",
          "items-tannenstein.jsonl",
          "items-abendbogen.jsonl",
          "items-harrow-lane.jsonl",
          "facts-conflict.jsonl",
          "segments.jsonl");

  private static final String SIGNALS = "signals.jsonl";

  private DemoFiles() {}

  static List<DeliveredRecord> read(Instant now, OrderKey order) {
    DeliveryDefaults defaults =
        new DeliveryDefaults(DeliveryDefaults.Presets.NONE, order, now, null, now);
    List<DeliveredRecord> statements = new ArrayList<>();
    for (String name : NAMES) {
      each(name, raw -> statements.add(good(raw, node -> RecordReader.read(node, defaults))));
    }
    return statements;
  }

  /// What the demo's people did.
  static List<SignalMessage> signals(Instant now) {
    SenderClock clock = SenderClock.archived(now);
    List<SignalMessage> messages = new ArrayList<>();
    each(SIGNALS, raw -> messages.add(good(raw, node -> message(node, clock))));
    return messages;
  }

  private static SignalMessage message(JsonNode node, SenderClock clock) {
    return SignalMessageEntry.read(node, clock.arrival())
        .toMessage(clock, product -> Optional.empty());
  }

  private static void each(String name, Consumer<RecordStream.Raw> sink) {
    try (InputStream in = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("demo file " + name + " is not in the program");
      }
      new JsonLines(name, in).forEach(sink);
    } catch (IOException e) {
      throw new UncheckedIOException("demo file " + name + " cannot be read", e);
    }
  }

  private static <T> T good(RecordStream.Raw raw, Function<JsonNode, T> read) {
    try {
      return read.apply(raw.orThrow());
    } catch (ApiException e) {
      throw new IllegalStateException(
          "demo file " + raw.place() + " is broken: " + e.getMessage(), e);
    }
  }
}
