package org.colophon.service.policies;

import java.time.Instant;
import java.util.stream.Collectors;
import org.colophon.catalog.FactType;
import org.colophon.governance.Limit;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.rules.PolicyOverrides;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The checks that requests for exceptions and overrides share.
final class AllowanceFields {
  private AllowanceFields() {}

  /// A start that was stated; else one before now, so that it counts at once however wrong the
  /// clock is.
  static Instant from(@Nullable SourceTime stated, Instant now) {
    return stated == null ? now.minus(PolicyOverrides.UNCERTAINTY) : stated.end(null);
  }

  /// The end, when it is after the start and not too late.
  static Instant until(SourceTime stated, Instant from, Instant last, String longest) {
    Instant until = stated.start(null);
    if (!until.isAfter(from) || until.isAfter(last)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/until",
          "is not after the start and within " + longest + " of it, " + from,
          "send an end up to " + last);
    }
    return until;
  }

  /// The reason that is let pass.
  static ReasonCode code(String text) {
    for (ReasonCode code : PolicyOverrides.LOOSENABLE) {
      if (EnumNames.of(code).equals(text)) {
        return code;
      }
    }
    throw new ApiException(
        ErrorCode.BAD_VALUE,
        "/code",
        Excerpt.of(text) + " is not a reason that can be let pass",
        "send one of "
            + PolicyOverrides.LOOSENABLE.stream()
                .map(EnumNames::of)
                .collect(Collectors.joining(", ")));
  }

  /// The fact that the reason is about; null for any.
  static @Nullable FactType fact(@Nullable String text) {
    return text == null
        ? null
        : ApiException.at("/fact", () -> EnumNames.parse(FactType.class, text));
  }

  /// The age that is let pass, for reasons of age only.
  static @Nullable String limit(@Nullable String text, ReasonCode code) {
    boolean aged = PolicyOverrides.AGED.contains(code);
    if (aged == (text == null)) {
      throw new ApiException(
          aged ? ErrorCode.MISSING_FIELD : ErrorCode.BAD_VALUE,
          "/limit",
          aged ? "is missing: how old it may be instead" : "is for reasons of age only",
          aged ? "send a duration such as P9D" : "remove the field");
    }
    if (text != null) {
      try {
        Limit.parse(text);
      } catch (IllegalArgumentException e) {
        throw new ApiException(
            ErrorCode.BAD_VALUE,
            "/limit",
            "is not valid: " + e.getMessage(),
            "send a duration such as P9D");
      }
    }
    return text;
  }
}
