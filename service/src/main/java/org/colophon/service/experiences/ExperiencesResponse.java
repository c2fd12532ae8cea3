package org.colophon.service.experiences;

import java.util.List;
import org.colophon.experience.ExperienceRule;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// All experiences in the order of their priority, ended ones included.
@SchemaName("Experiences")
@Description("All experiences in the order of their priority, ended ones included.")
record ExperiencesResponse(List<ExperienceEntry> experiences) {

  static ExperiencesResponse of(List<ExperienceRule.Stored> all) {
    return new ExperiencesResponse(all.stream().map(ExperienceEntry::of).toList());
  }
}
