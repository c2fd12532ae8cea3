package org.colophon.service.experiences;

import java.util.List;
import org.colophon.experience.ExperienceOutcome;
import org.colophon.experience.ExperienceStore;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The session after its outcome was counted.
@SchemaName("CountedOutcome")
@Description("The session after its outcome was counted.")
record OutcomeResponse(
    @Description("Send it with the next request.") String session,
    @Description("The experiences that it counts for, whichever group the session is in.")
        List<String> counted) {

  static OutcomeResponse of(String session, ExperienceOutcome outcome) {
    return new OutcomeResponse(
        session,
        outcome.counts().stream()
            .map(ExperienceStore.Count::experience)
            .filter(id -> !id.equals(ExperienceStore.ALL))
            .toList());
  }
}
