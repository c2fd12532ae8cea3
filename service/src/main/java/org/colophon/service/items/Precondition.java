package org.colophon.service.items;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemVersion;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.jspecify.annotations.Nullable;

/// The version of an item that a caller demands (RFC 9110, section 13). Feeds send none: their
/// order keys decide.
///
/// @param ifMatch entity tags of which one must be current; `*`: any version; null: no demand
/// @param onlyNew whether there must be none yet
record Precondition(@Nullable List<String> ifMatch, boolean onlyNew) {

  static final Parameter<Optional<String>> IF_MATCH =
      Parameter.header("If-Match", "The entity tag that must be current; for people's edits.");
  static final Parameter<Optional<String>> IF_NONE_MATCH =
      Parameter.header("If-None-Match", "`*`: only when there is no such item yet.");

  /// What a request's headers demand.
  static Precondition of(Request request) {
    List<String> tags =
        request
            .get(IF_MATCH)
            .map(match -> Arrays.stream(match.split(",", -1)).map(String::strip).toList())
            .orElse(null);
    return new Precondition(tags, request.get(IF_NONE_MATCH).filter("*"::equals).isPresent());
  }

  /// That the version is still the current one.
  static Precondition unchanged(ItemVersion version) {
    return new Precondition(List.of(etag(version)), false);
  }

  /// The strong entity tag of a version.
  static String etag(ItemVersion version) {
    return "\"" + version.number() + "-" + version.seq() + "\"";
  }

  void check(Optional<ItemVersion> current) {
    Optional<ItemVersion> live = current.filter(version -> !version.tombstone());
    if (onlyNew && live.isPresent()) {
      throw failed("If-None-Match", "the item exists already");
    }
    if (ifMatch == null || (ifMatch.equals(List.of("*")) && live.isPresent())) {
      return;
    }
    String etag = live.map(Precondition::etag).orElse("none");
    if (!ifMatch.contains(etag)) {
      throw failed("If-Match", "the current version is " + etag);
    }
  }

  private static ApiException failed(String header, String detail) {
    return new ApiException(
        new ApiProblem(
            412,
            "precondition_failed",
            header,
            detail,
            "read the item again and repeat the change"));
  }
}
