package org.colophon.service.imports.onix;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A set of countries as a `Territory` states it.
///
/// @param world whether it is the whole world but `countries`; else it is `countries`
record OnixTerritory(boolean world, Set<String> countries) {
  /// Reads a `Territory`. Regions of a country alone say nothing about the whole country: they are
  /// left out of what is included, and leave the country out where they are excluded.
  static OnixTerritory of(OnixElement territory) {
    boolean world =
        words(territory, "RegionsIncluded").stream()
            .anyMatch(region -> region.equals("WORLD") || region.equals("ROW"));
    if (!world) {
      return new OnixTerritory(false, words(territory, "CountriesIncluded"));
    }
    Set<String> without = new TreeSet<>(words(territory, "CountriesExcluded"));
    for (String region : words(territory, "RegionsExcluded")) {
      without.add(region.split("-", 2)[0]);
    }
    return new OnixTerritory(true, without);
  }

  /// Whether it includes a country.
  boolean includes(String country) {
    return world != countries.contains(country);
  }

  private static Set<String> words(OnixElement territory, String name) {
    return territory
        .values(name)
        .flatMap(text -> Arrays.stream(text.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
