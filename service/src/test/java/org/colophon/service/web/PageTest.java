package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A test of pages in a real browser, over the demo catalogue. A page that reports an error fails
/// it.
abstract class PageTest {
  private static final String AXE = axe();

  static Browser browser;
  TestService service;

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

  /// The text that stands in the Desk's editor, one line a block.
  static String text(Page page) {
    return String.valueOf(
        page.evaluate(
            "() => [...document.querySelectorAll('#text :is(p, h2, h3, h4)')]"
                + ".map((line) => line.textContent).join('\\n')"));
  }

  /// Waits until a text stands in the Desk's editor.
  static void assertText(Page page, String expected) {
    try {
      page.waitForCondition(() -> text(page).equals(expected));
    } catch (TimeoutError e) {
      assertEquals(expected, text(page), e.getMessage());
    }
  }

  /// Puts the cursor of the Desk's editor at an offset of the text, and waits until the editor
  /// knows: for some milliseconds after it got the focus, it puts the cursor back where it was.
  static void cursor(Page page, int offset) {
    page.locator("#text").focus();
    page.evaluate(
        """
        async (offset) => {
          const put = () => {
            let at = offset;
            for (const line of document.querySelectorAll('#text :is(p, h2, h3, h4)')) {
              if (at <= line.textContent.length) {
                const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                let node = texts.nextNode();
                while (node && at > node.length) {
                  at -= node.length;
                  node = texts.nextNode();
                }
                getSelection().collapse(node ?? line, node ? at : 0);
                return [getSelection().focusNode, getSelection().focusOffset];
              }
              at -= line.textContent.length + 1;
            }
          };
          for (let turn = 0; turn < 20; turn++) {
            const [node, at] = put();
            await new Promise((done) => setTimeout(done, 60));
            if (getSelection().focusNode === node && getSelection().focusOffset === at) {
              return;
            }
          }
          throw new Error(`the cursor does not stay at ${offset}`);
        }
        """,
        offset);
  }

  /// How many characters stand before the cursor, without ends of lines.
  static int cursorOf(Page page) {
    return (int)
        page.evaluate(
            """
            () => {
              const range = document.createRange();
              range.setStart(document.getElementById('text'), 0);
              range.setEnd(getSelection().focusNode, getSelection().focusOffset);
              return range.toString().length;
            }
            """);
  }

  /// Pastes what another program put on the clipboard.
  static void paste(Page page, String html, String plain) {
    page.locator("#text").focus();
    page.evaluate(
        """
        ({ html, plain }) => {
          const clipboardData = new DataTransfer();
          if (html) {
            clipboardData.setData('text/html', html);
          }
          clipboardData.setData('text/plain', plain);
          document.getElementById('text').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """,
        Map.of("html", html, "plain", plain));
  }

  /// Fails with what axe-core finds on the page, of any impact.
  static void assertAccessible(Page page) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, { runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map((violation) => violation.id + ': '
                + violation.nodes.map((node) => node.target.flat().join(' ')).join(', '))
            """);
    assertEquals(List.of(), found);
  }

  private static String axe() {
    try (InputStream in = PageTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
