package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.colophon.service.bench.Stock;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The catalogue page over more titles than a page can hold at once. `CatalogueMeasured` says how
/// fast it is with 100,000.
class LongCatalogueTest extends PageTest {
  private static final int ITEMS = 340;
  private static final double PATIENCE = 30_000;

  /// The most rows that stand in the page: thirty chunks of ten, and the spacers.
  private static final int MOST_ROWS = 302;

  @Override
  @BeforeEach
  void start() {
    service = new TestService();
    Stock.fill(service.catalog(), ITEMS);
    service.start(0, null);
  }

  private Page open(String query) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Page page = browser.page(service.address(), 1440);
    page.navigate("/catalogue.html" + query);
    assertThat(page.locator("#table")).hasAttribute("aria-busy", "false");
    return page;
  }

  private static int rows(Page page) {
    return page.locator("#rows tr").count();
  }

  /// Scrolls to the end of what is loaded until the list has ended.
  private static void toTheEnd(Page page) {
    page.waitForCondition(
        () -> {
          page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
          return page.locator("#count").innerText().equals("340 Titel.");
        },
        new Page.WaitForConditionOptions().setTimeout(4 * PATIENCE));
    // what came in last is taken out a moment later
    page.waitForCondition(() -> rows(page) <= MOST_ROWS);
  }

  @Test
  void scrollingLoadsAllAndKeepsFewRowsInThePage() {
    Page page = open("");
    assertThat(page.locator("#count")).hasText("50 von 340 Titeln geladen.");
    toTheEnd(page);
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
    assertThat(page.locator("#rows [aria-rowindex='341']")).isVisible();
    assertThat(page.locator("#rows [aria-rowindex='2']")).hasCount(0);
    page.evaluate("window.scrollTo(0, 0)");
    assertThat(page.locator("#rows [aria-rowindex='2']")).isVisible();
    assertThat(page.locator("#rows [aria-rowindex='341']")).hasCount(0);
    Object indexes =
        page.evaluate(
            "[...document.querySelectorAll('#rows [aria-rowindex]')].map((row) => +row.ariaRowIndex)"
                + ".every((index, i, all) => i === 0 || index === all[i - 1] + 1)");
    assertEquals(true, indexes, "the rows follow each other");
  }

  @Test
  void theCountsBesideEachFilterFollowTheOthers() {
    Page page = open("");
    assertThat(page.locator("#type option[value=book]")).hasText("Buch (340)");
    assertThat(page.locator("#type option[value=news]")).hasText("Nachricht (0)");
    page.fill("#q", "Boot 47");
    assertThat(page.locator("#type option[value=book]")).hasText("Buch (3)");
    assertThat(page.locator("#verdict option[value=block]")).hasText("gesperrt (0)");
    assertThat(page.locator("#count")).hasText("3 Titel.");
  }

  @Test
  void aLongListIsPutInOrder() {
    Page page = open("?sort=-headline");
    page.locator("[data-sort=headline]").click();
    assertThat(page.locator("#count")).hasText("340 Titel.");
    assertThat(page.locator("#rows tr").first()).containsText("Das letzte Boot 0");
    page.locator("[data-sort=headline]").click();
    assertThat(page.locator("#rows tr").first()).containsText("Das letzte Boot 339");
  }
}
