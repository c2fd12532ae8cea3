package org.colophon.service.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.config.Config.SignInProvider;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Route;
import org.colophon.service.security.AccessRules.Rule;
import org.jspecify.annotations.Nullable;

/// The check of every request by keys, accounts and the rules. Without a key and an account
/// everybody may do everything: [#isOpen()]. Thread-safe.
public final class Access implements AccessControl {
  static final String COOKIE = "colophon_session";
  private static final String BEARER = "Bearer ";

  /// How libraries of customer data platforms send a key: as the user's name, without a password.
  private static final String BASIC = "Basic ";

  private static final String SIGN_IN = "POST /sign-in";

  /// The actor of an entry about somebody who is not known.
  private static final String UNKNOWN = "(unknown)";

  private static final String BY_PROVIDER = "GET /sign-in/provider/callback";

  /// What changes nothing though its method might.
  private static final Set<String> ASKING =
      Set.of(
          "POST /v1/suggestions",
          "POST /v1/recommendations",
          "POST /v1/checks",
          "POST /mcp",
          "POST /v1/policies:preview");

  /// What takes a whole list away.
  private static final Set<String> EXPORTS =
      Set.of(
          "GET /v1/changes",
          "GET /v1/exports/onix",
          "GET /v1/exports/catalogue",
          "GET /v1/labellings/{id}/gold",
          "GET /v1/governance/audit");

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final ApiKeys keys;
  private final Accounts accounts;
  private final AuditLog log;
  private final ConfinedMessages confined;
  private final InstantSource clock;
  private final String operator = Secrets.random();
  private final RateLimits requests;
  private final RateLimits mistakes;
  private final @Nullable GroupGrants grants;

  /// @param perSecond requests that a caller may send in a second, for long
  /// @param provider that people sign in with; null when there is none
  /// @param nanos a clock that only goes forward
  public Access(
      ApiKeys keys,
      Accounts accounts,
      AuditLog log,
      ImprintLookup imprints,
      int perSecond,
      @Nullable SignInProvider provider,
      InstantSource clock,
      LongSupplier nanos) {
    this.keys = keys;
    this.accounts = accounts;
    this.log = log;
    this.confined = new ConfinedMessages(imprints);
    this.clock = clock;
    this.grants = provider == null ? null : new GroupGrants(provider);
    this.requests =
        new RateLimits(2 * perSecond, Duration.ofSeconds(1).dividedBy(perSecond), nanos);
    this.mistakes = new RateLimits(10, Duration.ofSeconds(6), nanos);
  }

  /// Whether there is neither a key nor an account, nor a provider that people sign in with.
  public boolean isOpen() {
    return keys.isEmpty() && accounts.isEmpty() && grants == null;
  }

  /// The secret of this process, for programs of the user who owns the data directory.
  public String operatorSecret() {
    return operator;
  }

  public ApiKeys keys() {
    return keys;
  }

  public Accounts accounts() {
    return accounts;
  }

  @Override
  public Caller identify(Headers headers, String method, String path, String address) {
    String authorization = headers.get("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return byKey(authorization.substring(BEARER.length()).strip(), address);
    }
    if (isOpen()) {
      return Caller.ANYONE;
    }
    if (authorization != null && authorization.startsWith(BASIC)) {
      return byKey(userName(authorization.substring(BASIC.length()).strip()), address);
    }
    String session = cookie(headers.get("Cookie"));
    Optional<Account> account =
        session == null ? Optional.empty() : accounts.find(session, clock.instant());
    if (account.isEmpty()) {
      return unknown(method, path);
    }
    if (!READING.contains(method)
        && headers.get("Origin") == null
        && headers.get("Sec-Fetch-Site") == null) {
      throw refusal(
          403,
          "origin_missing",
          "a request with a session's cookie does not say which page sent it",
          "send it from a page of this service, or use an API key");
    }
    return account.get().caller();
  }

  private static String userName(String credentials) {
    try {
      String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return text.substring(0, Math.max(0, text.indexOf(':')));
    } catch (IllegalArgumentException _) {
      return ""; // which is not a valid key
    }
  }

  private Caller byKey(String secret, String address) {
    if (Secrets.same(secret, operator)) {
      return Caller.OPERATOR;
    }
    return keys.find(secret, clock.instant())
        .map(ApiKey::caller)
        .orElseThrow(() -> {
          limit(mistakes, "key " + address);
          return refusal(
              401,
              "key_not_valid",
              "the API key is not valid: it is unknown, revoked or past its end",
              "send a valid key as Authorization: Bearer KEY");
        });
  }

  /// What somebody who is unknown may send has no body, but for the form to sign in.
  private static Caller unknown(String method, String path) {
    if (!READING.contains(method) && !path.startsWith("/sign-")) {
      throw signInFirst();
    }
    return Caller.UNKNOWN;
  }

