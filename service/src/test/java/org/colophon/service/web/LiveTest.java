package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two editors at the same time.
class LiveTest extends PageTest {
  private static final double PATIENCE = 20_000;
  private static final String ITEM = "der-dritte-lagerist";
  private static final String ACCEPT = "colophon-panel .answer.accepted";

  @BeforeEach
  void addSegment() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    service.addSegmentLike(ITEM);
  }

  private Page open(String address, String editor) {
    Page page = browser.page(service.address(), 1440);
    page.navigate(address);
    page.fill("#editor", editor);
    page.locator("#editor").blur();
    assertThat(page.locator("colophon-panel .answerable").first()).isVisible();
    return page;
  }

  @Test
  void aDecisionIsSeenWhereTheItemIsOpen() {
    Page desk = open("/desk.html?imprint=nordufer&item=" + ITEM, "kim");
    Page page = open("/item.html?item=" + ITEM, "lou");
    Page other = open("/desk.html?imprint=nordufer&item=" + ITEM, "lou");
    desk.locator(ACCEPT).first().click();
    assertThat(other.locator("#notice")).containsText("kim hat gerade über diesen Titel");
    assertThat(other.locator("colophon-panel .said").first()).isVisible();
    assertThat(page.locator("#content")).containsText("kim");
    assertThat(desk.locator("#notice")).isHidden();
  }

  @Test
  void whatIsHalfTypedSurvivesTheDecisionsOfOthers() {
    Page desk = open("/desk.html?imprint=nordufer&item=" + ITEM, "kim");
    Page page = open("/item.html?item=" + ITEM, "lou");
    Locator term = page.locator("colophon-panel .adding input[name=term]");
    Locator reason = page.locator("#content input[name=reason]");
    term.pressSequentially("Küs");
    page.click("details:has(input[name=reason]) > summary");
    reason.pressSequentially("Rech");
    desk.locator(ACCEPT).first().click();
    assertThat(desk.locator("colophon-panel .said").first()).isVisible();
    page.waitForRequest("**/v1/events", () -> {});
    page.waitForRequest("**/v1/events", () -> {});
    assertThat(reason).isFocused();
    reason.blur();
    assertThat(page.locator(".timeline")).containsText("kim");
    assertThat(reason).hasValue("Rech");
    assertThat(term).hasValue("Küs");
    term.fill("");
    term.blur();
    assertThat(page.locator("colophon-panel .said").first()).isVisible();
  }

  @Test
  void aPageThatCannotBeReadAgainStaysAsItIs() {
    Page desk = open("/desk.html?imprint=nordufer&item=" + ITEM, "kim");
    Page page = open("/item.html?item=" + ITEM, "lou");
    page.route("**/v1/items/" + ITEM + "/governance", Route::abort);
    desk.locator(ACCEPT).first().click();
    assertThat(page.locator("#done")).containsText("nicht zu erreichen");
    assertThat(page.locator(".timeline")).isVisible();
    page.unroute("**/v1/items/" + ITEM + "/governance");
    browser.takeErrors();
  }

  @Test
  void whoWritesInATextThatOthersChangedIsTold() {
    String stored =
        """
        {"schema": "colophon-item/1", "source": "desk", "source_key": "deich", "imprint": "nordufer",
         "desk": "desk-nordufer", "content_type": "news", "language": "de", "title": "Deich",
         "text": "%s", "lifecycle": {"state": "draft"}}
        """;
    Page page = browser.page(service.address(), 1440);
    page.navigate("/desk.html?imprint=nordufer");
    put(page, stored.formatted("Er hält."));
    page.navigate("/desk.html?imprint=nordufer&item=deich");
    page.click("#edit");
    assertText(page, "Er hält.");
    page.locator("#text").pressSequentially("Ja. ");
    put(page, stored.formatted("Er hält nicht."));
    assertThat(page.locator("#notice")).containsText("gerade anderswo geändert");
    assertText(page, "Er hält.Ja. ");
  }

  private static void put(Page page, String item) {
    page.evaluate(
        "async (body) => { const answer = await fetch('/v1/items/deich', { method: 'PUT', body,"
            + " headers: { 'Content-Type': 'application/json' } });"
            + " if (!answer.ok) { throw new Error(await answer.text()); } }",
        item);
  }

  @Test
  void anAnswerIsShownAtOnceAndTakenBackWhereItFails() {
    Page page = open("/desk.html?imprint=nordufer&item=" + ITEM, "kim");
    Locator card = page.locator("colophon-panel .segments > .card").first();
    page.route(
        "**/decisions",
        route -> {
          assertThat(card.locator(".said")).isVisible();
          route.abort();
        });
    card.locator(".answer.accepted").click();
    assertThat(card.locator(".answer.accepted")).isVisible();
    page.unroute("**/decisions");
    browser.takeErrors();
    card.locator(".answer.accepted").click();
    assertThat(card.locator(".said")).isVisible();
  }
}
