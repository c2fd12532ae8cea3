package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Formatted texts at the Desk: typed, pasted, kept, stored and shown, while the text itself stays
/// plain.
class RichTextTest extends PageTest {
  private static final double PATIENCE = 20_000;
  private static final String GOOGLE =
      """
      <b style="font-weight:normal;" id="docs-internal-guid-1"><h1 style="color:red"><span style="font-weight:400">Deich</span></h1>
      <p><span style="font-weight:700">Fett</span><span> und </span><span style="font-style:italic">schräg</span>,
      <a href="https://example.org/x">belegt</a> und <a href="javascript:x()">nicht</a>.</p></b>
      <script>window.ran = true</script><img src="x" onerror="window.ran = true">
      """;
  private static final String WORD =
      """
      <html><head><style>p { color: red }</style></head><body><!--StartFragment-->
      <p class=MsoTitle>Deich</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>eins</p><p class=MsoListParagraph
      style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>zwei</p>
      <p class=MsoNormal>Ende</p><!--EndFragment--></body></html>
      """;
  private static final String MARKDOWN =
      "# Deich\n\nEr **hält** und [steht](https://example.org/).\n\n- eins\n- zwei\n\n> Zitat";

  @BeforeEach
  void waitLonger() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private Page desk(String language) {
    Page page = browser.page(service.address(), 1440);
    page.navigate("/desk.html?imprint=nordufer&lang=" + language);
    assertThat(page.locator("#queue li")).hasCount(8);
    return page;
  }

  private static String html(Page page) {
    return page.locator("#text").innerHTML().replaceAll(" (rel|target)=\"[^\"]*\"", "");
  }

  @Test
  void whatOtherProgramsPasteIsCleaned() {
    Page page = desk("de");
    paste(page, GOOGLE, "Deich");
    assertEquals(
        "<h2>Deich</h2><p><strong>Fett</strong> und <em>schräg</em>, <a"
            + " href=\"https://example.org/x\">belegt</a> und nicht.</p>",
        html(page));
    assertEquals(false, page.evaluate("'ran' in window"));
    page.keyboard().press("Control+z");
    assertText(page, "");
    paste(page, WORD, "Deich");
    assertEquals(
        "<h2>Deich</h2><ul><li><p>eins</p><ol><li><p>zwei</p></li></ol></li></ul><p>Ende</p>",
        html(page));
    assertText(page, "Deich\neins\nzwei\nEnde");
    page.keyboard().press("Control+z");
    paste(page, "", "Zeile\n\n 3. Mai  <b>");
    assertText(page, "Zeile\n\n 3. Mai  <b>");
  }

  @Test
  void formattingOutlivesReloadsOtherTabsAndStoring() {
    Page page = desk("en");
    page.fill("#title", "Deich");
    paste(page, "", MARKDOWN);
    String written =
        "<h2>Deich</h2><p>Er <strong>hält</strong> und <a"
            + " href=\"https://example.org/\">steht</a>.</p><ul><li><p>eins</p></li><li><p>zwei</p>"
            + "</li></ul><blockquote><p>Zitat</p></blockquote>";
    assertEquals(written, html(page));
    page.reload();
    assertEquals(written, html(page));
    Page other = page.context().newPage();
    other.navigate(page.url());
    cursor(other, 5);
    other.keyboard().type("bau");
    assertText(page, "Deichbau\nEr hält und steht.\neins\nzwei\nZitat");
    String changed = written.replace("<h2>Deich", "<h2>Deichbau");
    assertEquals(changed, html(page));
    other.close();
    page.click("#store");
    assertThat(page).hasURL(Pattern.compile("[?&]item=deich(&|$)"));
    assertThat(page.locator("#reading-text h2")).hasText("Deichbau");
    assertThat(page.locator("#reading-text li")).hasCount(2);
    Page elsewhere = browser.page(service.address(), 1440);
    elsewhere.navigate("/desk.html?imprint=nordufer&item=deich");
    elsewhere.click("#edit");
    assertText(elsewhere, "Deichbau\nEr hält und steht.\neins\nzwei\nZitat");
    assertEquals(changed, html(elsewhere));
    elsewhere.navigate("/item.html?item=deich");
    assertThat(elsewhere.locator("#item-text blockquote")).hasText("Zitat");
  }

