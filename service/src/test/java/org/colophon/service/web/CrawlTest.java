package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page and each of its parts: what an editor reads in German, in both themes and every
/// width.
class CrawlTest extends PageTest {
  private static final String SEGMENT = "/segments.html?segment=seg-kuestenkrimi-wochenende";

  /// The pages, each with what stands there once it is ready.
  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/desk.html?imprint=nordufer",
          "/desk.html?imprint=nordufer&list=decided",
          "/desk.html?item=hafenlicht",
          "/catalogue.html",
          "/catalogue.html?q=zwiebelfisch",
          "/catalogue.html?verdict=block",
          "/segments.html",
          "/segments.html?part=new",
          SEGMENT,
          SEGMENT + "&part=readers",
          SEGMENT + "&part=bench",
          SEGMENT + "&part=edit",
          "/segments.html?segment=seg-diabetes-alltag",
          "/segments.html?segment=seg-diabetes-alltag&part=readers",
          "/segments.html?segment=nowhere",
          "/item.html",
          "/item.html?item=hafenlicht",
          "/item.html?item=drei-tage-ohne-broetchen",
          "/item.html?item=nowhere",
          "/health.html",
          "/sources.html",
          "/sources.html?state=resolved",
          "/policies.html",
          "/policies.html?policy=book",
          "/recalls.html",
          "/statements.html",
          "/preview.html",
          "/preview.html?segment=seg-kuestenkrimi-wochenende&viewed=hafenlicht&count=3",
          "/runs.html",
          "/models.html",
          "/people.html",
          "/crm.html",
          "/experiences.html",
          "/campaigns.html",
          "/campaigns.html?channel=push",
          "/campaigns.html?part=calendar",
          "/campaigns.html?part=new",
          "/campaigns.html?part=triggers",
          "/campaigns.html?part=triggers&trigger=gemerkt",
          "/campaigns.html?part=triggers&trigger=lesung",
          "/campaigns.html?part=triggers&trigger=neue-titel",
          "/campaigns.html?campaign=entwurf",
          "/campaigns.html?campaign=entwurf&part=edit",
          "/campaigns.html?campaign=gefroren",
          "/campaigns.html?campaign=laeuft",
          "/campaigns.html?campaign=zurueck",
          "/campaigns.html?campaign=nowhere");

  /// Words of English sentences, codes, ids and stamps among what is shown, but for what is marked
  /// as English or is a text of code.
  static final String FOREIGN =
      """
      () => {
        const wrong = [
          /\\d{4}-\\d\\d-\\d\\dT/, /\\bP\\d+[DWMY]\\b|\\bPT\\d+[HMS]\\b/, /\\b[a-z]+_[a-z_]+\\b/,
          /\\b[A-Z]+_[A-Z_]+\\b/, /\\b(desk|seg|isbn|thema|mediatopics):?-?[a-z0-9]+-[a-z-]+\\b/,
          /\\b(the|of|is|not|with|which|and|for|its|no|to|from|has)\\b/, /undefined|null|NaN|\\[object/,
        ];
        const found = [];
        const walk = (root) => {
          const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
            if (node.shadowRoot) {
              walk(node.shadowRoot);
            }
            if (node.nodeType !== Node.TEXT_NODE || node.textContent.trim() === '') {
              continue;
            }
            const element = node.parentElement;
            const language = element.closest('[lang]')?.lang ?? 'de';
            if (language !== 'de' || element.closest('script, style, textarea, datalist, .code, .diff, .reading, [translate=no]')
                || !element.checkVisibility()) {
              continue;
            }
            wrong.filter((pattern) => pattern.test(node.textContent)).forEach(() => found.push(node.textContent.trim()));
          }
        };
        walk(document.body);
        return [...new Set(found)];
      }
      """;

  /// Words that a line end cuts without a hyphen.
  static final String BROKEN =
      """
      () => {
        const found = [];
        const range = document.createRange();
        const walk = (root) => {
          const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
            if (node.shadowRoot) {
              walk(node.shadowRoot);
            }
            if (node.nodeType !== Node.TEXT_NODE || !node.parentElement.checkVisibility()
                || node.parentElement.closest('script, style, textarea, option, .marks, .hidden, .terms .word')) {
              continue;
            }
            for (const word of node.textContent.matchAll(/[\\p{L}\\p{N}]+/gu)) {
              range.setStart(node, word.index);
              range.setEnd(node, word.index + word[0].length);
              const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
              if (tops.size > 1 && word[0].length < 22) {
                found.push(word[0]);
              }
            }
          }
        };
        walk(document.body);
        return [...new Set(found)];
      }
      """;

  static List<String> addresses() {
    return ADDRESSES;
  }

  private Page open(String address, int width) {
    Page page = browser.page(service.address(), width);
    if (address.startsWith("/campaigns")) {
      try (CampaignSetup campaigns = new CampaignSetup(service)) {
        campaigns.everyState();
      }
      page.clock().setFixedTime(TestService.NOW.plusSeconds(60).toEpochMilli());
    }
    page.navigate(address);
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    assertThat(page.locator("h1").first()).not().isEmpty();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aPageIsGermanAndAccessibleAndFits(String address) {
    Page page = open(address, 1440);
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
    assertEquals(List.of(), page.evaluate(FOREIGN), address);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertAccessible(page);
    }
    for (int width : new int[] {360, 500, 768, 1440, 2560}) {
      page.setViewportSize(width, 900);
      assertEquals(
          Map.of("width", width, "broken", List.of()),
          Map.of(
              "width", page.evaluate("document.documentElement.scrollWidth"),
              "broken", page.evaluate(BROKEN)),
          address);
    }
    if (List.of("nowhere", "people", "crm").stream().anyMatch(address::contains)) {
      browser.takeErrors();
    }
  }
}
