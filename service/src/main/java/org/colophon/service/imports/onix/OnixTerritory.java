package org.colophon.service.imports.onix;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A set of countries as a `Territory` states it.
///
/// @param world whether it is the whole world but `countries`; else it is `countries`
/// @param rest whether it is of the world only what no other statement names
record OnixTerritory(boolean world, boolean rest, Set<String> countries) {
  /// The rest of the world.
  static final OnixTerritory REST = new OnixTerritory(true, true, Set.of());

  /// Reads a `Territory`. Regions of a country alone say nothing about the whole country: they are
  /// left out of what is included, and leave the country out where they are excluded.
  static OnixTerritory of(OnixElement territory) {
    Set<String> regions = words(territory, "RegionsIncluded");
    boolean rest = regions.contains("ROW");
    if (!rest && !regions.contains("WORLD")) {
      return new OnixTerritory(false, false, words(territory, "CountriesIncluded"));
    }
    Set<String> without = new TreeSet<>(words(territory, "CountriesExcluded"));
    for (String region : words(territory, "RegionsExcluded")) {
      without.add(region.split("-", 2)[0]);
    }
    return new OnixTerritory(true, rest, without);
  }

  /// Whether a country is in it.
  boolean contains(String country) {
    return world != countries.contains(country);
  }

  /// The countries in it, by code.
  Set<String> included() {
    if (!world) {
      return countries;
    }
    Set<String> all = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    all.removeAll(countries);
    return all;
  }

  private static Set<String> words(OnixElement territory, String name) {
    return territory
        .values(name)
        .flatMap(text -> Arrays.stream(text.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
