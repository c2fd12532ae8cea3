package org.colophon.service.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.jspecify.annotations.Nullable;

/// The entity tags of which one must be the current one (RFC 9110, section 13.1.1).
///
/// @param tags `*`: any version; null: the header is missing
public record IfMatch(@Nullable List<String> tags) {
  private static final String HEADER = "If-Match";

  /// The tags of a header.
  public static IfMatch of(Optional<String> header) {
    return new IfMatch(
        header
            .map(match -> Arrays.stream(match.split(",", -1)).map(String::strip).toList())
            .orElse(null));
  }

  /// Refuses a change of a stored version that names none.
  ///
  /// @param stored what is stored, in words
  public void require(String stored) {
    if (tags == null) {
      throw new ApiException(
          new ApiProblem(
              428,
              "precondition_required",
              HEADER,
              stored,
              "read it and send its ETag as If-Match"));
    }
  }

  /// Refuses a change where another version is current by now.
  ///
  /// @param current its entity tag; null when there is none
  /// @param what whose tag that is, such as "the current version"
  public void check(@Nullable String current, String what) {
    if (tags == null || (tags.equals(List.of("*")) && current != null)) {
      return;
    }
    if (current == null || !tags.contains(current)) {
      throw failed(HEADER, what + " is " + (current == null ? "none" : current));
    }
  }

  /// The refusal of a change of what is not current any more.
  public static ApiException failed(String header, String detail) {
    return new ApiException(
        new ApiProblem(
            412, "precondition_failed", header, detail, "read it again and repeat the change"));
  }
}
