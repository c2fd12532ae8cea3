package org.colophon.service.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An OpenID Connect provider of a test: it gives the token that the test states, to whoever has
/// the client's secret and the verifier of the challenge.
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "colophon";
  static final String SECRET = "only-for-this-test-0123456789";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private RSAKey key = key("first");
  private Map<String, Object> userInfo = Map.of();
  private String token = "";
  private String challenge = "";
  private int keysRead;

  /// How a token is signed.
  enum Signature {
    OWN_KEY,
    OTHER_KEY,
    SHARED_SECRET,
    NONE
  }

  TestProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
    server.createContext("/jwks", this::keys);
    server.createContext("/token", this::tokens);
    server.createContext("/me", exchange -> answer(exchange, 200, userInfo));
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int keysRead() {
    return keysRead;
  }

  /// Signs with another key from now on.
  void rotate(String id) {
    key = key(id);
  }

  void sayOfUser(Map<String, Object> claims) {
    userInfo = Map.copyOf(claims);
  }

  /// Gives this token to whoever has the verifier of a challenge.
  void give(JWTClaimsSet claims, Signature signature, String codeChallenge) {
    challenge = codeChallenge;
    try {
      token =
          switch (signature) {
            case OWN_KEY -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
            case OTHER_KEY ->
                signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key(key.getKeyID())));
            case SHARED_SECRET ->
                signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET + SECRET));
            case NONE -> new PlainJWT(claims).serialize();
          };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static RSAKey key(@Nullable String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> description() {
    Map<String, Object> all = new HashMap<>();
    all.put("issuer", issuer());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("userinfo_endpoint", issuer() + "/me");
    all.put("jwks_uri", issuer() + "/jwks");
    all.put("response_types_supported", List.of("code"));
    all.put("subject_types_supported", List.of("public"));
    all.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"));
    return all;
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysRead++;
    answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
  }

  private void tokens(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    String proof =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    boolean client =
        ("Basic " + proof).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String verifier = form.getOrDefault("code_verifier", "");
    if (!client || !challenge.equals(s256(verifier))) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    answer(exchange, 200, Map.of("access_token", "a", "token_type", "Bearer", "id_token", token));
  }

  static Map<String, String> form(@Nullable String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : Objects.requireNonNullElse(text, "").split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String s256(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> json)
      throws IOException {
    byte[] body = MAPPER.writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
