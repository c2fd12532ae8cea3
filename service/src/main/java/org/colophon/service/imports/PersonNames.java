package org.colophon.service.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Names of people as lists of the trade write them.
final class PersonNames {
  private static final Pattern SEPARATED =
      Pattern.compile("\\s*;\\s*|\\s+(?:und|and)\\s+|\\s*&\\s*");
  private static final Pattern DEGREE = Pattern.compile("(?:\\p{Lu}\\p{L}*\\.\\s?)+");
  private static final Pattern EDITOR =
      Pattern.compile("(?i)\\s*\\((?:hrsg|hg|ed|eds|herausgeber)\\.?\\)");

  private PersonNames() {}

  /// A person with the role in a work.
  record Credited(String name, String role) {}

  /// The people in a list. Names are separated by semicolons, by `und` or by commas; where a comma
  /// follows a single word, it stands between the last and the first name. A degree belongs to the
  /// name before it.
  static List<Credited> list(String written) {
    List<Credited> people = new ArrayList<>();
    for (String part : SEPARATED.split(written.strip(), -1)) {
      for (String name : names(part)) {
        String plain = EDITOR.matcher(name).replaceAll("").strip();
        if (!plain.isEmpty()) {
          people.add(new Credited(plain, plain.equals(name.strip()) ? "author" : "editor"));
        }
      }
    }
    return people;
  }

  private static List<String> names(String part) {
    List<String> names = new ArrayList<>();
    for (String name : part.split(",", -1)) {
      String plain = name.strip();
      if (!names.isEmpty() && DEGREE.matcher(plain).matches()) {
        names.set(names.size() - 1, names.getLast() + ", " + plain);
      } else if (!plain.isEmpty()) {
        names.add(plain);
      }
    }
    boolean inverted = names.size() == 2 && names.getFirst().indexOf(' ') < 0;
    return inverted ? List.of(names.getLast() + " " + names.getFirst()) : names;
  }

  /// A name in the order in which it is spoken: `Bergmann, Ute` is `Ute Bergmann`. A name with
  /// several commas, such as one with degrees after it, stays as it is.
  static String inOrder(String written) {
    String name = written.strip();
    int comma = name.indexOf(',');
    return comma < 1 || comma != name.lastIndexOf(',') || comma == name.length() - 1
        ? name
        : name.substring(comma + 1).strip() + " " + name.substring(0, comma).strip();
  }
}
