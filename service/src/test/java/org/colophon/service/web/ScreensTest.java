package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.colophon.service.runs.RunHouse;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the pages, light and dark. `-Dcolophon.screens=docs/screens` keeps them; else they
/// go to a temporary folder. With `-Dcolophon.screens.compare=true` each has to look like the one
/// in `docs/screens`, and the test names those that do not: that needs the fonts of the machine
/// that made them.
class ScreensTest extends PageTest {
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
  private static final long MOST_BYTES = 150_000;
  private static final String ITEM = "das-faehrhaus-der-verwandten";

  /// The pages that are ready once they are no longer busy, in order: what readers get is counted
  /// among the answers on the page of recalls.
  private static final List<Map.Entry<String, String>> PAGES =
      List.of(
          Map.entry("today", "/?desk=desk-nordufer"),
          Map.entry("segments", "/segments.html"),
          Map.entry("segment", "/segments.html?segment=seg-kuestenkrimi-wochenende"),
          Map.entry(
              "segment-readers", "/segments.html?segment=seg-kuestenkrimi-wochenende&part=readers"),
          Map.entry("item-page", "/item.html?item=hafenlicht"),
          Map.entry("sources", "/sources.html"),
          Map.entry("policies", "/policies.html"),
          Map.entry("recalls", "/recalls.html"),
          Map.entry("statements", "/statements.html"),
          Map.entry("preview", "/preview.html?segment=seg-kuestenkrimi-wochenende"),
          Map.entry("models", "/models.html"),
          Map.entry("people", "/people.html"),
          Map.entry("experiences", "/experiences.html"));

  /// The share of a picture that may differ, in percent.
  private static final double TOLERANCE = 0.5;

  private static final String WRITTEN = "der-dritte-lagerist";

  private final List<String> different = new ArrayList<>();

  private static Path folder() throws IOException {
    String kept = System.getProperty("colophon.screens");
    return kept == null
        ? Files.createTempDirectory("screens")
        : Files.createDirectories(Path.of(kept));
  }

  @Test
  void aRunThatWaitsForApprovalIsPictured(@TempDir Path directory) throws IOException {
    Path folder = folder();
    try (RunHouse house = RunHouse.open(directory)) {
      for (ColorScheme scheme : SCHEMES) {
        Page page = open(house.address(), "/runs.html", scheme);
        page.evaluate(
            """
            async () => {
              const { runs } = await (await fetch('/v1/runs')).json();
              return runs.length > 0 || fetch('/v1/runs', { method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ kind: 'enrich', model: 'two', by: 'kim' }) });
            }
            """);
        assertThat(page.locator("[data-run='1'] h3")).containsText("wartet auf Freigabe");
        page.locator("[data-run='1'] [data-action=detail]").click();
        assertThat(page.locator(".chart svg")).isVisible();
        picture(page, folder, "runs", scheme);
      }
    }
    assertEquals(List.of(), different, "look at the pictures in " + folder);
  }

  @Test
  void everyPageIsPictured() throws IOException {
    Path folder = folder();
    service.addSegmentLike(WRITTEN);
    for (ColorScheme scheme : SCHEMES) {
      picture(item(scheme), folder, "item", scheme);
      picture(draft(scheme), folder, "draft", scheme);
      picture(catalogue(scheme), folder, "catalogue", scheme);
      picture(health(scheme), folder, "health", scheme);
      for (Map.Entry<String, String> page : PAGES) {
        picture(page(page.getValue(), scheme), folder, page.getKey(), scheme);
      }
    }
    campaigns(folder);
    assertEquals(List.of(), different, "look at the pictures in " + folder);
  }

  /// Last, since one of their titles is held for them.
  private void campaigns(Path folder) throws IOException {
    try (CampaignSetup setup = new CampaignSetup(service)) {
      setup.everyState();
    }
    for (ColorScheme scheme : SCHEMES) {
      picture(page("/campaigns.html", scheme), folder, "campaigns", scheme);
      picture(page("/campaigns.html?campaign=laeuft", scheme), folder, "campaign", scheme);
    }
  }

  private Page item(ColorScheme scheme) {
    Page page = open("/desk.html?imprint=nordufer&item=" + ITEM, scheme);
    assertThat(page.locator("#reading-title")).isVisible();
    assertThat(page.locator("#queue li")).hasCount(8);
    return page;
  }

  private Page draft(ColorScheme scheme) {
    Page page = open("/desk.html?imprint=nordufer", scheme);
    assertThat(page.locator("#queue li")).hasCount(8);
    String text = "async (id) => (await (await fetch(`/v1/items/${id}`)).json()).item.text";
    page.fill("#title", "Der vierte Boden");
    page.fill("#text", String.valueOf(page.evaluate(text, WRITTEN)));
    page.selectOption("#state", "published");
    assertThat(page.locator("colophon-panel .segments > .card").first()).isVisible();
    page.locator("colophon-panel .segments > .card .answer.accepted").first().click();
    assertThat(page.locator("#effects li")).not().hasCount(0);
    page.locator("#title").focus();
    return page;
  }

  private Page catalogue(ColorScheme scheme) {
    Page page = open("/catalogue.html?imprint=tannenstein", scheme);
    assertThat(page.locator("#count")).hasText("20 Titel.");
    return page;
  }

  private Page health(ColorScheme scheme) {
    Page page = open("/health.html", scheme);
    assertThat(page.locator("#summary-title")).containsText("verwendbar");
    assertThat(page.locator("#gaps li").first()).isVisible();
    assertThat(page.locator("#freshness svg")).isVisible();
    return page;
  }

  private Page page(String address, ColorScheme scheme) {
    Page page = open(address, scheme);
    assertThat(page.locator("#content")).hasAttribute("aria-busy", "false");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    browser.takeErrors();
    return page;
  }

  private Page open(String address, ColorScheme scheme) {
    return open(service.address(), address, scheme);
  }

  private static Page open(String server, String address, ColorScheme scheme) {
    Page page = browser.page(server, 1360);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.clock().setFixedTime(TestService.NOW.plusSeconds(7_200).toEpochMilli());
    page.navigate(address);
    return page;
  }

  private void picture(Page page, Path folder, String name, ColorScheme scheme) throws IOException {
    Path file = folder.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    byte[] whole =
        page.screenshot(
            new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE));
    byte[] reduced = Palette.reduced(whole);
    Files.write(file, reduced);
    assertTrue(Files.size(file) < MOST_BYTES, file + " has " + Files.size(file) + " bytes");
    if (Boolean.getBoolean("colophon.screens.compare")) {
      compare(file.getFileName(), reduced);
    }
    page.close();
  }

  /// Notes a picture that differs from the committed one, or has none.
  private void compare(Path name, byte[] picture) throws IOException {
    Path committed =
        Path.of(System.getProperty("colophon.root", ".."), "docs", "screens").resolve(name);
    if (!Files.exists(committed)) {
      different.add(name + " is new");
      return;
    }
    double differs = PictureDifference.percent(Files.readAllBytes(committed), picture);
    if (differs > TOLERANCE) {
      different.add("%s differs by %.1f %%".formatted(name, differs));
    }
  }
}
