package org.colophon.service.config;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// The value of a key, and the place that states it.
///
/// @param texts one for a key that is not a list
/// @param place a flag, a variable, a line of a file, or `default`
public record ConfigValue(ConfigKey key, List<String> texts, String place) {
  static final String DEFAULT = "default";

  public ConfigValue {
    texts = texts.stream().distinct().toList();
  }

  String text() {
    return texts.getFirst();
  }

  /// The value in one line; a password in an address is masked.
  public String masked() {
    return texts.stream().map(this::masked).collect(Collectors.joining(", "));
  }

  private String masked(String text) {
    String secret = key.type() == ConfigType.URL ? URI.create(text).getRawUserInfo() : null;
    return secret == null ? text : text.replace(secret + "@", "***@");
  }
}
