package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What people do on the pages beside the Desk, in a real browser over the demo catalogue.
class PagesTest extends PageTest {
  private static final String SEGMENT = "/segments.html?segment=seg-kuestenkrimi-wochenende";

  private Page open(String address) {
    Page page = browser.page(service.address(), 1440);
    page.navigate(address);
    ready(page);
    return page;
  }

  private static void ready(Page page) {
    assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
  }

  @Test
  void todayLeadsToWhatWaitsAndTakesUpAnIncident() {
    service.settle();
    Page page = open("/?desk=desk-nordufer");
    assertThat(page.locator("#heading")).hasText("Heute");
    assertThat(page.locator(".steps li")).hasCount(3);
    page.locator("[id^=see-]").first().click();
    assertThat(page.locator("#done")).containsText("Gesehen");
    page.click("#undo");
    assertThat(page.locator("#done")).hasText("Zurückgenommen.");
    page.click("[data-row=das-zweite-ufer] a");
    assertThat(page.locator("#heading")).hasText("Das zweite Ufer");
  }

  @Test
  void theFormerAddressOfTheDeskLeadsThere() {
    Page page = browser.page(service.address(), 1440);
    page.navigate("/?item=hafenlicht");
    assertThat(page).hasURL(Pattern.compile("/desk\\.html\\?item=hafenlicht"));
    assertThat(page.locator("#reading-title")).hasText("Hafenlicht");
  }

  @Test
  void aSegmentIsEditedAsADraftAndStored() {
    Page page = open(SEGMENT + "&part=edit");
    assertThat(page.locator("#changes")).hasText("Noch nichts geändert.");
    page.fill("input[name=name]", "Krimileser am Meer");
    assertThat(page.locator("#changes")).containsText("→ Krimileser am Meer");
    page.reload();
    ready(page);
    assertEquals("Krimileser am Meer", page.inputValue("input[name=name]"));
    page.click("button[type=submit]");
    assertThat(page.locator("#done")).containsText("Krimileser am Meer ist gespeichert.");
    assertThat(page.locator("#heading")).hasText("Krimileser am Meer");
    page.click("#undo");
    assertThat(page.locator("#heading")).hasText("Wochenend-Krimileser an der Küste");
  }

  @Test
  void aSegmentIsMadeByKeyboardAlone() {
    Page page = open("/segments.html?part=new");
    page.focus("input[name=name]");
    page.keyboard().type("Leser von Seekarten");
    page.keyboard().press("Tab");
    page.keyboard()
        .type("Menschen, die Seekarten sammeln und abends alte Küstenlinien vergleichen.");
    page.focus("input[name=name]");
    page.keyboard().press("Enter");
    assertThat(page.locator("#heading")).hasText("Leser von Seekarten");
    assertThat(page.locator("#content")).containsText("noch ein Entwurf");
  }

  @Test
  void aCheckIsNotedAndTakenBack() {
    Page page = open("/segments.html?segment=seg-kochabend-gastgeber");
    assertThat(page.locator("#content")).containsText("überfällig");
    page.click("#checked");
    assertThat(page.locator("#done")).containsText("als geprüft vermerkt");
    assertThat(page.locator("#content")).not().containsText("überfällig");
    page.click("#undo");
    assertThat(page.locator("#content")).containsText("überfällig");
  }

  @Test
  void aTextIsTriedAndTheReadersListRuled() {
    service.addSegmentLike("der-dritte-lagerist");
    Page page = open("/segments.html?segment=like-der-dritte-lagerist&part=bench");
    String text =
        "async () => (await (await fetch('/v1/items/der-dritte-lagerist')).json()).item.text";
    page.fill("textarea[name=text]", String.valueOf(page.evaluate(text)));
    page.click("button[type=submit]");
    assertThat(page.locator("#bench-answer")).containsText("Rang");
    page.navigate("/segments.html?segment=like-der-dritte-lagerist&part=readers");
    ready(page);
    page.fill("input[name=about]", "schlickzeit");
    page.fill("input[name=reason]", "Lesereise");
    page.locator("form.form button[type=submit]").click();
    assertThat(page.locator("#done")).containsText("festgesetzt");
    assertThat(page.locator("#content")).containsText("Festgesetzt auf Platz 1: Schlickzeit");
    String until = "async () => (await (await fetch('/v1/list-rules')).json()).rules[0].until";
    String end = String.valueOf(page.evaluate(until));
    assertTrue(Pattern.matches(".*T2[12]:59:59Z", end), end + " is the end of a day in Berlin");
    page.click("#undo");
    assertThat(page.locator("#content")).containsText("Keine Regel greift");
  }

  @Test
  void anItemIsConfirmedAndHeld() {
    Page page = open("/item.html?item=hafenlicht");
    page.click("#mark-checked");
    assertThat(page.locator("#done")).hasText("Als geprüft vermerkt.");
    page.click("#confirm-0");
    assertThat(page.locator("#done")).containsText("ist bestätigt");
    page.click("details summary:has-text('anhalten')");
    page.fill("input[name=reason]", "Rechte ungeklärt");
    page.click("text='Anhalten'");
    assertThat(page.locator("#done")).containsText("nicht mehr empfohlen");
    assertThat(page.locator("#content")).containsText("gesperrt");
    page.click("#undo");
    assertThat(page.locator("#content")).containsText("Nicht angehalten.");
  }

