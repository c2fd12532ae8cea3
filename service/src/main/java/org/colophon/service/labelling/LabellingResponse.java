package org.colophon.service.labelling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ImprintId;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A labelling with its choices, its strata and the progress of its labellers.
@SchemaName("Labelling")
@Description("A labelling with its choices, its strata and the progress of its labellers.")
public record LabellingResponse(
    LabellingId id,
    Labelling.Kind task,
    @Nullable String vocabulary,
    Labelling.Answers answers,
    @Nullable ImprintId imprint,
    long seed,
    String drawnBy,
    Instant drawnAt,
    @Description("The number of items in the sample.") int items,
    @Description("Imprint, language and content type, with the number of items.")
        Map<String, Integer> strata,
    List<ChoiceEntry> choices,
    List<ProgressEntry> labellers) {

  /// A label to choose, with its names and notes by language.
  @SchemaName("LabelChoice")
  record ChoiceEntry(String value, Map<String, String> names, Map<String, String> notes) {}

  static LabellingResponse of(LabellingService.Status status) {
    LabellingEntry summary = LabellingEntry.of(status.labelling());
    return new LabellingResponse(
        summary.id(),
        summary.task(),
        summary.vocabulary(),
        summary.answers(),
        summary.imprint(),
        summary.seed(),
        summary.drawnBy(),
        summary.drawnAt(),
        status.items(),
        status.strata(),
        status.labelling().choices().stream()
            .map(choice -> new ChoiceEntry(choice.value(), choice.names(), choice.notes()))
            .toList(),
        status.labellers().stream().map(ProgressEntry::of).toList());
  }
}
