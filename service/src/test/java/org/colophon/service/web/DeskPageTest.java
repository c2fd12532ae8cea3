package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Desk page in a real browser, over the demo catalogue.
class DeskPageTest {
  private static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  private static Browser browser;
  private TestService service;

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
    service.addSegmentLike("der-dritte-lagerist");
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.leave();
    service.close();
    assertEquals(List.of(), errors);
  }

  private Page desk(int width) {
    Page page = browser.page(service.address(), width);
    page.navigate("/");
    page.selectOption("#imprint", "nordufer");
    assertThat(page.locator("#queue li")).hasCount(8);
    return page;
  }

  private static void open(Page page, String item) {
    page.click("#queue [data-item='" + item + "']");
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
  }

  private static void suggest(Page page, String title, String text) {
    page.fill("#title", title);
    page.fill("#text", text);
    page.click("#draft button[type=submit]");
  }

  @Test
  void anItemOfTheQueueIsDecidedByKeysAndUndone() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    Locator cards = page.locator("colophon-panel .segments > .card");
    assertTrue(cards.count() >= 1 && cards.count() <= 3, "cards: " + cards.count());
    SegmentId segment = new SegmentId(cards.first().getAttribute("data-value"));
    page.keyboard().press("j");
    page.keyboard().press("a");
    assertThat(cards.first()).hasClass(java.util.regex.Pattern.compile("accepted"));
    assertThat(page.locator("colophon-panel .status")).containsText("angenommen");
    assertEquals(List.of(segment.value()), targeted(page));
    page.keyboard().press("u");
    assertThat(cards.first()).hasClass(java.util.regex.Pattern.compile("open"));
    assertEquals(List.of(), targeted(page));
  }

  /// The segments whose list the open item is in as an editor's choice, read through the API.
  @SuppressWarnings("unchecked")
  private static List<String> targeted(Page page) {
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const { changes } = await (await fetch('/v1/changes')).json();
              const now = new Set();
              for (const change of changes) {
                if (change.type === 'targeting_made') now.add(change.segment);
                if (change.type === 'targeting_ended') now.delete(change.segment);
              }
              return [...now];
            }
            """);
  }

  @Test
  void theSupportingSentenceIsMarkedInTheText() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    String quote =
        page.locator("colophon-panel .segments > .card blockquote").first().textContent();
    page.keyboard().press("j");
    assertThat(page.locator("#reading-text mark.current")).hasText(quote);
  }

  @Test
  void everythingCanBeUndoneAtOnce() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    page.keyboard().press("j");
    page.keyboard().press("a");
    assertThat(page.locator("colophon-panel .card.accepted")).hasCount(1);
    page.locator("colophon-panel .term .answer.rejected").first().click();
    assertThat(page.locator("colophon-panel .term.rejected")).hasCount(1);
    page.click("colophon-panel .undo-all");
    assertThat(page.locator("colophon-panel .undo-all")).hasCount(0);
    assertThat(page.locator("colophon-panel .answerable:not(.open)")).hasCount(0);
  }

  @Test
  void aDraftIsStoredBeforeItIsDecided() {
    Page page = desk(1280);
    suggest(
        page,
        "Sturmflut im Hafen",
        "Am Hafen von Husum lesen Berufstätige am Wochenende Kriminalromane.");
    assertThat(page.locator("colophon-panel .hint")).hasText("Erst speichern, dann entscheiden.");
    assertThat(page.locator("colophon-panel .term .answer").first()).isDisabled();
    page.click("#store");
    assertThat(page.locator("colophon-panel .verdict")).containsText("er ist nicht veröffentlicht");
    assertThat(page.locator("colophon-panel .term .answer").first()).isEnabled();
    assertThat(page.locator("#store-state")).containsText("sturmflut-im-hafen");
  }

  @Test
  void hostileTextStaysText() {
    Page page = desk(1280);
    suggest(
        page, HOSTILE, HOSTILE + " Der Hafen " + HOSTILE + " im Wochenende liest Kriminalromane.");
    assertThat(page.locator("#reading-title")).hasText(HOSTILE);
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
    page.click("#store");
    assertThat(page.locator("colophon-panel .keys")).isVisible();
    assertEquals(
        0,
        page.locator("main img, main script, colophon-panel img, colophon-panel script").count());
    assertThat(page).hasTitle("Colophon · Desk");
  }

  @Test
  void aProblemIsSaidInWordsAndCanBeRetried() {
    Page page = desk(1280);
    page.click("#draft button[type=submit]");
    assertThat(page.locator("colophon-panel [role=alert]"))
        .containsText("Titel und Text dürfen nicht leer sein.");
    List<String> errors = browser.takeErrors();
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.getFirst().contains("422"), errors.toString());
  }

  @Test
  void speaksEnglishAndRemembersIt() {
    Page page = desk(1280);
    page.selectOption("#ui-language", "en");
    assertThat(page.locator("#draft button[type=submit]")).hasText("Suggest");
    page.reload();
    assertThat(page.locator("#queue-title")).hasText("My undecided items");
  }

  @Test
  void pullingThePlugIsSeen() {
    Page page = desk(1280);
    page.click("#demo-plug");
    assertThat(page.locator("#demo-state")).hasText("Simulierte Lieferung steht");
    page.click("#demo-plug");
    assertThat(page.locator("#demo-state")).hasText("Simulierte Lieferung läuft");
  }

  @Test
  void nothingIsCutOffOnANarrowScreen() {
    Page page = desk(360);
    open(page, "der-dritte-lagerist");
    assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void thePanelWorksInAnotherForm() {
    Page page = browser.page(service.address(), 1000);
    page.navigate("/example-cms.html");
    assertThat(page.locator("#imprint option")).not().hasCount(0);
    page.fill("#title", "Sturmflut");
    page.fill("#text", "Am Hafen lesen Berufstätige am Wochenende Kriminalromane.");
    page.click("button[type=submit]");
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
    page.click("colophon-panel details.text summary");
    assertThat(page.locator("colophon-panel details.text")).containsText("Am Hafen lesen");
  }
}
