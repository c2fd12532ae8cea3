package org.colophon.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.colophon.models.UnicodeForm;

/// The text that is embedded for a stretch of stored text, and the hash that its vector is stored
/// under.
public final class PassageText {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private PassageText() {}

  /// Soft hyphens removed, white space collapsed and trimmed, Unicode form NFC.
  public static String clean(String stored) {
    String joined = SPACE.matcher(stored.replace("\u00AD", "")).replaceAll(" ").strip();
    return UnicodeForm.composed(joined);
  }

  /// SHA-256 of an already clean text, 64 hex digits.
  public static String hash(String clean) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(clean.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
