package org.colophon.service.people;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A message's statement about a person's consent.
@SchemaName("SignalConsent")
@JsonNaming(LowerCamelCaseStrategy.class)
record ConsentEntry(
    @Text @Description("As the imprint names it.") String legalEntity,
    @Text(max = 60)
        @Description(
            "Who says so, site when absent; of several sources the least permissive counts.")
        @Nullable String source,
    @Description("What was done before is not covered; the message's time when absent.")
        @Nullable SourceTime since,
    @Nullable SourceTime until,
    @Nullable Boolean revoked,
    @Description("profiling (or personalization) and newsletter; others are passed over.")
        Map<String, Boolean> categoryPreferences) {

  ConsentEntry {
    categoryPreferences.forEach((category, granted) -> {
      if (granted == null) {
        throw new ApiException(
            ErrorCode.WRONG_TYPE,
            "/categoryPreferences/" + Excerpt.of(category, 60),
            "is null, not true or false",
            "send true or false");
      }
    });
  }

  /// What is said for each purpose.
  ///
  /// @param at when the message says so
  List<Consent> toConsents(Instant at) {
    List<Consent> all = new ArrayList<>();
    categoryPreferences.forEach((category, granted) ->
        purpose(category).ifPresent(purpose -> all.add(toConsent(purpose, granted, at))));
    return all;
  }

  private Consent toConsent(Purpose purpose, boolean granted, Instant at) {
    return new Consent(
        legalEntity,
        purpose,
        granted ? Status.GRANTED : Boolean.TRUE.equals(revoked) ? Status.REVOKED : Status.DENIED,
        source == null ? "site" : source,
        since == null ? at : since.start(null),
        until == null ? null : until.end(null),
        at);
  }

  /// A category of another purpose says nothing about these.
  private static Optional<Purpose> purpose(String category) {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case "profiling", "personalization", "personalisation" -> Optional.of(Purpose.PROFILING);
      case "newsletter" -> Optional.of(Purpose.NEWSLETTER);
      default -> Optional.empty();
    };
  }
}
