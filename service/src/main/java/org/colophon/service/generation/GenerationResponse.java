package org.colophon.service.generation;

import java.time.Instant;
import java.util.List;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.generation.GenerationService.Proposals;
import org.jspecify.annotations.Nullable;

/// Proposals of a language model, for a person to decide on.
@SchemaName("Generation")
@Description("Proposals of a language model, for a person to decide on.")
record GenerationResponse(
    GenerationTask task,
    @Description("The model's name.") String model,
    @Description("Whether it runs on a machine of the publisher's.") boolean local,
    @Description("The version of the prompt.") String prompt,
    @Description("Whether the model was asked before.") boolean cached,
    List<String> texts,
    @Description("Ids of candidates, best first.") List<String> ranking,
    @Description("Why something is not proposed.") List<Refusal> refusals,
    @Description("Nothing of it may be used longer; absent when nothing is proposed.")
        @Nullable Instant validUntil) {

  static GenerationResponse of(
      GenerationTask task, GenerationService.Settings settings, Proposals proposals) {
    return new GenerationResponse(
        task,
        settings.model(),
        settings.local(),
        GenerationTask.PROMPT_VERSION,
        proposals.cached(),
        proposals.texts(),
        proposals.ranking(),
        proposals.refusals(),
        proposals.validUntil());
  }
}
