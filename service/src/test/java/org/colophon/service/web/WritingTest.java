package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// Writing a long text.
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
  void aKeyPressInALongTextDrawsOneLine() {
    Page page = desk();
    page.fill("#text", text());
    assertThat(page.locator("#marks .line")).hasCount(WORDS / 20 + 1);
    page.evaluate(
        """
        () => {
          window.drawn = 0;
          new MutationObserver((changes) => changes.forEach((one) => { drawn += one.addedNodes.length; }))
            .observe(document.getElementById('marks'), { childList: true, subtree: true });
          const text = document.getElementById('text');
          text.focus();
          text.setSelectionRange(5000, 5000);
        }
        """);
    page.keyboard().type("abcdefghij");
    assertEquals(10, page.evaluate("drawn"));
    Object same = "document.getElementById('marks').innerText.trimEnd() === document.getElementById('text').value.trimEnd()";
    assertEquals(true, page.evaluate(same.toString()));
    page.keyboard().press("Enter");
    page.keyboard().press("Backspace");
    assertEquals(true, page.evaluate(same.toString()));
  }
}
