package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages by the keyboard alone: the palette of pages, titles and commands, and the way from an
/// empty page to a published text.
class KeyboardTest extends PageTest {
  private static final double PATIENCE = 15_000;

  @BeforeEach
  void begin() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    service.addSegmentLike("der-dritte-lagerist");
  }

  private Page open(String address, int width) {
    Page page = browser.page(service.address(), width);
    page.navigate(address);
    assertThat(page.locator("#palette-open")).not().isEmpty();
    assertThat(page.locator("#palette")).hasCount(1);
    return page;
  }

  /// Names something in the palette and takes the first that fits.
  private static void go(Page page, String name) {
    assertThat(page.locator("#palette")).hasCount(1);
    page.keyboard().press("Control+k");
    assertThat(page.locator("#palette-field")).isFocused();
    page.keyboard().type(name);
    assertThat(page.locator("#palette-list li").first()).containsText(name);
    page.keyboard().press("Enter");
  }

  @Test
  void thePaletteLeadsToPagesAndTitles() {
    Page page = open("/catalogue.html", 1440);
    go(page, "Segmente");
    assertThat(page).hasURL(Pattern.compile("segments\\.html"));
    assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
    go(page, "Der dritte Lagerist");
    assertThat(page.locator("#heading")).hasText("Der dritte Lagerist");
    assertThat(page.locator("#palette")).hasCount(1);
    page.keyboard().press("Control+k");
    page.keyboard().press("Escape");
    assertThat(page.locator("#palette")).isHidden();
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).containsText("Vorschlag annehmen");
    assertAccessible(page);
    page.keyboard().press("Escape");
    go(page, "Sprache wechseln");
    assertThat(page.locator("#palette-open")).containsText("Search");
  }

  @Test
  void thePaletteFindsTitlesForWhoMayNotSeeAllImprints() {
    Page page = open("/catalogue.html", 1440);
    page.route(
        url -> url.contains("/v1/items?") && !url.contains("imprint="),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(403)
                    .setBody("{\"code\": \"imprint_not_allowed\"}")));
    go(page, "Der dritte Lagerist");
    assertThat(page.locator("#heading")).hasText("Der dritte Lagerist");
    browser.takeErrors();
  }

  @Test
  void keysThatArePressedInTheSheetOfKeysAnswerNothing() {
    Page page = open("/desk.html?imprint=nordufer&item=der-dritte-lagerist", 1440);
    assertThat(page.locator("colophon-panel .segments > .card").first()).isVisible();
    page.keyboard().press("?");
    page.locator("#keys-title").click();
    page.keyboard().press("a");
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    assertThat(page.locator("colophon-panel .said")).hasCount(0);
  }

  @Test
  void thePaletteIsAccessibleAndFits() {
    for (int width : new int[] {360, 1440}) {
      Page page = open("/desk.html?imprint=nordufer", width);
      page.keyboard().press("Control+k");
      page.keyboard().type("hafen");
      assertThat(page.locator("#palette-list")).containsText("Titel");
      assertAccessible(page);
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      page.close();
    }
  }

  @Test
  void aTextIsWrittenTargetedAndPublishedWithoutAMouse() {
    Page page = open("/desk.html?imprint=nordufer", 1440);
    assertThat(page.locator("#queue li")).hasCount(8);
    go(page, "Neuen Text schreiben");
    assertThat(page.locator("#title")).isFocused();
    page.keyboard().type("Der vierte Boden");
    page.keyboard().press("Enter");
    assertThat(page.locator("#text")).isFocused();
    page.keyboard()
        .insertText(
            String.valueOf(
                page.evaluate(
                    "async () => (await (await fetch('/v1/items/der-dritte-lagerist')).json())"
                        + ".item.text")));
    assertThat(page.locator("colophon-panel .segments > .card").first()).isVisible();
    go(page, "Zu den Vorschlägen springen");
    page.keyboard().press("a");
    assertThat(page.locator("#effects li")).not().hasCount(0);
    go(page, "Zum Veröffentlichen springen");
    assertThat(page.locator("#state")).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#state")).hasValue("published");
    page.locator("#store").focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("item=der-vierte-boden"));
    go(page, "Der vierte Boden");
    assertThat(page.locator("#heading")).hasText("Der vierte Boden");
  }
}