  /// The page is read again after an answer; what was begun meanwhile stays.
  @Test
  void whatIsTypedStaysWhenThePageIsReadAgain() {
    Page page = open("/item.html?item=hafenlicht");
    page.click("details summary:has-text('anhalten')");
    page.fill("input[name=reason]", "Rechte ungeklärt");
    page.click("#mark-checked");
    assertThat(page.locator("#done")).hasText("Als geprüft vermerkt.");
    ready(page);
    assertEquals("Rechte ungeklärt", page.inputValue("input[name=reason]"));
    page.click("text='Anhalten'");
    assertThat(page.locator("#done")).containsText("nicht mehr empfohlen");
    assertThat(page.locator("#content")).containsText("gesperrt");
  }

  @Test
  void aHoldLastsToTheEndOfItsDayWhereTheBrowserIs() {
    Page page = browser.page(service.address(), 1440);
    page.clock().setFixedTime("2026-11-22T23:30:00Z"); // half past midnight in Berlin
    page.navigate("/item.html?item=hafenlicht");
    ready(page);
    page.click("details summary:has-text('anhalten')");
    assertThat(page.locator("input[name=until]")).hasAttribute("min", "2026-11-23");
    page.fill("input[name=reason]", "Rechte ungeklärt");
    page.fill("input[name=until]", "2026-11-23");
    page.click("text='Anhalten'");
    assertThat(page.locator("#done")).containsText("nicht mehr empfohlen");
    String until = "async () => (await (await fetch('/v1/holds')).json()).holds[0].until";
    assertEquals("2026-11-23T22:59:59Z", page.evaluate(until));
  }

  @Test
  void aCheckOfASegmentIsDueAtTheEndOfItsDay() {
    Page page = open(SEGMENT + "&part=edit");
    page.fill("input[name=check_due_at]", "2027-01-15");
    assertThat(page.locator("#changes")).containsText("→ 15.01.2027");
    page.click("button[type=submit]");
    assertThat(page.locator("#done")).containsText("ist gespeichert.");
    String due =
        "async () => (await (await fetch('/v1/segments/seg-kuestenkrimi-wochenende')).json())"
            + ".segment.check_due_at";
    assertEquals("2027-01-15T22:59:59Z", page.evaluate(due));
    page.navigate(SEGMENT + "&part=edit");
    ready(page);
    assertEquals("2027-01-15", page.inputValue("input[name=check_due_at]"));
  }

  @Test
  void aChangeOfAPolicyIsShownBeforeItIsMade() {
    Page page = open("/policies.html?policy=book");
    page.fill("textarea[name=yaml]", page.inputValue("textarea[name=yaml]").replace("P3Y", "P30M"));
    assertThat(page.locator("#difference .added").first()).containsText("P30M");
    assertThat(page.locator("#difference .removed").first()).containsText("P3Y");
    page.click("text='Was würde sich ändern?'");
    assertThat(page.locator("#effect")).containsText("empfehlen: jetzt");
    page.click("text='In Kraft setzen'");
    assertThat(page.locator("#done")).hasText("Die Regel ist in Kraft.");
    assertThat(page.locator("#difference")).not().containsText("P3Y");
  }

  @Test
  void aFailureIsSaidAndTriedAgain() {
    Page page = browser.page(service.address(), 1440);
    page.route("**/v1/sources", Route::abort);
    page.navigate("/sources.html");
    assertThat(page.locator("#content")).containsText("nicht zu erreichen");
    page.unroute("**/v1/sources");
    page.click("#content button");
    assertThat(page.locator("#content")).containsText("Handelsdaten");
    assertTrue(browser.takeErrors().stream().allMatch(error -> error.contains("ERR_FAILED")));
  }

  @Test
  void everyPageSpeaksEnglish() {
    for (String address : List.of("/", SEGMENT, "/item.html?item=hafenlicht", "/models.html")) {
      Page page = open(address + (address.contains("?") ? "&" : "?") + "lang=en");
      assertThat(page.locator(".pages [data-say=today]")).hasText("Today");
      String text = page.locator("main").innerText();
      assertTrue(
          !text.contains("undefined") && !Pattern.compile("[a-z]+_[a-z]+").matcher(text).find(),
          text);
    }
  }

  @Test
  void theFirstViewIsSmall() throws IOException {
    List<byte[]> files = new ArrayList<>();
    Page page = browser.page(service.address(), 1440);
    page.onResponse(response -> {
      if (!response.url().contains("/v1/")) {
        files.add(response.body());
      }
    });
    page.navigate("/item.html?item=hafenlicht");
    ready(page);
    long bytes = 0;
    for (byte[] file : List.copyOf(files)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(file);
      }
      bytes += out.size();
    }
    assertTrue(bytes > 20_000 && bytes < 250_000, bytes + " bytes compressed");
  }
}
