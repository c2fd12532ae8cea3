package org.colophon.crm;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A field that Colophon and a CRM tell each other about a person.
public enum CrmAttribute {
  /// Consent to profiling: `granted`, `denied` or empty.
  PROFILING,
  /// Consent to newsletters: `granted`, `denied` or empty.
  NEWSLETTER,
  /// Contributors, series and topics that the person follows, separated by semicolons.
  FOLLOWS,
  /// Items that the person saved, separated by semicolons.
  BOOKMARKS,
  /// Newsletters that the person signed up for, separated by semicolons.
  SIGN_UPS,
  /// Segments that the person is a member of, separated by semicolons.
  SEGMENTS;

  /// Its name in configuration and files.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The attribute of a name.
  public static Optional<CrmAttribute> find(String text) {
    return Stream.of(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