  @Test
  void theTextIsFormattedByKeysAlone() {
    Page page = desk("de");
    page.locator("#title").focus();
    page.keyboard().type("Deich");
    page.keyboard().press("Enter");
    page.keyboard().type("# Kopf\nEin ");
    page.keyboard().press("Control+b");
    page.keyboard().type("Damm");
    page.keyboard().press("Shift+Control+ArrowLeft");
    page.keyboard().press("Alt+F10");
    assertThat(page.locator("#format-heading")).isFocused();
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("ArrowRight");
    }
    assertThat(page.locator("#format-link")).isFocused();
    assertThat(page.locator("#format-bold")).hasAttribute("aria-pressed", "true");
    page.keyboard().press("Enter");
    page.keyboard().type("javascript:x()");
    page.keyboard().press("Enter");
    assertThat(page.locator("#link-problem")).containsText("keine gültige Adresse");
    assertAccessible(page);
    page.keyboard().press("Control+a");
    page.keyboard().type("example.org/deich");
    page.keyboard().press("Enter");
    assertThat(page.locator("#text")).isFocused();
    assertThat(page.locator("#text a")).hasAttribute("href", "https://example.org/deich");
    page.keyboard().press("End");
    page.keyboard().type("\n- eins\nzwei\n\n");
    assertEquals(
        "<h2>Kopf</h2><p>Ein <strong><a href=\"https://example.org/deich\">Damm</a></strong></p>"
            + "<ul><li><p>eins</p></li><li><p>zwei</p></li></ul>",
        html(page).replace("<p><br class=\"ProseMirror-trailingBreak\"></p>", ""));
    page.keyboard().press("Tab");
    assertThat(page.locator("#text")).not().isFocused();
    page.keyboard().press("Shift+Tab");
    assertThat(page.locator("#text")).isFocused();
    page.keyboard().press("Shift+Tab");
    assertThat(page.locator("#format-link")).isFocused();
  }

  @Test
  void evidenceNamesAndDaysThatAreOverAreMarked() {
    service.addSegmentLike("der-dritte-lagerist");
    Page page = desk("de");
    page.evaluate(WITH_NAME);
    page.fill("#title", "Lagerist");
    String text =
        String.valueOf(
            page.evaluate(
                "async () => (await (await fetch('/v1/items/der-dritte-lagerist')).json())"
                    + ".item.text"));
    paste(page, "", text + "\nAnmeldung bis zum 3. Mai 2019.");
    assertThat(page.locator("#text mark.evidence").first()).isVisible();
    assertThat(page.locator("#text mark.name")).hasText("Brahms");
    assertThat(page.locator("#text mark.overdue")).hasText("3. Mai 2019");
    assertThat(page.locator("#legend")).containsText("Tag, der vorbei ist");
    page.locator("colophon-panel .segments > .card").first().focus();
    assertThat(page.locator("#text mark.current").first()).isVisible();
    assertText(page, text + "\nAnmeldung bis zum 3. Mai 2019.");
    assertAccessible(page);
  }

  /// The demo of the tests has no model of names: one is added to what the service answers.
  private static final String WITH_NAME =
      """
      () => {
        const asked = window.fetch;
        window.fetch = async (address, options) => {
          const answer = await asked(address, options);
          if (!String(address).endsWith('/v1/suggestions')) {
            return answer;
          }
          const body = await answer.json();
          const start = JSON.parse(options.body).text.indexOf('Brahms');
          const evidence = [{ start, end: start + 6, quote: 'Brahms' }];
          body.terms.push({ kind: 'entity', value: 'per:x', label: 'Brahms', score: 0.9, made_by: 'names 1', answered: 'open', evidence });
          return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
        };
      }
      """;

  @Test
  void aDraftOfEarlierVersionsOpensAsItWas() {
    Page page = desk("de");
    page.evaluate(
        """
        () => localStorage.setItem('colophon.draft.alt', JSON.stringify({ id: 'alt', rev: 'a', trail: [], decisions: [],
          at: '2026-01-01T00:00:00Z', imprint: 'nordufer', fields: { title: 'Alt', text: 'Eins\\n\\n  # zwei\\n' } }))
        """);
    page.navigate("/desk.html?imprint=nordufer&draft=alt");
    assertText(page, "Eins\n\n  # zwei\n");
    page.evaluate(
        "(fields) => localStorage.setItem('colophon.draft.alt', JSON.stringify({"
            + " ...JSON.parse(localStorage.getItem('colophon.draft.alt')), fields }))",
        Map.of(
            "title", "Alt",
            "text", "Eins",
            "formatting", new Object[] {Map.of("kind", "list_item", "start", 0, "end", 9)}));
    page.reload();
    assertText(page, "Eins");
  }

  @Test
  void theEditorFitsAllWidths() {
    for (int width : new int[] {360, 1440, 2560}) {
      Page page = browser.page(service.address(), width);
      page.navigate("/desk.html?imprint=nordufer");
      paste(page, "", MARKDOWN);
      assertThat(page.locator("#text h2")).isVisible();
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
      assertAccessible(page);
      assertTrue(
          (boolean)
              page.evaluate(
                  "() => [...document.querySelectorAll('#format button')].every((button) =>"
                      + " button.getBoundingClientRect().width >= 32 && button.ariaLabel)"));
      page.close();
    }
  }
}
