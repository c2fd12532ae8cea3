package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The catalogue page in a real browser, over the demo catalogue.
class CataloguePageTest extends PageTest {
  private Page open(String query, int width) {
    Page page = browser.page(service.address(), width);
    page.navigate("/catalogue.html" + query);
    assertThat(page.locator("#table")).hasAttribute("aria-busy", "false");
    return page;
  }

  @Test
  void everyItemIsListedInPagesThatTheAddressKeeps() {
    Page page = open("", 1440);
    assertThat(page.locator("#rows tr")).hasCount(50);
    page.locator("#more").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#rows tr")).not().hasCount(50);
    page.reload();
    assertThat(page.locator("#rows tr")).not().hasCount(50);
    page.waitForCondition(() -> {
      page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
      return page.locator("#count").innerText().equals("164 Titel.");
    });
    assertThat(page.locator("#rows tr")).hasCount(164);
    assertThat(page.locator("#more")).isHidden();
  }

  @Test
  void theTextIsSearchedAndFiltersNarrowIt() {
    Page page = open("", 1440);
    page.fill("#q", "brahms kaffeekontor");
    assertThat(page.locator("#rows tr")).hasCount(1);
    Locator row = page.locator("#rows [data-item=der-dritte-lagerist]");
    assertThat(row).containsText("Nordufer Verlag");
    assertThat(row).containsText("frei");
    assertThat(row).containsText("€");
    assertThat(page).hasURL(Pattern.compile("q=brahms"));
    page.click("#reset");
    page.selectOption("#verdict", "block");
    assertThat(page.locator("#rows tr")).not().hasCount(0);
    assertThat(page.locator("#rows .word.pass")).hasCount(0);
    page.selectOption("#imprint", "tannenstein");
    assertThat(page.locator("#rows tr")).hasCount(1);
    assertThat(page.locator("#rows")).containsText("er ist nicht lieferbar");
    page.goBack();
    assertEquals("", page.inputValue("#imprint"));
    assertThat(page.locator("#rows tr")).not().hasCount(1);
  }

  @Test
  void aRowLeadsToTheItemAndBack() {
    Page page = open("?type=book&imprint=nordufer", 1440);
    page.click("[data-item=der-dritte-lagerist] a");
    assertThat(page.locator("#heading")).hasText("Der dritte Lagerist");
    assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
    page.goBack();
    assertThat(page.locator("#rows [data-item=der-dritte-lagerist]")).isVisible();
    assertEquals("nordufer", page.inputValue("#imprint"));
  }

