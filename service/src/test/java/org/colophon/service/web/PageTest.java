package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A test of pages in a real browser, over the demo catalogue. A page that reports an error fails
/// it.
abstract class PageTest {
  private static final String AXE = axe();

  static Browser browser;
  TestService service;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    service = DemoService.start(0);
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.leave();
    service.close();
    assertEquals(List.of(), errors);
  }

  /// Fails with what axe-core finds on the page, of any impact.
  static void assertAccessible(Page page) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, { runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map((violation) => violation.id + ': '
                + violation.nodes.map((node) => node.target.flat().join(' ')).join(', '))
            """);
    assertEquals(List.of(), found);
  }

  private static String axe() {
    try (InputStream in = PageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