  private static @Nullable String cookie(@Nullable String header) {
    if (header != null) {
      for (String pair : header.split(";", -1)) {
        String stripped = pair.strip();
        if (stripped.startsWith(COOKIE + "=")) {
          return stripped.substring(COOKIE.length() + 1);
        }
      }
    }
    return null;
  }

  @Override
  public void authorize(Caller caller, Route route, Context context) {
    if (caller.kind() == Caller.Kind.ANYONE || caller.kind() == Caller.Kind.OPERATOR) {
      return;
    }
    Rule rule =
        AccessRules.of(route.method(), route.path())
            .orElseThrow(() -> forbidden("nobody may call this operation"));
    if (rule.roles() != null) {
      if (caller.kind() == Caller.Kind.UNKNOWN) {
        throw signInFirst();
      }
      Duration wait = requests.take(caller.kind() + " " + caller.name());
      if (!wait.isZero()) {
        context.header("Retry-After", Long.toString(seconds(wait)));
        throw tooMany(wait);
      }
      if (!rule.allows(caller.roles())) {
        throw forbidden("the caller has no role that may call this operation");
      }
    }
    confined.admit(caller, rule.scope(), context);
  }

  @Override
  public void check(Caller caller, HttpServletRequest request, JsonNode message) {
    if (caller.isNamed()) {
      confined.check(caller, request, message);
    }
  }

  /// Writes down what changes something or takes a whole list away, also when it is refused.
  @Override
  public <X extends Exception> void run(
      Caller caller,
      String method,
      String path,
      Collection<String> targets,
      int success,
      Handling<X> handling)
      throws X {
    String action = method + " " + path;
    boolean asks = READING.contains(method) ? !EXPORTS.contains(action) : ASKING.contains(action);
    if (asks || action.equals(SIGN_IN)) {
      handling.run();
      return;
    }
    String target = path.startsWith("/v1/people/") ? "" : String.join(" ", targets);
    log.during(clock.instant(), actor(caller), action, target, success, handling);
  }

  private static String actor(Caller caller) {
    return caller.isNamed()
        ? caller.name()
        : "(" + caller.kind().name().toLowerCase(Locale.ROOT) + ")";
  }

  @Override
  public @Nullable Set<String> roles(String method, String path) {
    Rule rule = AccessRules.of(method, path).orElseThrow();
    return rule.roles() == null
        ? null
        : Stream.concat(rule.roles().stream(), Stream.of(AccessRole.ADMIN))
            .map(AccessRole::text)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Signs somebody in; returns the secret of their session, or empty when the name or the password
  /// is wrong.
  Optional<String> signIn(String name, String password, String address) {
    Instant now = clock.instant();
    limit(mistakes, "address " + address);
    limit(mistakes, "account " + name);
    String actor = accounts.isKnown(name) ? name : UNKNOWN;
    return signedIn(now, actor, SIGN_IN, 401, () -> accounts.signIn(name, password, now));
  }

  /// Signs somebody in whom the provider knows; returns the secret of their session, or empty when
  /// they may do nothing here.
  Optional<String> signIn(ProviderIdentity identity) {
    Instant now = clock.instant();
    Optional<Grant> grant =
        Optional.ofNullable(grants).flatMap(mapped -> mapped.of(identity.groups()));
    String actor = grant.flatMap(_ -> accounts.nameOf(identity)).orElse(UNKNOWN);
    return signedIn(
        now, actor, BY_PROVIDER, 403, () -> grant.flatMap(g -> accounts.signIn(identity, g, now)));
  }

  private Optional<String> signedIn(
      Instant now, String actor, String action, int refused, Supplier<Optional<String>> signIn) {
    AtomicReference<@Nullable String> secret = new AtomicReference<>();
    log.during(
        now,
        actor,
        action,
        "",
        303,
        () -> {
          signIn.get().ifPresent(secret::set);
          return secret.get() == null ? refused : 303;
        });
    return Optional.ofNullable(secret.get());
  }

  /// Counts and writes down a sign-in that the provider did not confirm.
  void refused(String address) {
    limit(mistakes, "address " + address);
    log.append(clock.instant(), UNKNOWN, BY_PROVIDER, "", 401);
  }

  private static void limit(RateLimits limits, String name) {
    Duration wait = limits.take(name);
    if (!wait.isZero()) {
      throw tooMany(wait);
    }
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }

  private static ApiException tooMany(Duration wait) {
    return refusal(
        429,
        "too_many_requests",
        "the caller sent too many requests",
        "wait " + seconds(wait) + " s, then send fewer at a time");
  }

  static ApiException signInFirst() {
    return refusal(
        401,
        "not_signed_in",
        "the caller did not say who they are",
        "sign in at /sign-in, or send a key as Authorization: Bearer KEY");
  }

  static ApiException forbidden(String detail) {
    return refusal(403, "not_allowed", detail, "ask an admin for a role that may");
  }

  static ApiException refusal(int status, String code, String detail, String fix) {
    return new ApiException(new ApiProblem(status, code, null, detail, fix));
  }
}
