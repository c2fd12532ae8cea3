package org.colophon.service.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.colophon.governance.Sha256Digests;

/// Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over `id.timestamp.body`, in Base64, with the
/// version `v1` before it. A secret is 24 to 64 bytes in Base64 after `whsec_`.
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  private Signature() {}

  static String newSecret(RandomGenerator random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /// The header `webhook-signature`.
  ///
  /// @param seconds since 1970, as in the header `webhook-timestamp`
  static String of(String secret, String id, long seconds, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    String signed = id + "." + seconds + "." + body;
    byte[] mac = Sha256Digests.hmac(key, signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }
}
