package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Route;
import org.colophon.service.security.TestCaller.Answer;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in and out, and the name under which records keep what somebody did.
class SignInTest {
  private static final String PASSWORD = "eine lange Zeile Text";
  private static final String HOLD = "{\"scope\":{\"items\":[\"x\"]},\"reason\":\"r\"%s}";

  private final TestService service = new TestService();
  private final TestAccess access = new TestAccess(service, 20);
  private HttpServer server = start();
  private TestCaller caller = new TestCaller(server);

  private HttpServer start() {
    List<Route> pages = new ArrayList<>(Pages.routes());
    pages.addAll(new SignInPages(access.access(), true).routes());
    return Endpoints.serve(HttpServer.Settings.local(0), access.access(), service.backend(), pages);
  }

  @BeforeEach
  void addAccount() {
    access.account("m.keller", PASSWORD, AccessRole.EDITOR, "nordufer");
  }

  @AfterEach
  void stop() {
    caller.close();
    server.close();
    access.close();
    service.close();
  }

  private Answer signIn(String name, String password) {
    String form =
        "name=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    return caller.send(
        "POST",
        "/sign-in?lang=de",
        form,
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", caller.address()));
  }

  private Map<String, String> session() {
    Answer answer = signIn("m.keller", PASSWORD);
    assertEquals(303, answer.status(), answer.text());
    String cookie = answer.header("Set-Cookie").orElseThrow();
    for (String attribute : List.of("HttpOnly", "Secure", "SameSite=Strict", "Path=/")) {
      assertTrue(cookie.contains(attribute), cookie);
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Cookie", cookie.substring(0, cookie.indexOf(';')));
    return headers;
  }

  private Map<String, String> fromPage() {
    Map<String, String> headers = session();
    headers.put("Origin", caller.address());
    return headers;
  }

  @Test
  void whoSignedInIsKnownUntilTheySignOut() {
    Map<String, String> headers = fromPage();
    Answer known = caller.get("/v1/session", headers);
    assertEquals("signed_in", known.json().path("mode").asText(), known.text());
    assertEquals("m.keller", known.json().path("name").asText());
    assertEquals("editor", known.json().at("/roles/0").asText());
    assertEquals(303, caller.send("POST", "/sign-out", "", headers).status());
    assertEquals("unknown", caller.get("/v1/session", headers).json().path("mode").asText());
    assertEquals(401, caller.get("/v1/policies", headers).status());
  }

  @Test
  void aSessionEndsByItselfAndWithItsAccount() {
    Map<String, String> headers = session();
    assertEquals(200, caller.get("/v1/policies", headers).status());
    service.clock().set(TestService.NOW.plus(TestAccess.SESSION_LASTS));
    assertEquals(401, caller.get("/v1/policies", headers).status());
    Map<String, String> again = session();
    access.access().accounts().disable("m.keller", TestService.NOW);
    assertEquals(401, caller.get("/v1/policies", again).status());
    assertEquals(401, signIn("m.keller", PASSWORD).status());
  }

  @Test
  void aRequestWithACookieHasToComeFromAPageOfTheService() {
    Map<String, String> headers = session();
    Answer missing = caller.send("POST", "/v1/suggestions", "{}", headers);
    assertEquals("origin_missing", missing.code());
    headers.put("Origin", "https://evil.example");
    assertEquals(
        "origin_not_allowed", caller.send("POST", "/v1/suggestions", "{}", headers).code());
    headers.put("Origin", caller.address());
    assertEquals(
        "imprint_not_allowed", caller.send("POST", "/v1/suggestions", "{}", headers).code());
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
    Answer wrong = signIn("m.keller", "something else entirely");
    Answer unknown = signIn("nobody", PASSWORD);
    assertEquals(401, wrong.status());
    assertEquals(wrong.text(), unknown.text());
    assertTrue(wrong.text().contains("Name oder Kennwort ist falsch."), wrong.text());
    assertFalse(wrong.header("Set-Cookie").isPresent());
  }

  @Test
  void guessingIsSlowedDown() {
    int tries = 0;
    while (signIn("m.keller", "guess number " + tries).status() == 401) {
      tries++;
      assertTrue(tries <= 10);
    }
    Answer answer = signIn("m.keller", PASSWORD);
    assertEquals(429, answer.status());
    assertTrue(answer.header("Retry-After").isPresent());
    access.pass(Duration.ofMinutes(2));
    assertEquals(303, signIn("m.keller", PASSWORD).status());
  }

  @Test
  void aKeyMayBeTheUserNameOfBasicAuthentication() {
    String key = access.key("shop", AccessRole.READER);
    assertEquals(200, caller.get("/v1/changes", basic(key + ":")).status());
    assertEquals("key_not_valid", caller.get("/v1/changes", basic(key + "x:")).code());
    assertEquals(
        "key_not_valid",
        caller.get("/v1/changes", Map.of("Authorization", "Basic not base64")).code());
  }

  private static Map<String, String> basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void aCallerWhoSendsTooMuchIsToldToWait() {
    Map<String, String> key = TestCaller.key(access.key("shop", AccessRole.READER));
    Answer answer = caller.get("/v1/changes", key);
    int sent = 1;
    while (answer.status() == 200) {
      answer = caller.get("/v1/changes", key);
      sent++;
      assertTrue(sent <= 41);
    }
    assertEquals("too_many_requests", answer.code());
    assertEquals("1", answer.header("Retry-After").orElseThrow());
    access.pass(Duration.ofSeconds(1));
    assertEquals(200, caller.get("/v1/changes", key).status());
  }

  @Test
  void thePageSpeaksGermanAndEnglish() {
    assertTrue(caller.get("/sign-in?lang=de", Map.of()).text().contains("Kennwort"));
    Answer english = caller.get("/sign-in", Map.of("Accept-Language", "en-GB"));
    assertTrue(english.text().contains("Password"), english.text());
    assertTrue(english.header("Content-Security-Policy").orElseThrow().contains("'self'"));
    assertFalse(english.text().contains("{"), english.text());
  }

  @Test
  void recordsKeepTheNameOfWhoSignedIn() {
    Map<String, String> key = TestCaller.key(access.key("chief", AccessRole.CATALOGUE_OWNER));
    Answer other = caller.send("POST", "/v1/holds", HOLD.formatted(",\"by\":\"boss\""), key);
    assertEquals(403, other.status());
    assertEquals("author_is_not_caller", other.code());
    Answer own = caller.send("POST", "/v1/holds", HOLD.formatted(",\"by\":\"chief\""), key);
    assertEquals(201, own.status(), own.text());
    Answer labelling =
        caller.send(
            "POST",
            "/v1/labellings",
            "{\"id\":\"spring\",\"task\":\"segments\",\"size\":1,\"seed\":7}",
            TestCaller.key(access.key("trainer", AccessRole.MODEL_OWNER)));
    assertFalse(labelling.text().contains("/by"), labelling.text());
  }

  @Test
  void aServiceWithoutAccountsIsOpenAndSaysSo() {
    TestService other = new TestService();
    try (TestAccess none = new TestAccess(other);
        HttpServer open =
            Endpoints.serve(
                HttpServer.Settings.local(0), none.access(), other.backend(), Pages.routes());
        TestCaller anybody = new TestCaller(open)) {
      assertEquals("open", anybody.get("/v1/session", Map.of()).json().path("mode").asText());
      assertEquals(200, anybody.get("/v1/policies", Map.of()).status());
      assertEquals(
          201,
          anybody
              .send("POST", "/v1/holds", HOLD.formatted(",\"by\":\"anybody\""), Map.of())
              .status());
      assertTrue(anybody.get("/", Map.of()).text().contains("/web/session.js"));
      none.key("first", AccessRole.ADMIN);
      assertEquals(401, anybody.get("/v1/policies", Map.of()).status());
    } finally {
      other.close();
    }
  }

  @Test
  void programsOfTheOwnerOfTheDirectoryMayDoEverything() {
    Map<String, String> operator = TestCaller.key(access.access().operatorSecret());
    Answer hold = caller.send("POST", "/v1/holds", HOLD.formatted(",\"by\":\"ops\""), operator);
    assertEquals(201, hold.status(), hold.text());
    assertEquals(200, caller.get("/v1/keys", operator).status());
  }
}
