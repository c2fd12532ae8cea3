package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.TradeState;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.TradeCodes;
import org.colophon.service.api.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Desk page in a real browser, over the demo catalogue.
class DeskPageTest extends PageTest {
  /// Instants, durations and codes with underscores or behind colons.
  private static final Pattern RAW =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT|\\bP\\d+[YMWD]\\b|\\bPT\\d|[a-z]+_[a-z]+|: \\d\\d\\b[^.,:]");

  private static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  @BeforeEach
  void addSegment() {
    service.addSegmentLike("der-dritte-lagerist");
  }

  private Page desk(int width) {
    Page page = browser.page(service.address(), width);
    page.navigate("/desk.html");
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
    page.click("#suggest");
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
    assertThat(cards.first()).hasClass(Pattern.compile("accepted"));
    assertThat(page.locator("colophon-panel .status")).containsText("angenommen");
    assertEquals(List.of(segment.value()), targeted(page));
    page.keyboard().press("u");
    assertThat(cards.first()).hasClass(Pattern.compile("open"));
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
  void theNextKeyLeavesTheFirstCardThoughFurtherOnesAreFoldedAway() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    page.keyboard().press("j");
    Locator current = page.locator("colophon-panel .answerable.current");
    assertThat(current).hasClass(Pattern.compile("card"));
    int cards = page.locator("colophon-panel .segments > .card").count();
    for (int i = 0; i < cards; i++) {
      page.keyboard().press("j");
    }
    assertThat(current).hasClass(Pattern.compile("term"));
    page.keyboard().press("k");
    assertThat(current).hasClass(Pattern.compile("card"));
  }

  @Test
  void theSummaryIsAsWideAsThePanel() {
    for (int width : new int[] {360, 1280, 1920}) {
      Page page = desk(width);
      open(page, "der-dritte-lagerist");
      double panel = page.locator("colophon-panel .segments").boundingBox().width;
      double summary = page.locator("colophon-panel .summaries .label").first().boundingBox().width;
      assertTrue(summary > panel * 0.8, summary + " of " + panel);
    }
  }

