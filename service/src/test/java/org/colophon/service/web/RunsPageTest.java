package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.colophon.service.runs.RunHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of runs in a real browser, over a service that works on them.
class RunsPageTest {
  private static Browser browser;
  @TempDir private Path directory;
  private RunHouse house;

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
    house = RunHouse.open(directory);
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.leave();
    house.close();
    assertEquals(List.of(), errors);
  }

  @Test
  void aRunIsPlannedStartedComparedApprovedAndRolledBackByHand() {
    Page page = browser.page(house.address(), 1280);
    page.navigate("/runs.html?lang=en");
    assertThat(page.locator("#runs")).containsText("No runs yet.");
    page.fill("#model", "two");
    page.click("#new button[type=submit]");
    assertThat(page.locator("#done")).containsText("Run 1 is planned: 20 of 20 items to do.");
    Locator run = page.locator("[data-run='1']");
    assertThat(run.locator("h3")).hasText("Run 1: read texts again – planned");
    run.locator("[data-action=resume]").click();
    assertThat(run.locator("h3")).containsText("waits for approval");
    run.locator("[data-action=diff]").click();
    assertThat(run.locator("table")).containsText("subject · Topics");
    run.locator("[data-action=approve]").click();
    assertThat(run.locator("h3")).containsText("applied");
    assertThat(run).containsText("20 applied");
    run.locator("[data-action='roll-back']").click();
    assertThat(run.locator("h3")).containsText("rolled back");
    page.selectOption("#ui-language", "de");
    assertThat(run.locator("h3")).hasText("Lauf 1: Texte neu lesen – zurückgenommen");
  }

  @Test
  void whoeverLooksSeesARunGoOnWithoutReading() {
    Page page = browser.page(house.address(), 1280);
    page.navigate("/runs.html");
    assertThat(page.locator("#runs")).containsText("Noch keine Läufe.");
    page.waitForResponse("**/v1/events", () -> {});
    page.evaluate(
        """
        () => fetch('/v1/runs', { method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ kind: 'enrich', model: 'two', by: 'kim' }) })
        """);
    Locator run = page.locator("[data-run='1']");
    assertThat(run.locator("h3")).hasText("Lauf 1: Texte neu lesen – wartet auf Freigabe");
    assertThat(run).containsText("von kim");
    run.locator("[data-action=detail]").click();
    assertThat(run.locator(".chart svg"))
        .hasAttribute("aria-label", "Fertige Titel in jeder Minute");
    assertThat(run.locator(".detail")).containsText("Kein Fehler.");
    page.reload();
    assertThat(run.locator(".chart svg")).isVisible();
    for (String part : List.of("detail", "diff")) {
      page.navigate("/runs.html?run=1&part=" + part);
      assertThat(run.locator(".difference table").first()).isAttached();
      page.evaluate(
          "document.querySelectorAll('details').forEach((part) => { part.open = true; })");
      assertEquals(List.of(), page.evaluate(CrawlTest.FOREIGN), part);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        PageTest.assertAccessible(page);
      }
      for (int width : new int[] {360, 1440, 2560}) {
        page.setViewportSize(width, 900);
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      }
    }
  }

  @Test
  void anActionIsShownAtOnceAndTakenBackWhereItFails() {
    Page page = browser.page(house.address(), 1280);
    page.navigate("/runs.html");
    page.selectOption("#kind", "sweep");
    page.click("#new button[type=submit]");
    Locator run = page.locator("[data-run='1']");
    assertThat(run.locator("h3")).containsText("geplant");
    page.route(
        "**/v1/runs/1/cancel",
        route -> {
          assertThat(run.locator("h3")).containsText("abgebrochen");
          route.abort();
        });
    run.locator("[data-action=cancel]").click();
    assertThat(page.locator("#done.bad")).isVisible();
    assertThat(run.locator("h3")).containsText("geplant");
    browser.takeErrors();
  }

  @Test
  void whoLosesTheServiceIsToldSo() {
    Page page = browser.page(house.address(), 1280);
    page.navigate("/runs.html");
    page.waitForResponse("**/v1/events", () -> {});
    page.route("**/v1/**", Route::abort);
    assertThat(page.locator("#connection"))
        .containsText(
            "Die Verbindung zum Dienst ist unterbrochen",
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    page.unroute("**/v1/**");
    assertThat(page.locator("#connection"))
        .isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(30_000));
    browser.takeErrors();
  }

  @Test
  void whatTheServiceRefusesIsToldInWords() {
    Page page = browser.page(house.address(), 480);
    page.navigate("/runs.html?lang=en");
    page.selectOption("#kind", "sweep");
    page.click("#new button[type=submit]");
    Locator run = page.locator("[data-run='1']");
    assertThat(run.locator("h3")).containsText("planned");
    house.cancel(1);
    run.locator("[data-action=resume]").click();
    assertThat(page.locator("#done.bad")).containsText("read the status of the run");
    assertThat(run.locator("h3")).containsText("cancelled");
    browser.takeErrors(); // the browser tells of every answer of 400 and above
  }
}
