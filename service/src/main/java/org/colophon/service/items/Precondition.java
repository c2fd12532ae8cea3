package org.colophon.service.items;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemVersion;
import org.colophon.service.http.IfMatch;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;

/// The version of an item that a caller demands (RFC 9110, section 13). Feeds send none: their
/// order keys decide.
///
/// @param onlyNew whether there must be none yet
record Precondition(IfMatch ifMatch, boolean onlyNew) {

  static final Parameter<Optional<String>> IF_MATCH =
      Parameter.header("If-Match", "The entity tag that must be current; for people's edits.");
  static final Parameter<Optional<String>> IF_NONE_MATCH =
      Parameter.header("If-None-Match", "`*`: only when there is no such item yet.");

  /// What a request's headers demand.
  static Precondition of(Request request) {
    return new Precondition(
        IfMatch.of(request.get(IF_MATCH)),
        request.get(IF_NONE_MATCH).filter("*"::equals).isPresent());
  }

  /// That the version is still the current one.
  static Precondition unchanged(ItemVersion version) {
    return new Precondition(new IfMatch(List.of(etag(version))), false);
  }

  /// The strong entity tag of a version.
  static String etag(ItemVersion version) {
    return "\"" + version.number() + "-" + version.seq() + "\"";
  }

  void check(Optional<ItemVersion> current) {
    Optional<ItemVersion> live = current.filter(version -> !version.tombstone());
    if (onlyNew && live.isPresent()) {
      throw IfMatch.failed("If-None-Match", "the item exists already");
    }
    ifMatch.check(live.map(Precondition::etag).orElse(null), "the current version");
  }
}
