package org.colophon.service.experiences;

import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;

/// The outcome of a session.
@SchemaName("ExperienceOutcome")
@Description("What a session led to. It is counted, and not stored with the session.")
record OutcomeRequest(
    @Text(max = SessionTokens.LONGEST) @Description("The session of the last answer.")
        String session,
    Goal goal) {}
