package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.colophon.service.testing.DemoService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panel in a page of another origin, as a content system embeds it.
class PanelOriginTest extends PageTest {
  private HttpServer cms;

  @BeforeEach
  void openCms() throws IOException {
    cms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cms.start();
  }

  @AfterEach
  void closeCms() {
    cms.stop(0);
  }

  /// The form of a content system on a port of its own.
  ///
  /// @param allowed whether the service knows its origin
  private Page form(int width, boolean allowed) {
    String origin = "http://127.0.0.1:" + cms.getAddress().getPort();
    service.close();
    service = allowed ? DemoService.start(0, origin) : DemoService.start(0);
    byte[] page =
        """
        <!doctype html><html lang="de"><title>CMS</title><link rel="icon" href="data:,">
        <script type="module" src="%1$s/web/colophon-panel.js"></script>
        <main><h1>CMS</h1><p id="keywords"></p>
        <h2>Panel</h2><colophon-panel endpoint="%1$s" imprint="nordufer" content-type="news" by="cms"></colophon-panel></main>
        <script>
          document.addEventListener('colophon-apply', ({ detail }) => {
            document.getElementById('keywords').textContent =
              detail.field + ' ' + detail.label + ' ' + detail.answer;
          });
        </script></html>
        """
            .formatted(service.address())
            .getBytes(StandardCharsets.UTF_8);
    cms.createContext(
        "/" + width,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    Page opened = browser.page(origin, width);
    opened.navigate("/" + width);
    opened.waitForFunction("() => customElements.get('colophon-panel')");
    opened.evaluate(
        """
        () => {
          document.querySelector('colophon-panel').draft = {
            title: 'Sturmflut', text: 'Am Hafen lesen Berufstätige am Wochenende Kriminalromane.',
          };
        }
        """);
    return opened;
  }

  @Test
  void anAllowedOriginGetsSuggestionsAndIsToldWhatWasAccepted() {
    for (int width : new int[] {320, 440, 560}) {
      Page page = form(width, true);
      assertThat(page.locator("colophon-panel .verdict")).isVisible();
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      Locator term = page.locator("colophon-panel .term[data-kind=keyphrase]").first();
      String label = String.valueOf(term.getAttribute("data-name"));
      term.locator(".answer.accepted").click();
      assertThat(page.locator("#keywords")).hasText("keywords " + label + " accepted");
      assertAccessible(page);
      page.evaluate(
          "document.querySelector('colophon-panel').setAttribute('item', 'der-dritte-lagerist')");
      assertThat(page.locator("colophon-panel .offers")).containsText("Taschenbuch");
      page.close();
    }
  }

  @Test
  void anotherOriginIsNotAnswered() {
    Page page = form(400, false);
    assertThat(page.locator("colophon-panel [role=alert]")).containsText("nicht zu erreichen");
    assertTrue(browser.takeErrors().stream().anyMatch(error -> error.contains("CORS")));
  }
}
