package org.colophon.service.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Random secrets, and the hashes by which they are recognised.
final class Secrets {
  /// OWASP's recommendation of 2023: 19 MiB, two passes, one lane.
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private static final int SALT = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Of a random password that nobody kept; compared with where there is no account, so that both
  /// take as long.
  static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$GJHq7nBi06FIqxJOfj1cGQ"
          + "$wmZZ5ozAiWzRxxXNr+C0MdPqmx2KNzgHQiUahzjBDE0";

  private Secrets() {}

  /// 256 random bits in letters and digits of base64url.
  static String random() {
    return random(32);
  }

  /// Random bytes in base64url.
  static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// SHA-256 in hexadecimal: enough for what is random.
  static String digest(String secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Compares in a time that says nothing of what is equal.
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /// The Argon2id hash of a password, with a salt of its own.
  static String hashed(String password) {
    return Password.hash(password).addRandomSalt(SALT).with(ARGON).getResult();
  }

  /// Whether a password has a hash.
  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /// Takes as long as [#matches] for a password of nobody.
  static void matchNobody(String password) {
    if (matches(password, NOBODY)) {
      throw new IllegalStateException("a password that nobody has was matched");
    }
  }
}
