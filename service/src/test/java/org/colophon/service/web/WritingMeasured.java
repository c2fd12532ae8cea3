package org.colophon.service.web;

import com.microsoft.playwright.Page;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;

/// The tasks that block the Desk for 50 ms or more while somebody types in a text of 2,000 words
/// and suggestions come.
final class WritingMeasured {
  private static final int KEYS = 400;

  private WritingMeasured() {}

  public static void main(String[] arguments) {
    try (TestService service = DemoService.start(0);
        Browser browser = Browser.open()) {
      service.addSegmentLike("der-dritte-lagerist");
      Page page = browser.page(service.address(), 1440);
      page.navigate("/desk.html?imprint=nordufer");
      page.waitForTimeout(3_000);
      page.evaluate(
          """
          async () => {
            const { item } = await (await fetch('/v1/items/der-dritte-lagerist')).json();
            const words = item.text.split(/\\s+/).length;
            const text = document.getElementById('text');
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', `${item.text}\\n`.repeat(Math.ceil(2000 / words)));
            text.focus();
            text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            window.typed = text.innerText.split(/\\s+/).length;
            const middle = text.querySelectorAll('p')[Math.floor(text.querySelectorAll('p').length / 2)];
            getSelection().collapse(middle.firstChild, 1);
          }
          """);
      page.waitForTimeout(5_000);
      page.evaluate(
          """
          () => {
            window.blocked = [];
            window.keys = [];
            new PerformanceObserver((list) => list.getEntries().forEach((task) => blocked.push(Math.round(task.duration))))
              .observe({ type: 'longtask' });
            document.getElementById('text').addEventListener('beforeinput', () => { window.began = performance.now(); });
            document.getElementById('text').addEventListener('input', () => {
              const since = began;
              setTimeout(() => keys.push(performance.now() - since));
            });
          }
          """);
      for (int i = 0; i < KEYS; i++) {
        page.keyboard().type(i % 9 == 8 ? " " : "a");
        page.waitForTimeout(i % 40 == 39 ? 1_500 : 30);
      }
      System.out.println(
          page.evaluate(
              "JSON.stringify({ words: typed, keys: keys.length, blocked,"
                  + " slowestKey: Math.round(Math.max(...keys)) })"));
    }
  }
}
