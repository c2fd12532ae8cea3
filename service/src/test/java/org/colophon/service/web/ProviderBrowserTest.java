package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config.Claims;
import org.colophon.service.config.Config.SignInProvider;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Route;
import org.colophon.service.security.SignInPages;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Signing in with an independent OpenID Connect provider in a real browser. By flag:
/// `tools/oidc/check` states the folder that the provider is installed in.
@EnabledIfSystemProperty(named = "colophon.oidc", matches = ".+")
class ProviderBrowserTest {
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process provider(int port, String callback) throws IOException {
    Process process =
        new ProcessBuilder("node", "provider.mjs", Integer.toString(port), callback)
            .directory(Path.of(System.getProperty("colophon.oidc")).toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertTrue(line != null && line.startsWith("listening"), "the provider starts: " + line);
    return process;
  }

  private static SignInProvider settings(int port, String callback) {
    return new SignInProvider(
        "http://127.0.0.1:" + port,
        "colophon",
        null,
        URI.create(callback),
        new Claims(List.of("openid", "profile"), "preferred_username", "groups"),
        List.of("lektorat=editor"),
        List.of("lektorat=kai"),
        Duration.ofMinutes(1));
  }

  @Test
  void aPersonSignsInWithTheirAccountOfThePublisher() throws IOException {
    int port = freePort();
    String address = "http://127.0.0.1:" + freePort();
    String callback = address + "/sign-in/provider/callback";
    Process provider = provider(port, callback);
    TestService service = new TestService();
    try (TestAccess access = new TestAccess(service, 1_000, settings(port, callback));
        HttpServer _ = serve(service, access, port, callback);
        Browser browser = Browser.open()) {
      Page page = browser.page(address, 1_000);
      assertEquals("m.keller", signIn(page, "m.keller@lektorat").path("name").asText());
      JsonNode session = session(page);
      assertEquals("[\"editor\"]", session.path("roles").toString(), session.toString());
      assertEquals("[\"kai\"]", session.path("imprints").toString());
      Cookie cookie =
          page.context().cookies(address).stream()
              .filter(one -> one.name.equals("colophon_session"))
              .findFirst()
              .orElseThrow();
      assertTrue(cookie.httpOnly);
      assertEquals(SameSiteAttribute.STRICT, cookie.sameSite);

      Page other = browser.page(address, 1_000);
      signIn(other, "gast@kantine");
      assertTrue(
          other
              .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
              .textContent()
              .contains("keine Rechte"));
    } finally {
      provider.destroy();
      service.close();
    }
  }

  private static HttpServer serve(
      TestService service, TestAccess access, int port, String callback) {
    List<Route> pages = new ArrayList<>(Pages.routes());
    pages.addAll(
        new SignInPages(
                access.access(),
                settings(port, callback),
                "only-for-this-check-0123456789",
                service.clock(),
                false)
            .routes());
    return Endpoints.serve(
        HttpServer.Settings.local(URI.create(callback).getPort()),
        access.access(),
        service.backend(),
        pages);
  }

  /// Signs in with the form of the provider, and agrees to what it asks.
  private static JsonNode signIn(Page page, String login) {
    page.navigate("/sign-in");
    page.click("a.provider");
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", "any");
    page.click("button[type=submit]");
    page.click("button[type=submit]");
    page.waitForURL(url -> url.contains("/sign-in/provider/callback") || url.endsWith("/"));
    return session(page);
  }

  private static JsonNode session(Page page) {
    Object text = page.evaluate("fetch('/v1/session').then(answer => answer.text())");
    try {
      return new ObjectMapper().readTree(String.valueOf(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
