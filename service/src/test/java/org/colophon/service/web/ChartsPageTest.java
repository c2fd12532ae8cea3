package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The charts of the pages: drawn, told in words, given as a table, German, accessible and as wide
/// as there is room.
class ChartsPageTest extends PageTest {
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";

  private static final String LEARNING =
      """
      {"model": {"name": "matching 2026-11-22T03:00:00Z", "source": "editors' decisions",
         "calibrated": true, "threshold": 0.41},
       "can_roll_back": true, "training": false, "automatic": true, "every": "P1D",
       "last": {"at": "2026-11-22T03:00:00Z", "decisions": 412, "released": true, "reason": "",
         "slices": [
           {"name": "all", "decisions": 412, "gained": 58, "lost": 21,
            "in_use": {"suggested": 203, "precision": 0.71, "coverage": 0.62},
            "trained": {"suggested": 231, "precision": 0.78, "coverage": 0.77}},
           {"name": "segment=seg-kuestenkrimi-wochenende", "decisions": 40, "gained": 5, "lost": 2,
            "in_use": {"suggested": 20}, "trained": {"suggested": 22, "precision": 0.8}},
           {"name": "language=de", "decisions": 300, "gained": 40, "lost": 9,
            "in_use": {"suggested": 20}, "trained": {"suggested": 22, "precision": 0.8}}],
         "thresholds": [
           {"threshold": 0.2, "suggested": 300, "precision": 0.6, "coverage": 0.95},
           {"threshold": 0.4, "suggested": 240, "precision": 0.77, "coverage": 0.79},
           {"threshold": 0.6, "suggested": 150, "precision": 0.85, "coverage": 0.5},
           {"threshold": 0.8, "suggested": 0}],
         "reliability": [
           {"from": 0.1, "to": 0.2, "decisions": 90, "claimed": 0.16, "accepted": 0.14},
           {"from": 0.4, "to": 0.5, "decisions": 110, "claimed": 0.45, "accepted": 0.5},
           {"from": 0.7, "to": 0.8, "decisions": 212, "claimed": 0.75, "accepted": 0.78}]},
       "pace": [{"imprint": "nordufer", "decisions": 300, "accepted": 180, "items": 90,
         "accepted_at_once": 4}]}
      """;

  private static final String ANSWERS =
      """
      {"answers": [
        {"segment": "seg-kuestenkrimi-wochenende", "month": "2026-09", "accepted": 14,
         "rejected": 3},
        {"segment": "seg-kuestenkrimi-wochenende", "month": "2026-10", "accepted": 9,
         "rejected": 8}]}
      """;

  private Page open(String address) {
    Page page = browser.page(service.address(), 1440);
    page.route("**/v1/learning", route -> route.fulfill(json(LEARNING)));
    page.route("**/v1/segments:answers", route -> route.fulfill(json(ANSWERS)));
    page.navigate(address);
    return page;
  }

  private static FulfillOptions json(String body) {
    return new FulfillOptions().setContentType("application/json").setBody(body);
  }

  /// Each chart on the page is German, accessible, and neither wider nor narrower than its place.
  private static void assertCharts(Page page, int charts) {
    assertThat(page.locator("figure.chart svg[role=img]")).hasCount(charts);
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
    assertThat(page.locator("figure.chart table")).hasCount(charts);
    assertEquals(List.of(), page.evaluate(CrawlTest.FOREIGN));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertAccessible(page);
    }
    for (int width : new int[] {360, 768, 1440, 2560}) {
      page.setViewportSize(width, 900);
      page.waitForFunction(
          """
          () => [...document.querySelectorAll('figure.chart .drawing')].every((drawing) => {
            const width = drawing.firstElementChild.getBoundingClientRect().width;
            return width > 200 && width <= drawing.clientWidth + 1;
          })
          """);
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      assertEquals(List.of(), page.evaluate(CrawlTest.BROKEN), String.valueOf(width));
    }
  }

  @Test
  void healthShowsHowLongTheDataLastsAndWhatEnds() {
    Page page = open("/health.html");
    Locator chart = page.locator("#freshness svg");
    assertThat(chart).isVisible();
    String told = chart.getAttribute("aria-label");
    assertEquals(true, told.startsWith("Heute dürfen 153 von 164 Titeln empfohlen werden"), told);
    assertThat(page.locator("#calendar .strip li")).hasCount(28);
    assertCharts(page, 1);
  }

  @Test
  void todayShowsWhatEndsInTheNextTwoWeeks() {
    Page page = open("/?desk=desk-nordufer");
    assertThat(page.locator(".strip li")).hasCount(14);
    assertThat(page.locator(".strip .ends").first()).isVisible();
  }

  @Test
  void aSegmentShowsItsAnswersByMonth() {
    Page page = open("/segments.html?segment=" + SEGMENT);
    assertThat(page.locator("figure.chart svg"))
        .hasAttribute("aria-label", "Antworten auf Vorschläge dieses Segments nach Monaten");
    assertThat(page.locator(".values").first()).containsText("68 % von 34");
    assertCharts(page, 1);
  }

  @Test
  void segmentsAreComparedByReachAndAcceptance() {
    Page page = open("/segments.html");
    assertThat(page.locator(".bars")).containsText("68 % von 34 angenommen");
    assertThat(page.locator(".bars .share")).not().hasCount(0);
  }

  @Test
  void modelsShowsHowFarProbabilitiesCanBeReliedOn() {
    Page page = open("/models.html");
    assertThat(page.locator("[data-row='segment=" + SEGMENT + "'] a")).isVisible();
    assertThat(page.locator("#roll-back")).isVisible();
    assertCharts(page, 2);
    page.locator("#train").click();
    assertThat(page.locator("#done")).containsText("Das Modell lernt");
  }
}
