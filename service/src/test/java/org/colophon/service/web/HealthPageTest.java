package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page on the catalogue's health in a real browser, over the demo catalogue.
class HealthPageTest {
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
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.leave();
    service.close();
    assertEquals(List.of(), errors);
  }

  private Page open(int width) {
    service.settle();
    Page page = browser.page(service.address(), width);
    page.navigate("/health.html");
    assertThat(page.locator("#summary-title")).containsText("verwendbar");
    return page;
  }

  private static String verdict(Page page, String item) {
    return String.valueOf(
        page.evaluate(
            "async (item) => (await (await fetch(`/v1/items/${item}/governance`)).json()).decision",
            item));
  }

  @Test
  void anUnownedItemGetsADeskByKeyAndThatIsTakenBack() {
    Page page = open(1280);
    Locator row = page.locator("[data-code=owner_missing] [data-item=kein-ort-fuer-anker]");
    assertEquals("block", verdict(page, "kein-ort-fuer-anker"));
    row.focus();
    page.keyboard().press("a");
    assertThat(row.locator(".repair")).containsText("Gibt „Kein Ort für Anker“ einer Redaktion");
    page.selectOption(".repair select", "desk-nordufer");
    page.keyboard().press("Enter");
    row.locator(".repair button[type=submit]").click();
    assertThat(page.locator("#done")).containsText("Erledigt: Kein Ort für Anker");
    assertThat(row).hasCount(0);
    assertEquals("pass", verdict(page, "kein-ort-fuer-anker"));
    page.click("#done button");
    assertThat(page.locator("#done")).containsText("Zurückgenommen");
    assertThat(row).hasCount(1);
    assertEquals("block", verdict(page, "kein-ort-fuer-anker"));
  }

  @Test
  void recordsOfOneNameAndTextsThatAreNearlyTheSameAreListed() {
    Page page = open(1280);
    assertThat(page.locator("#duplicates")).containsText("Keine zwei Texte");
    assertThat(page.locator("#gaps-title")).containsText("Fehlt oder ist vorbei");
    String twins =
        """
        async () => {
          const read = async (id) => (await (await fetch(`/v1/items/${id}`)).json()).item;
          const item = await read('hafenlicht');
          for (const id of ['zwilling-a', 'zwilling-b']) {
            const copy = { ...item, id, source_key: id, title: id, content_type: 'news',
              canonical_id: `url:https://example.org/${id}`, text: item.text.repeat(3) };
            delete copy.products;
            const answer = await fetch(`/v1/items/${id}`, { method: 'PUT', body: JSON.stringify(copy),
              headers: { 'Content-Type': 'application/json', 'If-None-Match': '*' } });
            if (!answer.ok) { throw new Error(await answer.text()); }
          }
          const lines = ['x', 'y'].map((id) => JSON.stringify(
            { schema: 'colophon-contributor/1', id: `c-${id}`, name: 'Ida Brecht' })).join('\\n');
          await fetch('/v1/items:batch', { method: 'POST', body: lines,
            headers: { 'Content-Type': 'application/x-ndjson' } });
        }
        """;
    page.evaluate(twins);
    page.reload();
    assertThat(page.locator("#duplicates [data-item=zwilling-a]"))
        .containsText("zwilling-b: zu 100 % gleich");
    assertThat(
            page.locator("[data-gap=namesakes]")
                .filter(new Locator.FilterOptions().setHasText("Ida Brecht")))
        .containsText("contributor:c-x · contributor:c-y");
  }

  @Test
  void aHoldIsLiftedAndPlacedAgain() {
    service
        .catalog()
        .place(
            new Hold(
                "probe",
                new Hold.Scope.Items(Set.of(new ItemId("hafenlicht"))),
                "Einstweilige Verfügung",
                "kim",
                TestService.NOW.minus(Duration.ofHours(1)),
                null));
    Page page = open(1280);
    Locator group = page.locator("[data-code=on_hold]");
    assertThat(group).containsText("Anhaltung");
    group.locator("[data-item=hafenlicht] .act").click();
    group.locator(".repair button[type=submit]").click();
    assertThat(group).hasCount(0);
    page.keyboard().press("u");
    assertThat(group).hasCount(1);
    assertEquals("block", verdict(page, "hafenlicht"));
  }

  @Test
  void aStalePriceIsConfirmedWhileTheFeedStands() {
    service.clock().set(TestService.NOW.plus(Duration.ofMinutes(1)));
    Page page = open(1280);
    page.click("#demo-plug");
    assertThat(page.locator("#sources [data-source=trade-feed] .state")).hasText("steht");
    Locator group = page.locator("[data-code=fact_stale]").first();
    Locator row = group.locator(".entries > li").first();
    String item = String.valueOf(row.getAttribute("data-item"));
    String subject = String.valueOf(row.getAttribute("data-subject"));
    row.locator(".act").click();
    row.locator(".repair button[type=submit]").click();
    assertThat(page.locator("#done")).containsText("Erledigt");
    assertThat(page.locator("[data-item='" + item + "'][data-subject='" + subject + "']"))
        .hasCount(0);
  }

  @Test
  void anIncidentIsAcknowledgedAndReopened() {
    service.clock().set(TestService.NOW.plus(Duration.ofDays(5)));
    Page page = open(1280);
    Locator incident = page.locator("#incidents li").first();
    incident.locator("button").first().click();
    assertThat(page.locator("#done")).containsText("Gesehen");
    assertThat(page.locator("#incidents li").first()).containsText("gesehen");
    page.click("#done button");
    assertThat(page.locator("#incidents li").first()).containsText("offen");
    assertThat(page.locator("#sources [data-source=trade-feed]")).containsText("steht");
  }

  @Test
  void whatWentStaleIsListedWithWhatUsesIt() {
    Page page = open(1280);
    Locator event = page.locator("#stale [data-entity='event:ev-halvarci-kiel']");
    assertThat(event).containsText("abgesagt");
    event.locator("summary").click();
    assertThat(event.locator("details li").first()).isVisible();
  }

  @Test
  void speaksEnglishAndFitsANarrowScreen() {
    Page page = open(360);
    page.selectOption("#ui-language", "en");
    assertThat(page.locator("#groups-title")).hasText("What is in the way");
    assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
    String text = page.locator("main").innerText();
    assertTrue(!text.contains("undefined") && !text.contains("health_"), text);
  }

  @Test
  void theDeskAndThisPageLeadToEachOther() {
    Page page = open(1280);
    page.click(".pages a[href='/desk.html']");
    assertThat(page.locator("#tab-open")).isVisible();
    page.click(".pages a[href='/health.html']");
    assertThat(page.locator("#summary-title")).containsText("verwendbar");
  }
}
