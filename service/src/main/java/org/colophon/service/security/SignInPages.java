package org.colophon.service.security;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.colophon.service.api.ApiException;
import org.colophon.service.config.Config.SignInProvider;
import org.colophon.service.http.Route;
import org.colophon.service.web.Pages;
import org.jspecify.annotations.Nullable;

/// The page on which people sign in, in German or English, and the routes behind its form. It works
/// without a script.
public final class SignInPages {
  private static final String PATH = "/sign-in";
  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "de",
          Map.of(
              "title", "Anmelden",
              "name", "Name",
              "password", "Kennwort",
              "submit", "Anmelden",
              "wrong", "Name oder Kennwort ist falsch.",
              "often", "Zu viele Versuche. Bitte warten Sie eine Minute.",
              "external", "Mit dem Konto des Verlags anmelden",
              "provider",
                  "Die Anmeldung beim Verlag ist nicht gelungen. Bitte versuchen Sie es noch einmal.",
              "rights",
                  "Sie sind angemeldet, haben hier aber keine Rechte. Bitten Sie um eine Rolle und ein Imprint.",
              "open", "Dieser Dienst hat keine Konten: Jeder, der ihn erreicht, darf alles."),
          "en",
          Map.of(
              "title", "Sign in",
              "name", "Name",
              "password", "Password",
              "submit", "Sign in",
              "wrong", "The name or the password is wrong.",
              "often", "Too many attempts. Please wait a minute.",
              "external", "Sign in with your publisher's account",
              "provider", "Signing in at the publisher failed. Please try again.",
              "rights", "You are signed in but have no rights here. Ask for a role and an imprint.",
              "open", "This service has no accounts: everybody who reaches it may do everything."));

  private static final String WAY =
      "<p><a class=\"provider\" href=\"" + ProviderPages.PATH + "\">{external}</a></p>";

  private final Access access;
  private final boolean secure;
  private final @Nullable IdentityProvider provider;
  private final String template = template();

  /// The pages without a provider.
  ///
  /// @param secure whether browsers reach the service over TLS
  public SignInPages(Access access, boolean secure) {
    this.access = access;
    this.secure = secure;
    this.provider = null;
  }

  /// The pages with a way to a provider.
  ///
  /// @param secret of the client at the provider; null for a public client
  /// @param secure whether browsers reach the service over TLS
  public SignInPages(
      Access access,
      SignInProvider settings,
      @Nullable String secret,
      InstantSource clock,
      boolean secure) {
    this.access = access;
    this.secure = secure;
    this.provider = new IdentityProvider(settings, secret, clock);
  }

  /// The page, the form's target and the way out.
  public List<Route> routes() {
    List<Route> routes =
        new ArrayList<>(
            List.of(
                new Route("GET", PATH, ctx -> show(ctx, 200, access.isOpen() ? "open" : "")),
                new Route("POST", PATH, this::signIn),
                new Route("POST", "/sign-out", this::signOut)));
    if (provider != null) {
      routes.addAll(new ProviderPages(provider, access, this, secure).routes());
    }
    return routes;
  }

  private void signIn(Context ctx) {
    Optional<String> session;
    try {
      session =
          access.signIn(
              Optional.ofNullable(ctx.formParam("name")).orElse(""),
              Optional.ofNullable(ctx.formParam("password")).orElse(""),
              ctx.ip());
    } catch (ApiException e) {
      ctx.header("Retry-After", "60");
      show(ctx, e.problem().status(), "often");
      return;
    }
    if (session.isEmpty()) {
      show(ctx, 401, "wrong");
      return;
    }
    signedIn(ctx, session.get());
  }

  /// Gives the browser its session and sends it to the first page.
  void signedIn(Context ctx, String session) {
    Cookie cookie = new Cookie(Access.COOKIE, session);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setMaxAge((int) access.accounts().sessionLasts().toSeconds());
    ctx.cookie(cookie);
    ctx.header("Cache-Control", "no-store");
    ctx.redirect("/", HttpStatus.SEE_OTHER);
  }

  private void signOut(Context ctx) {
    String session = ctx.cookie(Access.COOKIE);
    if (session != null) {
      access.accounts().signOut(session);
    }
    ctx.removeCookie(Access.COOKIE, "/");
    ctx.header("Cache-Control", "no-store");
    ctx.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  /// Shows the page with a message.
  void show(Context ctx, int status, String message) {
    String language = language(ctx);
    Map<String, String> words = WORDS.getOrDefault(language, Map.of());
    String page =
        template
            .replace("{lang}", language)
            .replace("{message}", words.getOrDefault(message, ""))
            .replace("{way}", provider == null ? "" : WAY);
    for (Map.Entry<String, String> word : words.entrySet()) {
      page = page.replace("{" + word.getKey() + "}", word.getValue());
    }
    ctx.header("Content-Security-Policy", Pages.POLICY);
    ctx.header("Cache-Control", "no-store");
    ctx.status(status).contentType("text/html; charset=utf-8").result(page);
  }

  private static String language(Context ctx) {
    String stated = ctx.queryParam("lang");
    String accepted = Optional.ofNullable(ctx.header("Accept-Language")).orElse("de");
    String wanted = stated == null ? accepted : stated;
    return wanted.toLowerCase(Locale.ROOT).startsWith("de") ? "de" : "en";
  }

  private static String template() {
    try (InputStream in = SignInPages.class.getResourceAsStream("/web/sign-in.html")) {
      if (in == null) {
        throw new IllegalStateException("web/sign-in.html is not in the program's own files");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
