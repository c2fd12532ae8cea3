package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.colophon.service.api.ApiMapper;

/// The OAuth JWT bearer flow of the contract server.
final class SalesforceLogin {
  static final String CLIENT = "consumer-key";
  static final String USER = "integration@house.example";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final long LONGEST_SECONDS = 300;

  private final PublicKey key;
  private final String address;
  private final InstantSource clock;
  private int tokens;

  /// @param address of the server, which is also the audience
  SalesforceLogin(PublicKey key, String address, InstantSource clock) {
    this.key = key;
    this.address = address;
    this.clock = clock;
  }

  /// A token, or an error.
  synchronized ObjectNode grant(Map<String, String> form) {
    if (!GRANT.equals(form.get("grant_type"))) {
      return error("unsupported_grant_type", "grant type not supported");
    }
    String[] parts = form.getOrDefault("assertion", "").split("\\.");
    if (parts.length != 3 || !isSigned(parts)) {
      return error("invalid_grant", "invalid assertion");
    }
    JsonNode claims = ApiMapper.parse(Base64.getUrlDecoder().decode(parts[1]));
    long left = claims.path("exp").asLong() - clock.instant().getEpochSecond();
    if (left <= 0 || left > LONGEST_SECONDS) {
      return error("invalid_grant", "expired authorization code");
    }
    if (!claims.path("aud").asText().equals(address)) {
      return error("invalid_grant", "audience is invalid");
    }
    if (!claims.path("iss").asText().equals(CLIENT)) {
      return error("invalid_client_id", "client identifier invalid");
    }
    if (!claims.path("sub").asText().equals(USER)) {
      return error("invalid_grant", "user hasn't approved this consumer");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", "00D!token" + ++tokens)
        .put("scope", "api")
        .put("instance_url", address)
        .put("id", address + "/id/00D000000000001AAA/005000000000001AAA")
        .put("token_type", "Bearer");
  }

  private boolean isSigned(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static ObjectNode error(String code, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("error", code)
        .put("error_description", description);
  }
}
