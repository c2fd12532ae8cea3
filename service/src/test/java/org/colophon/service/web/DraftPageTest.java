package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Writing on the Desk page in a real browser: drafts, suggestions while typing, decisions about a
/// draft, and publishing it.
class DraftPageTest extends PageTest {
  private static final String TITLE = "Sturmflut im Hafen";
  private static final String TEXT =
      "Am Hafen von Husum lesen Berufstätige am Wochenende Kriminalromane.";

  @BeforeEach
  void addSegment() {
    service.addSegmentLike("der-dritte-lagerist");
  }

  private Page desk() {
    Page page = browser.page(service.address(), 1440);
    page.navigate("/desk.html?imprint=nordufer");
    assertThat(page.locator("#queue li")).hasCount(8);
    return page;
  }

  private static void write(Page page, String title, String text) {
    page.fill("#title", title);
    page.fill("#text", text);
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
  }

  private static void fits(Page page) {
    write(page, TITLE, blurb(page));
    assertThat(page.locator("colophon-panel .segments > .card").first()).isVisible();
  }

  @Test
  void aDraftHasAnAddressAndSurvivesReloadItemsAndLanguages() {
    Page page = desk();
    write(page, TITLE, TEXT);
    assertThat(page).hasURL(Pattern.compile("[?&]draft=\\w+"));
    assertThat(page.locator("#saved")).containsText("In diesem Browser gesichert");
    page.reload();
    assertEquals(TITLE, page.inputValue("#title"));
    page.click("#queue [data-item=grauwacke]");
    assertThat(page).hasURL(Pattern.compile("[?&]item=grauwacke"));
    assertThat(page.locator("#reading-title")).hasText("Grauwacke");
    page.goBack();
    assertEquals(TEXT, text(page));
    page.selectOption("#ui-language", "en");
    assertThat(page).hasURL(Pattern.compile("[?&]lang=en"));
    assertEquals(TEXT, text(page));
    page.click("#new-text");
    assertEquals("", text(page));
    page.click("#tab-drafts");
    page.locator("#queue [data-item]").first().click();
    assertEquals(TITLE, page.inputValue("#title"));
  }

  @Test
  void aDraftIsDiscardedAndBroughtBack() {
    Page page = desk();
    write(page, TITLE, TEXT);
    page.click("#tab-drafts");
    page.click("#queue .remove");
    assertThat(page.locator("#queue li")).hasCount(0);
    assertEquals("", text(page));
    page.click("#queue-state button");
    page.locator("#queue [data-item]").first().click();
    assertEquals(TEXT, text(page));
  }

  @Test
  void suggestionsComeWhileTypingWithoutMovingTheCursor() {
    Page page = desk();
    List<String> cancelled = new ArrayList<>();
    page.onRequestFailed(request -> cancelled.add(request.failure()));
    page.fill("#title", TITLE);
    page.click("#text");
    page.keyboard().type(TEXT);
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
    page.keyboard().press("Home");
    page.keyboard().type("Ja. ");
    int before = cursorOf(page);
    Object scrolled = page.evaluate("scrollY");
    Request asked = page.waitForRequest("**/v1/suggestions", () -> {});
    assertTrue(String.valueOf(asked.postData()).contains("Ja. "));
    assertThat(page.locator("colophon-panel .main")).hasAttribute("aria-busy", "false");
    assertEquals(before, cursorOf(page));
    assertEquals(scrolled, page.evaluate("scrollY"));
    assertThat(page.locator("#text")).isFocused();
    assertEquals(List.of(), cancelled);
  }

