package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.Signals;

/// What became of one message of a batch.
public sealed interface SignalLine {
  /// Counted from 1.
  int number();

  /// It was right.
  record Read(int number, String messageId, SignalOutcome taken) implements SignalLine {}

  /// It was not; the others were taken.
  record Wrong(int number, Problem problem) implements SignalLine {}

  /// Reads messages and takes those that are right, in their order.
  static List<SignalLine> take(List<Reading<JsonNode>> nodes, Received received, Signals signals) {
    List<Reading<SignalMessage>> readings =
        nodes.stream().map(node -> read(node, received)).toList();
    List<SignalMessage> good = new ArrayList<>();
    for (Reading<SignalMessage> reading : readings) {
      if (reading instanceof Reading.Good<SignalMessage>(SignalMessage message)) {
        good.add(message);
      }
    }
    List<SignalOutcome> taken = signals.take(good);
    List<SignalLine> lines = new ArrayList<>();
    int next = 0;
    for (Reading<SignalMessage> reading : readings) {
      int number = lines.size() + 1;
      lines.add(
          switch (reading) {
            case Reading.Good<SignalMessage>(SignalMessage message) ->
                new Read(number, message.id(), taken.get(next++));
            case Reading.Bad<SignalMessage>(Problem problem) -> new Wrong(number, problem);
          });
    }
    return lines;
  }

  private static Reading<SignalMessage> read(Reading<JsonNode> node, Received received) {
    return switch (node) {
      case Reading.Good<JsonNode>(JsonNode message) -> MessageJson.read(message, received);
      case Reading.Bad<JsonNode>(Problem problem) -> new Reading.Bad<>(problem);
    };
  }

  /// `{"line": 1, "message_id": "…", "outcome": "kept"}`, or `{"line": 2, "problem": …}`.
  default ObjectNode json() {
    ObjectNode node = Json.MAPPER.createObjectNode().put("line", number());
    switch (this) {
      case Read(int _, String messageId, SignalOutcome taken) ->
          node.put("message_id", messageId).put("outcome", Words.of(taken));
      case Wrong(int _, Problem problem) ->
          node.putObject("problem")
              .put("code", problem.code().text())
              .put("field", problem.field())
              .put("detail", problem.reason())
              .put("fix", problem.mend());
    }
    return node;
  }
}
