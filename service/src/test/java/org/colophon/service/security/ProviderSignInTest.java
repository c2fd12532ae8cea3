package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config.Claims;
import org.colophon.service.config.Config.SignInProvider;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Route;
import org.colophon.service.security.TestCaller.Answer;
import org.colophon.service.security.TestProvider.Signature;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with an OpenID Connect provider: what its answer has to be, and which rights it
/// gives.
class ProviderSignInTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<String> ROLES =
      List.of("lektorat=editor", "leitung=catalogue-owner", "it=admin");
  private static final List<String> IMPRINTS =
      List.of("lektorat=nordufer", "kinderbuch=harrow-lane", "haus=*");

  private final TestProvider provider = new TestProvider();
  private final TestService service = new TestService();
  private final TestAccess access = new TestAccess(service, 1_000, settings());
  private HttpServer server;
  private TestCaller caller;

  private SignInProvider settings() {
    return new SignInProvider(
        provider.issuer(),
        TestProvider.CLIENT,
        null,
        URI.create("http://127.0.0.1:1/sign-in/provider/callback"),
        new Claims(List.of("openid", "profile"), "preferred_username", "groups"),
        ROLES,
        IMPRINTS,
        Duration.ofMinutes(1));
  }

  @BeforeEach
  void start() {
    List<Route> pages = new ArrayList<>(Pages.routes());
    pages.addAll(
        new SignInPages(access.access(), settings(), TestProvider.SECRET, service.clock(), false)
            .routes());
    server =
        Endpoints.serve(HttpServer.Settings.local(0), access.access(), service.backend(), pages);
    caller = new TestCaller(server);
  }

  @AfterEach
  void stop() {
    caller.close();
    server.close();
    access.close();
    service.close();
    provider.close();
  }

  /// A sign-in that the provider was asked for.
  private record Begun(Map<String, String> asked, String cookie) {}

  private Begun begin() {
    Answer answer = caller.get("/sign-in/provider", Map.of());
    assertEquals(303, answer.status(), answer.text());
    String address = answer.header("Location").orElseThrow();
    assertTrue(address.startsWith(provider.issuer() + "/authorize?"), address);
    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    return new Begun(
        TestProvider.form(URI.create(address).getRawQuery()),
        cookie.substring(0, cookie.indexOf(';')));
  }

  private JWTClaimsSet.Builder claims(Begun begun, String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer())
        .subject("4711")
        .audience(TestProvider.CLIENT)
        .issueTime(Date.from(CLOCK.instant()))
        .expirationTime(Date.from(CLOCK.instant().plusSeconds(300)))
        .claim("nonce", begun.asked.get("nonce"))
        .claim("preferred_username", "m.keller")
        .claim("groups", List.of(groups));
  }

  private Answer comeBack(Begun begun, JWTClaimsSet claims, Signature signature) {
    provider.give(claims, signature, begun.asked.getOrDefault("code_challenge", ""));
    return caller.get(
        "/sign-in/provider/callback?code=c&state=" + begun.asked.get("state"),
        Map.of("Cookie", begun.cookie));
  }

  private Answer signIn(Consumer<JWTClaimsSet.Builder> change, String... groups) {
    Begun begun = begin();
    JWTClaimsSet.Builder claims = claims(begun, groups);
    change.accept(claims);
    return comeBack(begun, claims.build(), Signature.OWN_KEY);
  }

  private Answer signIn(String... groups) {
    return signIn(claims -> {}, groups);
  }

  private static Map<String, String> session(Answer answer) {
    assertEquals(303, answer.status(), answer.text());
    assertEquals("/", answer.header("Location").orElseThrow());
    String cookie =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(one -> one.startsWith(Access.COOKIE))
            .findFirst()
            .orElseThrow();
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
    return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
  }

  @Test
  void aMemberOfAGroupGetsItsRoleAndItsImprints() {
    Map<String, String> cookie = session(signIn("lektorat", "kinderbuch", "kantine"));
    JsonNode said = caller.get("/v1/session", cookie).json();
    assertEquals("m.keller", said.path("name").asText(), said.toString());
    assertEquals("[\"editor\"]", said.path("roles").toString());
    assertEquals("[\"harrow-lane\",\"nordufer\"]", said.path("imprints").toString());
    assertEquals("imprint_not_allowed", caller.get("/v1/items?imprint=kai", cookie).code());
    assertEquals("not_allowed", caller.get("/v1/runs", cookie).code());
  }

  @Test
  void rightsFollowTheGroupsAtTheNextSignIn() {
    session(signIn("lektorat"));
    Map<String, String> cookie = session(signIn("leitung", "haus"));
    JsonNode said = caller.get("/v1/session", cookie).json();
    assertEquals("[\"catalogue-owner\"]", said.path("roles").toString(), said.toString());
    assertEquals(0, said.path("imprints").size());
  }

  @Test
  void whoIsInNoGroupOfARoleOrOfAnImprintMayDoNothing() {
    for (String[] groups :
        List.of(
            new String[] {},
            new String[] {"kantine"},
            new String[] {"leitung"}, // a role without an imprint
            new String[] {"haus"}, // an imprint without a role
            new String[] {"it"})) { // an admin sees all imprints
      assertEquals(403, signIn(groups).status(), String.join(" ", groups));
    }
    assertTrue(access.access().accounts().all().isEmpty());
    session(signIn("it", "haus"));
  }

  @Test
  void anAnswerThatIsNotToThisSignInIsRefused() {
    Begun begun = begin();
    Begun other = begin();
    JWTClaimsSet claims = claims(begun, "lektorat").build();
    Begun foreign = new Begun(begun.asked, other.cookie);
    assertEquals(401, comeBack(foreign, claims, Signature.OWN_KEY).status());
    assertEquals(401, comeBack(new Begun(begun.asked, "a=b"), claims, Signature.OWN_KEY).status());
    assertEquals(401, signIn(changed -> changed.claim("nonce", "other"), "lektorat").status());
    assertEquals(401, signIn(changed -> changed.claim("nonce", null), "lektorat").status());
  }

  @Test
  void aTokenOfAnotherSignerIsRefused() {
    for (Signature signature :
        List.of(Signature.OTHER_KEY, Signature.SHARED_SECRET, Signature.NONE)) {
      Begun begun = begin();
      Answer answer = comeBack(begun, claims(begun, "lektorat").build(), signature);
      assertEquals(401, answer.status(), signature.name());
      assertFalse(answer.text().contains("signature"), answer.text());
    }
  }

  @Test
  void aTokenForSomebodyElseOrOfAnotherTimeIsRefused() {
    assertEquals(401, signIn(claims -> claims.audience("other"), "lektorat").status());
    assertEquals(401, signIn(claims -> claims.issuer("https://x.example"), "lektorat").status());
    assertEquals(401, signIn(claims -> claims.subject(null), "lektorat").status());
    assertEquals(401, signIn(claims -> claims.expirationTime(in(-90)), "lektorat").status());
    assertEquals(401, signIn(claims -> claims.issueTime(in(120)), "lektorat").status());
    session(signIn(claims -> claims.expirationTime(in(-20)), "lektorat")); // the clocks differ
    session(signIn(claims -> claims.issueTime(in(30)), "lektorat"));
  }

  private static Date in(int seconds) {
    return Date.from(CLOCK.instant().plusSeconds(seconds));
  }

  @Test
  void theProviderMayChangeItsKeys() {
    session(signIn("lektorat"));
    session(signIn("lektorat"));
    assertEquals(1, provider.keysRead());
    provider.rotate("second");
    session(signIn("lektorat"));
    provider.rotate("third");
    session(signIn("lektorat"));
    assertEquals(3, provider.keysRead());
  }

  @Test
  void groupsMayComeWithTheUserInfo() {
    provider.sayOfUser(Map.of("sub", "4711", "groups", List.of("lektorat")));
    session(signIn(claims -> claims.claim("groups", null)));
    provider.sayOfUser(Map.of("sub", "4712", "groups", List.of("lektorat")));
    assertEquals(401, signIn(claims -> claims.claim("groups", null)).status());
  }

  @Test
  void aNameIsOnePerson() {
    access.account("m.keller", "a long enough password", AccessRole.ADMIN);
    assertEquals(403, signIn("lektorat").status());
    session(signIn(claims -> claims.claim("preferred_username", "kim"), "lektorat"));
    Answer other =
        signIn(claims -> claims.subject("4712").claim("preferred_username", "kim"), "lektorat");
    assertEquals(403, other.status());
    Map<String, String> renamed =
        session(signIn(claims -> claims.claim("preferred_username", "k.neu"), "lektorat"));
    assertEquals("kim", caller.get("/v1/session", renamed).json().path("name").asText());
    assertEquals(
        403,
        signIn(claims -> claims.subject("9").claim("preferred_username", "a b"), "lektorat")
            .status());
  }

  @Test
  void anAccountThatIsDisabledHereStaysDisabled() {
    Map<String, String> cookie = session(signIn("lektorat"));
    access.access().accounts().disable("m.keller", service.clock().instant());
    assertEquals("", caller.get("/v1/session", cookie).json().path("name").asText());
    assertEquals(403, signIn("lektorat").status());
  }

  @Test
  void aProviderClosesTheServiceBeforeAnybodySignedIn() {
    assertFalse(access.access().isOpen());
    assertEquals(401, caller.get("/v1/items?imprint=kai", Map.of()).status());
    assertTrue(caller.get("/sign-in", Map.of()).text().contains("href=\"/sign-in/provider\""));
  }

  @Test
  void aProviderThatIsDownIsSaidToBe() {
    provider.close();
    Answer answer = caller.get("/sign-in/provider?lang=en", Map.of());
    assertEquals(502, answer.status());
    assertTrue(answer.text().contains("Signing in at the publisher failed"), answer.text());
  }

  @Test
  void signInsAreInTheAuditLog() {
    session(signIn("lektorat"));
    signIn("kantine");
    signIn(claims -> claims.audience("other"), "lektorat");
    List<String> entries =
        access
            .database()
            .read(session ->
                session.list(
                    "SELECT actor, status FROM audit_log ORDER BY seq",
                    row -> row.getString(1) + " " + row.getInt(2)));
    assertEquals(List.of("m.keller 303", "(unknown) 403", "(unknown) 401"), entries);
  }
}
