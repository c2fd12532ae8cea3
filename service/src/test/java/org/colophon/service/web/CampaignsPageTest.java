package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stories of a campaign and of a trigger, in a real browser over the demo catalogue.
class CampaignsPageTest extends PageTest {
  private CampaignSetup others;

  @BeforeEach
  void begin() {
    others = new CampaignSetup(service);
  }

  @AfterEach
  void end() {
    others.close();
  }

  private Page open(String address) {
    Page page = browser.page(service.address(), 1440);
    page.clock().setFixedTime(TestService.NOW.plusSeconds(60).toEpochMilli());
    page.navigate(address);
    ready(page);
    return page;
  }

  private static void ready(Page page) {
    assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
    assertThat(page.locator("#heading")).not().isEmpty();
  }

  /// Says that the campaign was sent, and reads the page anew.
  private void sent(Page page, int messages) {
    List<String> ids = others.claim();
    assertEquals(messages, ids.size());
    others.settle(ids, "sent");
    page.reload();
    ready(page);
  }

  @Test
  void aCampaignGoesFromADraftToItsResultAndIsTakenBack() {
    others.suppress("p-0003");
    Page page = open("/campaigns.html");
    assertThat(page.locator("#content")).containsText("Es gibt noch keine Kampagne.");
    page.click("text='Neue Kampagne'");
    ready(page);
    page.fill("input[name=reason]", "Neuer Küstenkrimi");
    page.selectOption("select[name=segment]", "seg-kuestenkrimi-wochenende");
    page.selectOption("select[name=owner]", "desk-nordufer");
    page.fill("input[name=send_at]", "2026-11-22T10:00");
    page.fill("#find", "Hafenlicht");
    page.click("[data-add=hafenlicht]");
    page.uncheck("input[name=state_price]");
    assertAccessible(page);
    page.click("button[type=submit]");
    assertThat(page.locator("#done")).hasText("Neuer Küstenkrimi ist als Entwurf gespeichert.");
    assertThat(page.locator("#heading")).hasText("Neuer Küstenkrimi");
    assertThat(page).hasURL(Pattern.compile("campaign=neuer-kuestenkrimi$"));
    assertThat(page.locator("#content")).containsText("Eine von 2 Personen bekäme die Nachricht.");
    assertThat(page.locator("#content")).containsText("Auf der Sperrliste");
    for (String step : List.of("freeze", "approve", "send")) {
      page.click("#do-" + step);
      assertThat(page.locator("#done")).not().isEmpty();
      assertThat(page.locator("#do-" + step + ".primary")).hasCount(0);
    }
    assertThat(page.locator("tr[data-row=hafenlicht] td").first())
        .not()
        .containsText(Pattern.compile("Preis"));
    sent(page, 1);
    assertThat(page.locator("#content")).containsText("Verschickt1 vom Kanal bestätigt");
    assertThat(page.locator("#content")).containsText("Alle Personen sind durchgesehen.");
    assertThat(page.locator("#content")).containsText("Fassung 1");
    page.click("#do-recall");
    assertThat(page.locator("#content")).containsText("Eine Nachricht hat der Kanal noch nicht");
    others.settle(others.recalled(), "recalled");
    assertEquals(List.of(), others.recalled());
    page.reload();
    assertThat(page.locator("#content")).containsText("Zurückgeholt1 vom Kanal");
    assertThat(page.locator("#content")).containsText("Die ganze Kampagne ist zurückgerufen.");
  }

  @Test
  void aTitleThatGoesStaleBetweenFreezeAndSendStaysOutAndThePageSaysWhy() {
    others.put("herbst", "Zwei Krimis", "[\"hafenlicht\",\"schlickzeit\"]");
    others.act("herbst", "freeze");
    Page page = open("/campaigns.html?campaign=herbst");
    assertThat(page.locator("tr[data-row=hafenlicht]")).containsText("wird so verschickt");
    page.click("#do-approve");
    assertThat(page.locator("#done")).hasText("Freigegeben.");
    others.hold("hafenlicht");
    page.click("#do-send");
    assertThat(page.locator("#done")).hasText("Der Versand ist gestartet.");
    assertThat(page.locator("tr[data-row=hafenlicht]")).containsText("wird nicht verschickt");
    assertThat(page.locator("tr[data-row=hafenlicht]")).containsText("Was hilft:");
    sent(page, 2);
    assertThat(page.locator("li[data-row=hafenlicht]").first()).containsText("ausgelassen");
    assertThat(page.locator("li[data-row=hafenlicht]").first()).containsText("angehalten");
    assertThat(page.locator("li[data-row='1-schlickzeit']")).hasCount(1);
    assertThat(page.locator("li[data-row='1-hafenlicht']")).hasCount(0);
    assertAccessible(page);
  }

