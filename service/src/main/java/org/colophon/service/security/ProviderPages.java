package org.colophon.service.security;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import org.colophon.service.api.ApiException;
import org.colophon.service.http.Route;
import org.colophon.service.security.IdentityProvider.Pending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to an OpenID Connect provider and back.
final class ProviderPages {
  static final String PATH = "/sign-in/provider";
  private static final String CALLBACK = PATH + "/callback";
  private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);
  private static final int SECONDS = 600;

  private final IdentityProvider provider;
  private final Access access;
  private final SignInPages pages;
  private final boolean secure;

  /// @param secure whether browsers reach the service over TLS
  ProviderPages(IdentityProvider provider, Access access, SignInPages pages, boolean secure) {
    this.provider = provider;
    this.access = access;
    this.pages = pages;
    this.secure = secure;
  }

  List<Route> routes() {
    return List.of(new Route("GET", PATH, this::leave), new Route("GET", CALLBACK, this::comeBack));
  }

  /// With this prefix no other host can set it.
  private String cookie() {
    return (secure ? "__Host-" : "") + "colophon_provider";
  }

  private void leave(Context ctx) {
    Pending pending = Pending.begin();
    try {
      String address = provider.authorization(pending).toString();
      keep(ctx, pending.text(), SECONDS);
      ctx.header("Cache-Control", "no-store");
      ctx.redirect(address, HttpStatus.SEE_OTHER);
    } catch (ProviderException e) {
      LOG.warn("Nobody can sign in: {}", e.getMessage());
      pages.show(ctx, 502, "provider");
    }
  }

  /// The browser has to send it when the provider sends it back, which another site does.
  private void keep(Context ctx, String text, int seconds) {
    Cookie cookie = new Cookie(cookie(), text);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.LAX);
    cookie.setMaxAge(seconds);
    ctx.cookie(cookie);
  }

  private void comeBack(Context ctx) {
    Pending pending = Pending.parse(ctx.cookie(cookie()));
    keep(ctx, "", 0); // it counts once
    try {
      if (pending == null) {
        throw new ProviderException("the browser did not begin here");
      }
      String query = Optional.ofNullable(ctx.queryString()).orElse("");
      ProviderIdentity identity = provider.identity(pending, query);
      Optional<String> session = access.signIn(identity);
      if (session.isEmpty()) {
        pages.show(ctx, 403, "rights");
      } else {
        pages.signedIn(ctx, session.get());
      }
    } catch (ProviderException e) {
      LOG.warn("A sign-in was refused: {}", e.getMessage());
      refuse(ctx);
    }
  }

  private void refuse(Context ctx) {
    try {
      access.refused(ctx.ip());
      pages.show(ctx, 401, "provider");
    } catch (ApiException e) {
      ctx.header("Retry-After", "60");
      pages.show(ctx, e.problem().status(), "often");
    }
  }
}