  @Test
  void anOutdatedAnswerNeverReplacesANewerOne() {
    Page page = desk();
    List<Route> held = new ArrayList<>();
    page.route(
        "**/v1/suggestions",
        route -> {
          if (String.valueOf(route.request().postData()).contains("ERSTENS")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    page.fill("#title", TITLE);
    page.waitForRequest("**/v1/suggestions", () -> page.fill("#text", TEXT + " ERSTENS"));
    page.fill("#text", "Ein Gedicht über den Mond.");
    assertThat(page.locator("colophon-panel .reading")).containsText("5 Wörter");
    held.forEach(Route::resume);
    page.waitForTimeout(300);
    assertThat(page.locator("colophon-panel .reading")).containsText("5 Wörter");
  }

  @Test
  void aFailedSuggestionCanBeRetriedAndNothingIsLost() {
    Page page = desk();
    page.route("**/v1/suggestions", Route::abort);
    page.fill("#title", TITLE);
    page.fill("#text", TEXT);
    assertThat(page.locator("colophon-panel [role=alert]")).containsText("nicht zu erreichen");
    page.unroute("**/v1/suggestions");
    page.click("colophon-panel .retry");
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
    assertEquals(TEXT, text(page));
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void twoTabsOnOneDraftSeeEachOther() {
    Page page = desk();
    write(page, TITLE, TEXT);
    Page other = page.context().newPage();
    other.navigate(page.url());
    other.locator("#text").fill(TEXT + " Und am Abend.");
    assertText(page, TEXT + " Und am Abend.");
    assertThat(page.locator("#notice")).containsText("In einem anderen Fenster geändert");
  }

  @Test
  void simultaneousChangesAreBothKept() {
    Page page = desk();
    write(page, TITLE, TEXT);
    Page other = page.context().newPage();
    other.navigate("/health.html");
    other.evaluate(
        """
        () => {
          const key = Object.keys(localStorage).find((name) => name.startsWith('colophon.draft.'));
          const record = JSON.parse(localStorage.getItem(key));
          const fields = { ...record.fields, text: 'Eine andere Hand.' };
          localStorage.setItem(key, JSON.stringify({ ...record, fields, rev: 'x', trail: ['y'] }));
        }
        """);
    assertThat(page.locator("#notice")).containsText("zugleich geändert");
    assertEquals(TEXT, text(page));
    page.click("#notice button");
    assertEquals("Eine andere Hand.", text(page));
    page.click("#tab-drafts");
    assertThat(page.locator("#queue li")).hasCount(2);
  }

  @Test
  void whatIsDecidedAboutADraftIsKeptAndPublishedWithIt() {
    Page page = desk();
    fits(page);
    Locator card = page.locator("colophon-panel .segments > .card").first();
    String segment = String.valueOf(card.getAttribute("data-name"));
    card.locator(".answer.accepted").click();
    Locator term = page.locator("colophon-panel .term[data-kind=keyphrase]").first();
    term.locator(".edit").click();
    page.locator("colophon-panel .term input").fill("Hafenkrimi");
    page.keyboard().press("Enter");
    assertThat(page.locator("colophon-panel [data-key='keyphrase:hafenkrimi']"))
        .hasClass(Pattern.compile("accepted"));
    page.locator("colophon-panel .adding input[name=term]").fill("Küste");
    page.keyboard().press("Enter");
    page.reload();
    assertThat(page.locator("colophon-panel .card.accepted")).hasCount(1);
    assertThat(page.locator("colophon-panel [data-key='keyphrase:küste']"))
        .hasClass(Pattern.compile("accepted"));
    page.selectOption("#state", "published");
    assertThat(page.locator("#effects")).containsText(segment);
    assertThat(page.locator("#effects")).containsText("2 Begriffe werden vermerkt.");
    page.click("#store");
    assertThat(page.locator("#notice")).containsText("3 Entscheidungen übernommen.");
    assertThat(page).hasURL(Pattern.compile("[?&]item=sturmflut-im-hafen"));
    assertThat(page.locator("#reading")).containsText("veröffentlicht");
    page.click("#tab-decided");
    assertThat(page.locator("#queue [data-item=sturmflut-im-hafen]")).containsText(segment);
    page.reload();
    assertThat(page.locator("#queue [data-item=sturmflut-im-hafen]")).containsText("Hafenkrimi");
    assertThat(page.locator("colophon-panel .card.accepted")).hasCount(1);
  }

  /// Title, text, address, segment, state, publish: six interactions.
  @Test
  void aBlurbReachesTheReadersListInSixInteractions() {
    Page page = desk();
    page.fill("#title", TITLE);
    page.fill("#text", blurb(page));
    page.fill("#address", "https://nordufer.example/sturmflut");
    Locator card = page.locator("colophon-panel [data-key='segment:like-der-dritte-lagerist']");
    card.locator(".answer.accepted").click();
    page.selectOption("#state", "published");
    page.click("#store");
    assertThat(page.locator("#notice")).containsText("Eine Entscheidung übernommen.");
    assertThat(page.locator("colophon-panel .verdict")).containsText("Darf empfohlen werden.");
    assertTrue(listed(page).contains("sturmflut-im-hafen"));
  }

  @Test
  void theSameByKeyboardAloneInEnglishOnANarrowScreen() {
    Page page = browser.page(service.address(), 360);
    page.navigate("/desk.html?imprint=nordufer&lang=en");
    String text = blurb(page);
    page.locator("#title").focus();
    page.keyboard().type(TITLE);
    page.keyboard().press("Enter");
    page.keyboard().insertText(text);
    assertThat(page.locator("colophon-panel .segments > .card").first()).isVisible();
    tabTo(page, "address");
    page.keyboard().type("https://nordufer.example/sturmflut");
    tabTo(page, "state");
    page.keyboard().type("Published, f");
    Locator card = page.locator("colophon-panel [data-key='segment:like-der-dritte-lagerist']");
    page.locator("colophon-panel .segments > .card").first().focus();
    while (!String.valueOf(card.getAttribute("class")).contains("current")) {
      page.keyboard().press("j");
    }
    page.keyboard().press("a");
    assertThat(card).hasClass(Pattern.compile("accepted"));
    page.locator("#state").focus();
    tabTo(page, "store");
    assertThat(page.locator("#store")).hasText("Publish targeting");
    page.keyboard().press("Enter");
    assertThat(page.locator("#notice")).containsText("One decision was taken over.");
    assertTrue(listed(page).contains("sturmflut-im-hafen"));
  }

  private static void tabTo(Page page, String id) {
    for (int i = 0; i < 20 && !page.evaluate("document.activeElement.id").equals(id); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator("#" + id)).isFocused();
  }

  private static String blurb(Page page) {
    return String.valueOf(
        page.evaluate(
            "async () => (await (await fetch('/v1/items/der-dritte-lagerist')).json()).item.text"));
  }

  /// What readers of the segment get.
  private static String listed(Page page) {
    return String.valueOf(
        page.evaluate(
            """
            async () => (await (await fetch(
                '/v1/segments/like-der-dritte-lagerist/recommendations?k=20')).json())
              .items.map((item) => item.id).join(' ')
            """));
  }

  @Test
  void anEditThatIsTakenBackOpensWhatWasProposed() {
    Page page = desk();
    page.navigate("/desk.html?item=der-dritte-lagerist");
    Locator term = page.locator("colophon-panel .term[data-kind=keyphrase]").first();
    Locator proposed =
        page.locator("colophon-panel [data-key='" + term.getAttribute("data-key") + "']");
    term.locator(".edit").click();
    page.locator("colophon-panel .term input").fill("Hafenkrimi");
    page.keyboard().press("Enter");
    assertThat(proposed).hasClass(Pattern.compile("rejected"));
    page.locator("colophon-panel [data-key='keyphrase:hafenkrimi'] .answer.revoked").click();
    assertThat(proposed).hasClass(Pattern.compile("open"));
    page.reload();
    assertThat(proposed).hasClass(Pattern.compile("open"));
    assertThat(page.locator("colophon-panel [data-key='keyphrase:hafenkrimi']")).hasCount(0);
  }

  @Test
  void anIsbnIsCheckedAndAScheduledTextIsNotLiveYet() {
    Page page = desk();
    write(page, TITLE, TEXT);
    page.selectOption("#content-type", "book");
    page.fill("#isbn", "978-3-16-148410-1");
    assertThat(page.locator("#isbn-problem")).containsText("keine gültige ISBN");
    page.click("#store");
    assertThat(page.locator("#isbn")).isFocused();
    page.fill("#isbn", "978-3-16-148410-0");
    assertThat(page.locator("#isbn-problem")).hasText("");
    page.fill("#thema", "FFD ZZZ");
    assertThat(page.locator("#thema-labels")).containsText("Privatdetektive");
    assertThat(page.locator("#thema-labels")).containsText("ZZZ: nicht in der Liste");
    page.fill("#thema", "FFD");
    page.selectOption("#state", "scheduled");
    page.fill("#live-at", "2030-01-31T08:00");
    page.fill("#embargo", "2030-01-30T08:00");
    page.click("#store");
    assertThat(page.locator("#reading")).containsText("geht online 31.01.2030, 08:00");
    assertThat(page.locator("#reading .offers")).containsText("ISBN 9783161484100");
    assertThat(page.locator("colophon-panel .verdict")).containsText("Sperrfrist");
    page.click("#edit");
    assertEquals("2030-01-30T08:00", page.inputValue("#embargo"));
    page.fill("#embargo", "");
    assertEquals("9783161484100", page.inputValue("#isbn"));
    page.fill("#title", TITLE + " II");
    page.click("#store");
    assertThat(page.locator("#reading-title")).hasText(TITLE + " II");
    assertThat(page.locator("colophon-panel .verdict")).containsText("er erscheint erst später");
    assertThat(page).hasURL(Pattern.compile("[?&]item=sturmflut-im-hafen(&|$)"));
  }

  @Test
  void writingIsAccessible() {
    for (int width : new int[] {360, 1440}) {
      Page page = browser.page(service.address(), width);
      page.navigate("/desk.html?imprint=nordufer");
      write(page, TITLE, TEXT);
      assertAccessible(page);
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      page.navigate("/desk.html?item=der-dritte-lagerist");
      assertThat(page.locator("colophon-panel .verdict")).isVisible();
      assertAccessible(page);
    }
  }
}
