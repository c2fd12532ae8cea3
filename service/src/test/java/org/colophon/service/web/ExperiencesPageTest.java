package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about experiences: variants with their results, and the preview of a draft.
class ExperiencesPageTest extends PageTest {
  private static final String RULE =
      """
      {"variants":[{"variant":"ruhig","item":"gaeste-ohne-hektik","share":3},
                   {"variant":"buch","item":"schlickzeit"}],
       "choice":"adaptive","placement":"checkout-aside",
       "condition":{"checkout":{"step":"payment","seconds":20}},"priority":60,"hold_out":30,
       "owner":"desk-nordufer","reason":"Zwei Wege, an der Kasse zu helfen",
       "until":"2027-01-31T00:00:00Z"}
      """;

  private static final String AT =
      "{\"placements\":[\"checkout-aside\"],\"checkout\":{\"step\":\"payment\",\"seconds\":%d}}";

  private void send(String method, String path, String body) {
    APIRequestContext caller = browser.page(service.address(), 400).request();
    RequestOptions options =
        RequestOptions.create()
            .setMethod(method)
            .setHeader("Content-Type", "application/json")
            .setData(body);
    APIResponse answer = caller.fetch(path, options);
    assertTrue(answer.ok(), answer.text());
  }

  private Page page(String address, int width) {
    Page page = browser.page(service.address(), width);
    page.navigate(address);
    assertThat(page.locator("#content")).not().hasAttribute("aria-busy", "true");
    return page;
  }

  @Test
  void variantsAreComparedAndADraftIsPreviewed() {
    send("PUT", "/v1/experiences/kasse", RULE);
    for (int i = 0; i < 20; i++) {
      send("POST", "/v1/experiences:next", AT.formatted(25));
    }
    Page page = page("/experiences.html?lang=de&rule=kasse", 1440);
    Locator table = page.locator("table[aria-label='Varianten von kasse']");
    assertThat(table.locator("[data-row=ruhig]")).containsText(Pattern.compile("75.%, jetzt"));
    assertThat(table.locator("[data-row=held]")).containsText(Pattern.compile("30.%"));
    assertThat(table.locator("[data-row=buch]")).containsText("noch nicht bekannt");
    page.locator("[name=file]")
        .setInputFiles(
            new FilePayload(
                "sessions.jsonl",
                "application/jsonl",
                ("[" + AT.formatted(10) + "," + AT.formatted(25) + "]\n[" + AT.formatted(5) + "]\n")
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("#preview [type=submit]").click();
    assertThat(page.locator("#previewed")).containsText("In 1 von 2 Sitzungen gezeigt.");
    assertThat(page.locator("[data-row=condition_not_met]")).containsText("Zeit an der Kasse: 2");
    assertAccessible(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertAccessible(page);
    for (int width : new int[] {360, 768}) {
      page.setViewportSize(width, 900);
      assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    }
    Page english = page("/experiences.html?lang=en", 1440);
    assertThat(english.locator("h1")).hasText("In the moment");
    assertThat(english.locator("table[aria-label='Variants of kasse']"))
        .containsText("not yet known");
    assertAccessible(english);
  }
}
