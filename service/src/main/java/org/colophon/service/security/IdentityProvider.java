package org.colophon.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.service.config.Config.SignInProvider;
import org.jspecify.annotations.Nullable;

/// An OpenID Connect provider that people sign in with: the authorization code flow with PKCE,
/// state and nonce. What it says of itself is read again each hour, its keys whenever one is
/// unknown. Thread-safe.
final class IdentityProvider {
  private static final Duration READ_AGAIN = Duration.ofHours(1);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MOST_BYTES = 256 * 1024;

  private final SignInProvider settings;
  private final @Nullable Secret secret;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Described> known = new AtomicReference<>();

  /// @param secret of the client; null for a public client
  IdentityProvider(SignInProvider settings, @Nullable String secret, InstantSource clock) {
    this.settings = settings;
    this.secret = secret == null ? null : new Secret(secret);
    this.clock = clock;
  }

  /// The description that the provider gives of itself, with its keys.
  private record Described(
      OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

  /// A sign-in under way, which the browser keeps in a cookie.
  record Pending(String state, String nonce, String verifier) {
    static Pending begin() {
      return new Pending(Secrets.random(), Secrets.random(), Secrets.random());
    }

    /// As the cookie has it.
    String text() {
      return state + "." + nonce + "." + verifier;
    }

    /// Reads a cookie; null when it is not one of these.
    static @Nullable Pending parse(@Nullable String text) {
      String[] parts = text == null ? new String[0] : text.split("\\.", -1);
      boolean whole = parts.length == 3 && List.of(parts).stream().allMatch(p -> p.length() == 43);
      return whole ? new Pending(parts[0], parts[1], parts[2]) : null;
    }
  }

  /// Where the browser is sent to.
  ///
  /// @throws ProviderException when the provider cannot be asked
  URI authorization(Pending pending) {
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope(settings.claims().scopes().toArray(String[]::new)),
            new ClientID(settings.client()),
            settings.callback())
        .endpointURI(described().metadata.getAuthorizationEndpointURI())
        .state(new State(pending.state))
        .nonce(new Nonce(pending.nonce))
        .codeChallenge(new CodeVerifier(pending.verifier), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Who came back.
  ///
  /// @param query of the address that the browser was sent to
  /// @throws ProviderException when the answer is not one to this sign-in, or is not valid
  ProviderIdentity identity(Pending pending, String query) {
    try {
      AuthenticationSuccessResponse answer = answer(pending, query);
      Described provider = described();
      OIDCTokenResponse tokens = tokens(provider, pending, answer);
      IDTokenClaimsSet claims =
          validator(provider)
              .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(pending.nonce));
      ClaimsSet all =
          claims.getClaim(settings.claims().groups()) == null
              ? userInfo(provider, tokens, claims)
              : claims;
      return new ProviderIdentity(
          settings.issuer(), claims.getSubject().getValue(), name(claims, all), groups(all));
    } catch (ParseException
        | BadJOSEException
        | JOSEException
        | IOException
        | IllegalArgumentException e) {
      throw new ProviderException("the provider's answer is not valid: " + e.getMessage(), e);
    }
  }

  private AuthenticationSuccessResponse answer(Pending pending, String query)
      throws ParseException {
    AuthenticationResponse answer =
        AuthenticationResponseParser.parse(URI.create(settings.callback() + "?" + query));
    State state = answer.getState();
    if (state == null || !Secrets.same(state.getValue(), pending.state)) {
      throw new ProviderException("the state is not that of this browser");
    }
    Issuer issuer = answer.getIssuer();
    if (issuer != null && !issuer.getValue().equals(settings.issuer())) {
      throw new ProviderException("the answer comes from the issuer '" + issuer + "'");
    }
    if (!answer.indicatesSuccess()) {
      throw new ProviderException(
          "the provider refused: " + answer.toErrorResponse().getErrorObject().getCode());
    }
    return answer.toSuccessResponse();
  }

  private OIDCTokenResponse tokens(
      Described provider, Pending pending, AuthenticationSuccessResponse answer)
      throws IOException, ParseException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            answer.getAuthorizationCode(), settings.callback(), new CodeVerifier(pending.verifier));
    ClientID client = new ClientID(settings.client());
    URI endpoint = provider.metadata.getTokenEndpointURI();
    ClientAuthentication proof = secret == null ? null : new ClientSecretBasic(client, secret);
    TokenRequest request =
        proof == null
            ? new TokenRequest.Builder(endpoint, client, grant).build()
            : new TokenRequest.Builder(endpoint, proof, grant).build();
    TokenResponse response = OIDCTokenResponseParser.parse(bounded(request.toHTTPRequest()).send());
    if (!response.indicatesSuccess()) {
      throw new ProviderException(
          "the provider gave no token: " + response.toErrorResponse().getErrorObject().getCode());
    }
    OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
    if (tokens.getOIDCTokens().getIDToken() == null) {
      throw new ProviderException("the provider gave no ID token");
    }
    return tokens;
  }

  /// Checks signature, issuer, audience, times and nonce. Only signatures with a provider's own key
  /// count.
  private IDTokenValidator validator(Described provider) {
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);
    List<JWSAlgorithm> stated = provider.metadata.getIDTokenJWSAlgs();
    if (stated != null) {
      algorithms.retainAll(stated);
    }
    if (algorithms.isEmpty()) {
      throw new ProviderException("the provider signs ID tokens by no known method");
    }
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(settings.issuer()),
            new ClientID(settings.client()),
            new JWSVerificationKeySelector<>(algorithms, provider.keys),
            null);
    validator.setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
    return validator;
  }

  private ClaimsSet userInfo(Described provider, OIDCTokenResponse tokens, IDTokenClaimsSet claims)
      throws IOException, ParseException {
    URI endpoint = provider.metadata.getUserInfoEndpointURI();
    if (endpoint == null) {
      return claims;
    }
    UserInfoRequest request =
        new UserInfoRequest(endpoint, tokens.getOIDCTokens().getAccessToken());
    UserInfoResponse response = UserInfoResponse.parse(bounded(request.toHTTPRequest()).send());
    if (!response.indicatesSuccess()
        || response.toSuccessResponse().getUserInfo() == null
        || !response.toSuccessResponse().getUserInfo().getSubject().equals(claims.getSubject())) {
      throw new ProviderException("the provider does not say who signed in");
    }
    return response.toSuccessResponse().getUserInfo();
  }

  private static HTTPRequest bounded(HTTPRequest request) {
    request.setConnectTimeout(TIMEOUT_MILLIS);
    request.setReadTimeout(TIMEOUT_MILLIS);
    request.setFollowRedirects(false);
    return request;
  }

  private String name(ClaimsSet claims, ClaimsSet all) {
    String stated = claims.getStringClaim(settings.claims().name());
    String name = stated == null ? all.getStringClaim(settings.claims().name()) : stated;
    if (name == null) {
      throw new ProviderException("the claim '" + settings.claims().name() + "' is missing");
    }
    return name;
  }

  private Set<String> groups(ClaimsSet claims) {
    List<String> many = claims.getStringListClaim(settings.claims().groups());
    String one = claims.getStringClaim(settings.claims().groups());
    return many != null ? Set.copyOf(many) : one == null ? Set.of() : Set.of(one);
  }

  private Described described() {
    Described before = known.get();
    Instant now = clock.instant();
    if (before != null && now.isBefore(before.at.plus(READ_AGAIN))) {
      return before;
    }
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(
              new Issuer(settings.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
              .rateLimited(false) // only tokens of the provider's own are checked with them
              .build();
      Described after = new Described(metadata, keys, now);
      known.set(after);
      return after;
    } catch (GeneralException | MalformedURLException e) {
      throw new ProviderException("the provider's description is not valid: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ProviderException("the provider cannot be reached: " + e.getMessage(), e);
    }
  }
}
