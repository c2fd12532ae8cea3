package org.colophon.service.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemVersion;
import org.jspecify.annotations.Nullable;

/// What the caller demands of the version that it changes (RFC 9110, section 13). Feeds send none:
/// their order keys decide.
///
/// @param ifMatch entity tags of which one must be current; `*`: any version; null: no demand
/// @param onlyNew whether there must be none yet
record Precondition(@Nullable List<String> ifMatch, boolean onlyNew) {

  static Precondition of(Context ctx) {
    String match = ctx.header("If-Match");
    List<String> tags =
        match == null ? null : Arrays.stream(match.split(",", -1)).map(String::strip).toList();
    return new Precondition(tags, "*".equals(ctx.header("If-None-Match")));
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

  private static Refusal failed(String header, String detail) {
    return new Refusal(
        new HttpProblem(
            412, "precondition_failed", header, detail, "read the item again and redo the change"));
  }
}