  @Test
  void aChangeOfSomebodyElseIsShownBesideOnesOwn() {
    others.put("herbst", "Zwei Krimis", "[\"hafenlicht\",\"schlickzeit\"]");
    Page page = open("/campaigns.html?campaign=herbst&part=edit");
    page.fill("input[name=reason]", "Zwei Krimis vom Deich");
    others.act("herbst", "freeze");
    page.click("button[type=submit]");
    assertThat(page.locator("#conflict")).containsText("bei Ihnen: Zwei Krimis vom Deich");
    assertThat(page.locator("#done")).containsText("Inzwischen hat jemand etwas geändert");
    assertAccessible(page);
    page.click("#keep-mine");
    assertThat(page.locator("#heading")).hasText("Zwei Krimis vom Deich");
    others.act("herbst", "cancel");
    page.click("#do-freeze");
    assertThat(page.locator("#done")).containsText("Inzwischen hat jemand etwas geändert");
    assertThat(page.locator("#content")).containsText("abgebrochen");
    browser.takeErrors();
  }

  @Test
  void aCampaignIsMadeByKeyboardAlone() {
    Page page = open("/campaigns.html?part=new");
    page.focus("input[name=reason]");
    page.keyboard().type("Abends am Deich");
    page.focus("#find");
    page.keyboard().type("Schlickzeit");
    assertThat(page.locator("[data-add=schlickzeit]")).isVisible();
    page.keyboard().press("Enter");
    assertThat(page.locator("#chosen")).containsText("Schlickzeit");
    assertThat(page.locator("#find")).isFocused();
    page.focus("input[name=reason]");
    page.keyboard().press("Enter");
    assertThat(page.locator("#heading")).hasText("Abends am Deich");
    page.focus("#do-freeze");
    page.keyboard().press("Enter");
    assertThat(page.locator("#done")).hasText("Eingefroren.");
  }

  @Test
  void filtersAreInTheAddress() {
    others.everyState();
    Page page = open("/campaigns.html");
    assertThat(page.locator("#found")).hasText("4 Kampagnen.");
    assertThat(page.locator("tr[data-row=laeuft]")).containsText("1 verschickt");
    assertThat(page.locator("tr[data-row=entwurf]")).containsText("bekämen sie jetzt");
    page.selectOption("#filter-state", "recalled");
    assertThat(page.locator("#found")).hasText("Eine Kampagne.");
    assertThat(page).hasURL(Pattern.compile("state=recalled"));
    page.goBack();
    assertThat(page.locator("#found")).hasText("4 Kampagnen.");
    page.selectOption("#filter-channel", "push");
    assertThat(page.locator("#content")).containsText("Keine Kampagne passt zu den Filtern.");
    page.click("text='Alle zeigen'");
    assertThat(page.locator("#found")).hasText("4 Kampagnen.");
    page.click("text='Kalender'");
    ready(page);
    assertThat(page.locator("[aria-current=date]")).containsText("Krimis für den Advent");
  }

  @Test
  void aTriggerIsMadePausedAndRemoved() {
    Page page = open("/campaigns.html?part=triggers");
    assertThat(page.locator("#content")).containsText("Es gibt noch keinen Auslöser.");
    page.fill("input[name=reason]", "Lesung in der Nähe");
    page.selectOption("select[name=kind]", "event_near");
    page.fill("input[name=town]", "Kiel");
    page.selectOption("select[name=owner]", "desk-nordufer");
    page.click("text='Auslöser anlegen'");
    assertThat(page.locator("#done")).containsText("gilt für alles, was von jetzt an geschieht");
    page.click("tr[data-row=lesung-in-der-naehe] a");
    ready(page);
    assertThat(page.locator("#heading")).hasText("Lesung in der Nähe");
    page.click("#pause");
    assertThat(page.locator("#content")).containsText("pausiert");
    page.click("#resume");
    assertThat(page.locator("#done")).hasText("Läuft wieder.");
    page.click("#remove");
    assertThat(page.locator("#done")).containsText("Gelöscht.");
    assertThat(page.locator("#content")).containsText("Es gibt noch keinen Auslöser.");
  }

  @Test
  void aFailureIsSaidAndTriedAgain() {
    Page page = browser.page(service.address(), 1440);
    page.route("**/v1/campaigns?*", Route::abort);
    page.navigate("/campaigns.html");
    assertThat(page.locator("#content")).containsText("nicht zu erreichen");
    page.unroute("**/v1/campaigns?*");
    page.click("#content button");
    assertThat(page.locator("#content")).containsText("Es gibt noch keine Kampagne.");
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }
}
