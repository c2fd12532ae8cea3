package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// What editors answer, as JSON.
public final class AnswerJson {
  static final Set<String> FIELDS =
      Set.of("kind", "value", "answer", "by", "until", "label", "made_by", "instead_of", "origin");

  private AnswerJson() {}

  /// Reads an answer about one proposal for `item`.
  public static Reading<DecisionService.Request> read(JsonNode node, ItemId item, Times times) {
    return Fault.reading(() -> answer(Fields.of(node, "", FIELDS, times), item));
  }

  private static DecisionService.Request answer(Fields fields, ItemId item) throws Fault {
    return new DecisionService.Request(
        item,
        fields.text("kind", 60).toUpperCase(Locale.ROOT),
        fields.text("value", 200),
        fields.choice("answer", Answer.class),
        fields.text("by", 100),
        fields.optionalInstant("until", Edge.END),
        new DecisionService.Shown(
            orEmpty(fields.optionalText("label", 2_000)),
            orEmpty(fields.optionalText("made_by", 1_000)),
            orEmpty(fields.optionalText("instead_of", 200)),
            "human".equals(fields.optionalText("origin", 20))));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
