package org.colophon.service.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names of enum constants as JSON writes them: in lower case.
public final class EnumNames {
  private EnumNames() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The constant of a name.
  ///
  /// @throws ApiException with an empty pointer when there is none
  public static <E extends Enum<E>> E parse(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(EnumNames::of).collect(Collectors.joining(", "));
    throw new ApiException(
        ErrorCode.BAD_VALUE,
        "",
        Excerpt.of(text) + " is not a known value",
        "send one of " + known);
  }
}