  @Test
  void editionsHavePriceAvailabilityAndAge() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    Locator paperback = page.locator("[data-product=der-dritte-lagerist-pb]");
    assertThat(paperback).containsText("Taschenbuch");
    assertThat(paperback).containsText("13,00");
    assertThat(paperback).containsText("nicht auf Lager, wird nachgedruckt");
    assertThat(paperback).containsText("Bestätigt vor");
  }

  @Test
  void aFailureIsOfTheItemThatWasAskedFor() {
    Page page = desk(1280);
    open(page, "der-dritte-lagerist");
    assertThat(page.locator("#reading-title")).hasText("Der dritte Lagerist");
    page.route("**/v1/items/grauwacke/suggestions", Route::abort);
    page.click("#queue [data-item=grauwacke]");
    assertThat(page.locator("colophon-panel [role=alert]")).containsText("nicht zu erreichen");
    assertThat(page.locator("#reading")).hasText("Titel kann nicht gezeigt werden.");
    assertThat(page.locator("colophon-panel .card")).hasCount(0);
    page.unroute("**/v1/items/grauwacke/suggestions");
    page.click("colophon-panel .retry");
    assertThat(page.locator("#reading-title")).hasText("Grauwacke");
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void everyCodeHasWordsInBothLanguages() {
    Page page = desk(1280);
    Stream<String> reasons = Stream.of(ReasonCode.values()).map(code -> lower(code));
    Stream<String> fixes = Stream.of(ReasonCode.values()).map(code -> "fix_" + lower(code));
    List<String> keys =
        Stream.of(
                reasons,
                Stream.of(TradeState.values()).map(state -> "trade_" + lower(state)),
                Stream.of(ProductForm.values()).map(form -> "form_" + lower(form)),
                Stream.of(SourceState.values()).map(state -> "life_" + lower(state)),
                Stream.of(FactType.values()).map(type -> "field_" + lower(type)),
                Stream.of(SegmentUse.Code.values()).map(code -> "left_" + lower(code)),
                IntStream.range(0, 100)
                    .mapToObj("%02d"::formatted)
                    .filter(TradeCodes::isKnown)
                    .map(code -> "availability_" + code))
            .flatMap(Function.identity())
            .toList();
    String missing =
        """
        async ([keys, language]) => {
          const { Words } = await import('/web/words.js');
          return keys.filter((key) => !new Words(language).has(key));
        }
        """;
    assertEquals(List.of(), page.evaluate(missing, List.of(keys, "de")));
    assertEquals(List.of(), page.evaluate(missing, List.of(keys, "en")));
    Stream<String> errors = Stream.of(ErrorCode.values()).map(code -> "problem_" + lower(code));
    assertEquals(
        List.of(), page.evaluate(missing, List.of(Stream.concat(fixes, errors).toList(), "de")));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void codesAndDurationsAreSaidInGerman() {
    Page page = desk(1280);
    page.navigate("/desk.html?item=steuern-fuer-freie-berufe");
    page.click("colophon-panel details[data-part=reasons] summary");
    assertThat(page.locator("colophon-panel .verdict"))
        .containsText("zuletzt geprüft: 23.11.2023, 10:00; höchstens 18 Monate alt");
    page.navigate("/desk.html?item=drei-tage-ohne-broetchen");
    page.click("colophon-panel details[data-part=reasons] summary");
    assertThat(page.locator("colophon-panel .verdict"))
        .containsText("Lieferbarkeit (Gebunden): vergriffen, nicht mehr beim Verlag");
    page.locator("colophon-panel details[data-part=left-out] summary").click();
    assertThat(page.locator("colophon-panel details[data-part=left-out]"))
        .containsText("noch ein Entwurf");
  }

  /// A crawl of the demo's items: what an editor reads has no code, instant or duration.
  @Test
  void noItemShowsACodeOrAnInstant() {
    Page page = desk(1280);
    for (String item :
        List.of("das-stille-netz", "hollow-hill-road", "nebelkai", "salz-und-asche")) {
      page.navigate("/desk.html?item=" + item);
      assertThat(page.locator("#reading-title")).isVisible();
      page.evaluate(
          "document.querySelector('colophon-panel').shadowRoot.querySelectorAll('details')"
              + ".forEach((part) => { part.open = true; })");
      String text =
          page.locator("colophon-panel .main").innerText() + page.locator("#reading").innerText();
      assertFalse(
          RAW.matcher(text).find(),
          () -> item + ": " + RAW.matcher(text).results().map(MatchResult::group).toList());
    }
  }

  @Test
  void hostileTextStaysText() {
    Page page = desk(1280);
    suggest(
        page, HOSTILE, HOSTILE + " Der Hafen " + HOSTILE + " im Wochenende liest Kriminalromane.");
    assertThat(page.locator("colophon-panel .verdict")).isVisible();
    page.click("#store");
    assertThat(page.locator("#reading-title")).hasText(HOSTILE);
    assertThat(page.locator("colophon-panel .keys")).isVisible();
    assertEquals(
        0,
        page.locator("main img, main script, colophon-panel img, colophon-panel script").count());
    assertThat(page).hasTitle("Colophon · " + HOSTILE);
  }

  @Test
  void speaksEnglishAndRemembersIt() {
    Page page = desk(1280);
    page.selectOption("#ui-language", "en");
    assertThat(page.locator("#suggest")).hasText("Suggest now");
    page.reload();
    assertThat(page.locator("#tab-open")).hasText("Open");
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
    Locator term = page.locator("colophon-panel .term").first();
    String label = String.valueOf(term.getAttribute("data-name"));
    term.locator(".answer.accepted").click();
    assertEquals(label, page.inputValue("#keywords"));
    page.locator("colophon-panel .term").first().locator(".answer.revoked").click();
    assertEquals("", page.inputValue("#keywords"));
  }
}