  @Test
  void nothingFoundAndAFailureAreSaid() {
    Page page = open("?q=zwiebelfisch", 1440);
    assertThat(page.locator("#empty")).containsText("Kein Titel passt");
    page.route("**/v1/items?*", Route::abort);
    page.selectOption("#type", "book");
    assertThat(page.locator("#problem")).containsText("nicht zu erreichen");
    page.unroute("**/v1/items?*");
    page.click("#problem button");
    assertThat(page.locator("#empty")).isVisible();
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void rowsAreSortedByAColumnThatTheAddressKeeps() {
    Page page = open("?imprint=tannenstein", 1440);
    page.click("[data-sort=offer_price]");
    assertThat(page.locator("[aria-sort=ascending]")).containsText("Preis");
    page.click("[data-sort=offer_price]");
    assertThat(page.locator("[aria-sort=descending]")).containsText("Preis");
    String dearest = page.locator("#rows tr").first().getAttribute("data-item");
    page.reload();
    assertThat(page.locator("#rows tr")).hasCount(20);
    assertEquals(dearest, page.locator("#rows tr").first().getAttribute("data-item"));
  }

  @Test
  void severalItemsAreHeldAtOnceAndTheHoldIsTakenBack() {
    Page page = open("?imprint=nordufer&verdict=pass", 1440);
    int free = page.locator("#rows tr").count();
    page.fill("#editor", "kim");
    page.locator("#rows .choose input").nth(0).check();
    page.locator("#rows .choose input").nth(1).check();
    assertThat(page.locator("#bulk")).containsText("2 Titel gewählt");
    page.click("#bulk >> text='Anhalten …'");
    assertThat(page.locator("#bulk .preview")).containsText("Hält 2 Titel an");
    page.fill("#bulk-reason", "Rechte ungeklärt");
    page.click("#bulk-do");
    assertThat(page.locator("#done")).containsText("2 Titel sind angehalten.");
    assertThat(page.locator("#rows tr")).hasCount(free - 2);
    String by = "async () => (await (await fetch('/v1/holds')).json()).holds[0].by";
    assertEquals("kim", page.evaluate(by));
    page.click("#undo");
    assertThat(page.locator("#rows tr")).hasCount(free);
  }

  @Test
  void aBoxLeavesTheRowsTheFocusAndWhatWasTypedAsTheyAre() {
    Page page = open("?imprint=nordufer&verdict=pass", 1440);
    page.locator("#rows .choose input").first().check();
    page.click("#bulk >> text='Anhalten …'");
    page.fill("#bulk-reason", "Rechte ungeklärt");
    page.fill("#bulk-until", "2027-11-30");
    page.evaluate("document.querySelector('#rows tr').title = 'as it was'");
    Locator second = page.locator("#rows .choose input").nth(1);
    second.focus();
    page.keyboard().press("Space");
    assertThat(page.locator("#bulk")).containsText("2 Titel gewählt");
    assertThat(second).isFocused();
    assertThat(page.locator("#rows tr").first()).hasAttribute("title", "as it was");
    assertEquals("Rechte ungeklärt", page.inputValue("#bulk-reason"));
    assertEquals("2027-11-30", page.inputValue("#bulk-until"));
    page.locator("#choose-all").check();
    assertThat(page.locator("#rows .choose input:not(:checked)")).hasCount(0);
    assertEquals("Rechte ungeklärt", page.inputValue("#bulk-reason"));
  }

  @Test
  void whatCouldNotBeMarkedAsCheckedStaysChosen() {
    Page page = open("?imprint=nordufer&verdict=pass", 1440);
    page.locator("#rows .choose input").nth(0).check();
    page.locator("#rows .choose input").nth(1).check();
    String second = page.locator("#rows tr").nth(1).getAttribute("data-item");
    page.route("**/v1/items/" + second + "/checked", Route::abort);
    page.click("#bulk >> text='Als geprüft vermerken …'");
    page.click("#bulk-do");
    assertThat(page.locator("#done")).containsText("Bei einem Titel ging es nicht");
    assertThat(page.locator("#bulk")).containsText("Ein Titel gewählt");
    assertThat(page.locator("[data-item=" + second + "] .choose input")).isChecked();
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void aViewIsSavedUnderANameAndOpenedAgain() {
    Page page = open("?imprint=tannenstein&type=book", 1440);
    page.click("#view-save");
    page.fill("#view-name", "Kinderbücher");
    page.keyboard().press("Enter");
    assertEquals("Kinderbücher", page.inputValue("#views"));
    page.navigate("/catalogue.html");
    page.selectOption("#views", "Kinderbücher");
    assertThat(page.locator("#count")).containsText("20 Titel");
    assertEquals("tannenstein", page.inputValue("#imprint"));
    page.click("#view-delete");
    assertThat(page.locator("#views option")).hasCount(1);
  }

  @Test
  void everythingFoundIsHandedOutAsCsv() throws IOException {
    Page page = open("", 1440);
    Path file = page.waitForDownload(() -> page.click("#csv")).path();
    List<String> lines = Files.readAllLines(file);
    assertEquals(165, lines.size());
    assertEquals("\uFEFFTitel;Art;Verlag;", lines.getFirst().substring(0, 18));
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("Der dritte Lagerist;Buch;Nordufer")));
  }

  @Test
  void noFileIsWrittenWhereAPartOfItIsMissing() {
    Page page = open("", 1440);
    List<Download> files = new ArrayList<>();
    page.onDownload(files::add);
    page.route("**/v1/items?*", Route::abort);
    page.click("#csv");
    assertThat(page.locator("#problem")).containsText("nicht zu erreichen");
    page.unroute("**/v1/items?*");
    assertEquals(0, files.size(), "a file of the first page");
    Download whole = page.waitForDownload(() -> page.click("#csv"));
    assertEquals(List.of(whole), files);
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void theRowsStayWhileTheRestIsReadForAFile() {
    Page page = open("", 1440);
    page.evaluate("document.querySelector('#rows tr').title = 'as it was'");
    List<Object> titles = new ArrayList<>();
    page.route(
        "**/v1/items?*",
        route -> {
          APIResponse rest = route.fetch();
          titles.add(page.getAttribute("#rows tr", "title"));
          route.fulfill(new Route.FulfillOptions().setResponse(rest));
        });
    page.waitForDownload(() -> page.click("#csv"));
    assertThat(page.locator("#count")).hasText("164 Titel.");
    assertEquals(List.of("as it was"), titles);
  }

  @Test
  void goingBackNamesTheViewThatIsShown() {
    Page page = open("?imprint=tannenstein", 1440);
    page.click("#view-save");
    page.fill("#view-name", "Kinderbücher");
    page.keyboard().press("Enter");
    page.selectOption("#views", "");
    assertThat(page.locator("#view-delete")).isHidden();
    page.goBack();
    assertEquals("tannenstein", page.inputValue("#imprint"));
    assertEquals("Kinderbücher", page.inputValue("#views"));
  }

  @Test
  void isAccessibleAndFitsEveryWidth() {
    for (int width : new int[] {360, 768, 1440, 2560}) {
      Page page = open("", width);
      assertAccessible(page);
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    }
  }

  @Test
  void speaksEnglish() {
    Page page = open("?lang=en", 1440);
    assertThat(page.locator("h1")).hasText("Catalogue");
    assertThat(page.locator("#head")).containsText("Availability");
    String text = page.locator("main").innerText();
    assertTrue(!text.contains("undefined") && !text.contains("catalogue_"), text);
  }
}
