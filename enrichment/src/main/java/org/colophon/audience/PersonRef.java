package org.colophon.audience;

import java.util.regex.Pattern;

/// A pseudonym of a person: never an address, a name or a phone number. Only [#value()] reveals it,
/// so that it gets into no log by accident.
public record PersonRef(String value) {
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public PersonRef {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a person is a pseudonym of 1 to 64 letters, digits, '_' and '-'; addresses, names and"
              + " other texts are not accepted");
    }
  }

  @Override
  public String toString() {
    return "(a person)";
  }
}
