package org.colophon.service.policies;

import java.time.Instant;
import java.util.List;
import org.colophon.governance.policy.Policies.Standing;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The policies in force and the state of their files.
@SchemaName("Policies")
record PoliciesResponse(
    String digest,
    @Description("When the files were last read without an error.") Instant confirmedAt,
    @Nullable Instant unconfirmedSince,
    @Description("The errors of the files, in words.") List<String> problems,
    List<PolicyEntry> policies) {

  static PoliciesResponse of(Standing standing) {
    return new PoliciesResponse(
        standing.book().digest(),
        standing.confirmedAt(),
        standing.book().unconfirmedSince().orElse(null),
        List.copyOf(standing.problems()),
        standing.book().policies().stream()
            .map(policy -> PolicyEntry.of(policy, standing.texts().get(policy.id())))
            .toList());
  }
}
