package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

/// The demo's shop in a browser: what a visitor sees in the moment, and why.
class ShopPageTest extends PageTest {
  private static final String GUIDE = "gaeste-ohne-hektik";

  private Page shop() {
    Page page = browser.page(service.address(), 1_200);
    page.clock().install();
    page.navigate("/demo-shop.html");
    return page;
  }

  @Test
  void theThirdViewOfATitleGetsOtherContent() {
    Page page = shop();
    assertAccessible(page);
    for (String title : new String[] {"hafenlicht", "nebelkai", "hafenlicht"}) {
      page.locator("[data-title=" + title + "]").click();
      assertThat(page.locator("#memory")).containsText("Zeichen");
      assertThat(page.locator("#experience")).isHidden();
    }
    page.locator("[data-title=hafenlicht]").click();
    assertThat(page.locator("#experience")).containsText("Schlickzeit");
    assertThat(page.locator("#reasons")).containsText("beginnt lieber mit Band 1");
    assertAccessible(page);
    page.locator("[data-title=hafenlicht]").click();
    assertThat(page.locator("#reasons")).containsText("in dieser Sitzung schon gezeigt");
    assertThat(page.locator("#experience")).isHidden();
    page.locator("#forget").click();
    page.locator("[data-title=hafenlicht]").click();
    assertThat(page.locator("#reasons")).containsText("Keine Bedingung ist erfüllt");
  }

  @Test
  void hesitationAtTheCheckoutGetsReassuringContentUntilItIsStale() throws IOException {
    checkedLongAgo();
    Page page = shop();
    page.locator("[data-title=steirisch-fuer-zwei]").click();
    page.locator("#title-page button").click();
    page.locator("#step-payment").click();
    assertThat(page.locator("#reasons")).containsText("Keine Bedingung ist erfüllt");
    page.clock().runFor(31_000);
    assertThat(page.locator("#experience")).containsText("Acht Gäste, ein Herd");
    assertEquals(GUIDE, page.locator("#experience").getAttribute("data-item"));
    service.clock().set(TestService.NOW.plus(Duration.ofMinutes(11)));
    page.clock().runFor(6_000);
    assertThat(page.locator("#experience")).isHidden();
    assertThat(page.locator("#reasons"))
        .containsText(
            "das Gate lässt den Inhalt jetzt nicht durch: der Inhalt wurde zu lange nicht");
    page.locator("#buy").click();
    assertThat(page.locator("#step")).containsText("zoegern-an-der-kasse");
  }

  /// States that the guide was last checked so long ago that the gate lets it pass for ten minutes
  /// yet: guides have to be checked every 24 months.
  private void checkedLongAgo() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode item = (ObjectNode) guide(json);
    ObjectNode lifecycle = json.createObjectNode().put("state", "published");
    lifecycle.put("published_at", "2024-10-01T09:00:00Z");
    lifecycle.put("checked_at", "2024-11-22T09:10:00Z");
    item.set("lifecycle", lifecycle);
    APIResponse answer =
        browser
            .page(service.address(), 400)
            .request()
            .put(
                "/v1/items/" + GUIDE,
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(json.writeValueAsString(item)));
    assertTrue(answer.ok(), answer.text());
  }

  private static JsonNode guide(ObjectMapper json) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    DemoCatalog.class.getResourceAsStream("/demo/items-abendbogen.jsonl")),
                StandardCharsets.UTF_8))) {
      return json.readTree(
          lines
              .lines()
              .filter(line -> line.contains("\"" + GUIDE + "\""))
              .findFirst()
              .orElseThrow());
    }
  }
}
