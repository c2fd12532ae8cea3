package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Writing a long text, and texts that come from files and other programs.
class WritingTest extends PageTest {
  private static final int WORDS = 2_000;

  private Page desk() {
    Page page = browser.page(service.address(), 1440);
    page.navigate("/desk.html?imprint=nordufer");
    assertThat(page.locator("#queue li")).hasCount(8);
    return page;
  }

  /// Lines of twenty words, each with its number.
  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS / 20; i++) {
      text.append("Absatz ").append(i).append(" Hafen".repeat(18)).append('\n');
    }
    return text.toString();
  }

  /// `WritingMeasured` says how long a key press takes.
  @Test
  void aKeyPressInALongTextDrawsNoOtherLine() {
    Page page = desk();
    page.fill("#text", text());
    assertThat(page.locator("#text p")).hasCount(WORDS / 20 + 1);
    cursor(page, 5000);
    page.evaluate(
        """
        () => {
          window.drawn = 0;
          new MutationObserver((changes) => changes.forEach((one) => {
            drawn += [...one.addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE).length;
          })).observe(document.getElementById('text'), { childList: true, subtree: true });
        }
        """);
    page.keyboard().type("abcdefghij");
    assertEquals(0, page.evaluate("drawn"));
    page.keyboard().press("Enter");
    assertThat(page.locator("#text p")).hasCount(WORDS / 20 + 2);
    assertEquals(true, page.evaluate("drawn <= 2"));
    page.keyboard().press("Backspace");
    String text = text();
    assertText(page, text.substring(0, 5000) + "abcdefghij" + text.substring(5000));
  }

  @Test
  void aDroppedFileKeepsItsFormatting() {
    Page page = desk();
    drop(
        page,
        "deich.html",
        "<title>Deichbau</title><h1>Der Deich</h1><p>Er <b>hält</b>.<script>x()</script></p>");
    assertText(page, "Der Deich\nEr hält.");
    assertEquals("Deichbau", page.inputValue("#title"));
    assertThat(page.locator("#saved")).containsText("„deich.html“ ist eingefügt");
    assertThat(page.locator("#text h2")).hasText("Der Deich");
    assertThat(page.locator("#text strong")).hasText("hält");
    drop(page, "zusatz.md", "Und **mehr**.\n\n# Nachtrag");
    assertText(page, "Der Deich\nEr hält.Und mehr.\nNachtrag");
    page.keyboard().press("Control+z");
    assertText(page, "Der Deich\nEr hält.");
    drop(page, "alt.txt", " Größe".getBytes(Charset.forName("windows-1252")));
    assertText(page, "Der Deich\nEr hält. Größe");
    page.keyboard().press("Control+z");
    drop(page, "bild.png", "x");
    assertThat(page.locator("#saved")).containsText("„bild.png“ kann nicht gelesen werden");
    drop(page, "kaputt.docx", "kein Zip");
    assertThat(page.locator("#saved")).containsText("„kaputt.docx“ ist beschädigt");
    assertText(page, "Der Deich\nEr hält.");
    page.reload();
    assertEquals("Der Deich\nEr hält.", text(page));
    List<String> errors = browser.takeErrors();
    assertTrue(errors.stream().allMatch(error -> error.contains("422")), errors.toString());
  }

  @Test
  void aFileThatIsReadTooLateDoesNotGoIntoAnotherDraft() {
    Page page = desk();
    List<Route> held = new ArrayList<>();
    page.route("**/documents:read", held::add);
    page.waitForRequest("**/documents:read", () -> drop(page, "deich.html", "<p>Er hält.</p>"));
    page.click("#new-text");
    held.forEach(Route::resume);
    assertThat(page.locator("#notice")).containsText("„deich.html“ ist nicht eingefügt");
    assertText(page, "");
  }

  private static void drop(Page page, String name, String content) {
    drop(page, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void drop(Page page, String name, byte[] content) {
    page.evaluate(
        """
        ({ name, content }) => {
          const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], name));
          document.getElementById('text').dispatchEvent(
            new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        Map.of("name", name, "content", Base64.getEncoder().encodeToString(content)));
  }
}
