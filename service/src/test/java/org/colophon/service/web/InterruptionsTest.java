package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Random;
import org.colophon.service.testing.DemoService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random interruptions of somebody who writes: nothing that was typed is lost.
class InterruptionsTest extends PageTest {
  private static final int INTERRUPTIONS = 50;
  private static final String KEYS = "abcdefghijklmnopqrstuvwxyzäöüß ,.\n";

  private final long seed = Long.getLong("colophon.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /// What stands in the editor of the draft.
  private final StringBuilder written = new StringBuilder();

  private Page page;
  private String draft;

  @BeforeEach
  void begin() {
    page = browser.page(service.address(), 1440);
    page.navigate("/desk.html?imprint=nordufer");
    page.fill("#title", "Unterbrochen");
    draft = String.valueOf(page.evaluate("new URLSearchParams(location.search).get('draft')"));
  }

  @Test
  void fiftyInterruptionsLoseNothing() {
    for (int i = 0; i < INTERRUPTIONS; i++) {
      type(page);
      int kind = i % 7;
      interrupt(kind);
      assertThat(page.locator("#draft")).isVisible();
      assertEquals(written.toString(), text(page), "seed " + seed + ", " + i + " kind " + kind);
      assertEquals("Unterbrochen", page.inputValue("#title"), "seed " + seed);
    }
    assertTrue(written.length() >= INTERRUPTIONS);
    browser.takeErrors();
  }

  /// Types some characters at a random place.
  private void type(Page where) {
    int at = random.nextInt(written.length() + 1);
    cursor(where, at);
    StringBuilder keys = new StringBuilder();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      keys.append(KEYS.charAt(random.nextInt(KEYS.length())));
    }
    where.keyboard().type(keys.toString());
    written.insert(at, keys);
  }

  private void interrupt(int kind) {
    switch (kind) {
      case 0 -> page.reload();
      case 1 -> {
        page.click("#new-text");
        page.goBack();
      }
      case 2 -> {
        page.locator("#tab-open").click();
        page.locator("#queue [data-item]").first().click();
        page.goBack();
      }
      case 3 -> page.selectOption("#ui-language", random.nextBoolean() ? "en" : "de");
      case 4 -> restart();
      case 5 -> otherTab();
      default -> {
        page.navigate("/catalogue.html");
        page.navigate("/desk.html?draft=" + draft);
      }
    }
  }

  /// The service is gone and comes back under the same address.
  private void restart() {
    int port = URI.create(service.address()).getPort();
    service.close();
    type(page);
    service = DemoService.start(port);
    type(page);
  }

  /// Another tab goes on writing in the same draft.
  private void otherTab() {
    Page other = page.context().newPage();
    other.navigate("/desk.html?draft=" + draft);
    assertText(other, written.toString());
    type(other);
    assertText(page, written.toString());
    other.close();
    type(page);
  }
}
