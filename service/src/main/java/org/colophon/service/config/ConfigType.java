package org.colophon.service.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.crm.CrmAttribute;

/// A type of configuration values: how a value of it is named in help, and which texts are valid.
@SuppressWarnings("ImmutableEnumChecker") // the predicates have no state
public enum ConfigType {
  TEXT("TEXT", "text", "some text", text -> true),
  DIRECTORY("DIR", "path", "a path such as /srv/colophon", ConfigType::isPath),
  FILE("FILE", "path", "a path such as /etc/colophon/secret", ConfigType::isPath),
  MAPPING("GROUP=VALUE", "mapping", "a group, '=' and a value", ConfigType::isMapping),
  CRM_KIND(
      "files|salesforce", "CRM", "files or salesforce", Set.of("files", "salesforce")::contains),
  FIELD(
      "ATTRIBUTE=FIELD",
      "field mapping",
      "profiling, newsletter, follows, bookmarks, sign_ups or segments, '=' and a field's name",
      ConfigType::isField),
  HOST("HOST", "host", "a name or address such as 127.0.0.1", ConfigType::isHost),
  PORT("PORT", "port", "a whole number from 0 to 65535", text -> isNumber(text, 0, 65_535)),
  COUNT(
      "NUMBER", "number", "a whole number from 1 to 1000000", text -> isNumber(text, 1, 1_000_000)),
  PERCENTAGE("NUMBER", "percentage", "a whole number from 0 to 90", text -> isNumber(text, 0, 90)),
  SWITCH("BOOLEAN", "switch", "true or false", Set.of("true", "false")::contains),
  DURATION(
      "DURATION",
      "duration",
      "one above zero, such as PT12H or P7D",
      ConfigType::isPositiveDuration),
  HOURS("HH:MM-HH:MM", "span of hours", "two times such as 21:00-08:00", ConfigType::isHours),
  COUNTRY(
      "CODE",
      "country code",
      "two capital letters such as AT",
      Set.of(Locale.getISOCountries())::contains),
  ZONE("ZONE", "time zone", "a name such as Europe/Vienna", ConfigType::isZone),
  ORIGIN(
      "ORIGIN",
      "origin",
      "scheme, host and port alone, in lower case, such as https://cms.example.org",
      ConfigType::isOrigin),
  URL("URL", "URL", "an address such as http://127.0.0.1:8081", ConfigType::isUrl);

  private static final Pattern ORIGINS =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");
  private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9.:%_\\[\\]-]{1,253}");

  private final String label;
  private final String noun;
  private final String example;
  private final Predicate<String> valid;

  ConfigType(String label, String noun, String example, Predicate<String> valid) {
    this.label = label;
    this.noun = noun;
    this.example = example;
    this.valid = valid;
  }

  /// The word that stands for a value in help.
  public String label() {
    return label;
  }

  boolean isValid(String text) {
    return !text.isBlank() && valid.test(text);
  }

  /// The problem with a text that is not valid, and how to fix it.
  String problem(String text) {
    return "'" + text + "' is not a valid " + noun + "; write " + example;
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text).getNameCount() >= 0;
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static boolean isMapping(String text) {
    int equals = text.lastIndexOf('=');
    return equals > 0 && equals < text.length() - 1;
  }

  private static boolean isField(String text) {
    int equals = text.indexOf('=');
    return equals > 0
        && CrmAttribute.find(text.substring(0, equals)).isPresent()
        && text.substring(equals + 1).matches("[A-Za-z][A-Za-z0-9_]{0,79}");
  }

  private static boolean isOrigin(String text) {
    return ORIGINS.matcher(text).matches();
  }

  private static boolean isHost(String text) {
    return HOSTS.matcher(text).matches();
  }

  private static boolean isNumber(String text, int least, int most) {
    if (!text.matches("[0-9]{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most;
  }

  private static boolean isPositiveDuration(String text) {
    try {
      return Duration.parse(text).isPositive();
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isHours(String text) {
    try {
      return QuietHours.parse(text, ZoneOffset.UTC).zone() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.of(text).getRules() != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
