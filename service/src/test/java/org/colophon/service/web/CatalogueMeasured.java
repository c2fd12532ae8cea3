package org.colophon.service.web;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.AcceptanceRules;
import org.colophon.editorial.AcceptedValues;
import org.colophon.governance.gate.Gate;
import org.colophon.service.app.Stores;
import org.colophon.service.bench.Stock;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Metrics;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.items.ItemListEndpoint;
import org.colophon.service.security.SessionEndpoint;
import org.colophon.service.sources.ImprintEndpoint;
import org.colophon.vocabulary.KnownSubjects;

/// How long the catalogue page takes for its first rows, for filters, and how long it blocks the
/// browser at most while somebody scrolls and filters, over a large catalogue on the disk.
///
/// Arguments: an empty directory, how many items.
final class CatalogueMeasured {
  private static final int TURNS = 300;

  /// Notes when the first row stands there, and every task that blocks the page for 50 ms or more.
  private static final String WATCH =
      """
      window.blocked = [];
      new PerformanceObserver((list) => list.getEntries().forEach((task) => blocked.push(task.duration)))
        .observe({ type: 'longtask', buffered: true });
      new MutationObserver(() => {
        if (!window.firstRow && document.querySelector('#rows [data-item]')) {
          window.firstRow = performance.now();
        }
      }).observe(document, { childList: true, subtree: true });
      """;

  private CatalogueMeasured() {}

  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.fixed(Stock.NOW);
    try (Stores stores = Stores.open(Path.of(arguments[0]), clock)) {
      if (isEmpty(stores)) {
        Stock.fill(stores.catalog(), Integer.parseInt(arguments[1]));
      }
      Gate gate = stores.gate(clock);
      AcceptanceRules rules =
          new AcceptanceRules(gate, stores.audiences(), new KnownSubjects(List.of()), "DE");
      AcceptedValues accepted =
          new AcceptedValues(stores.records().decisions(), stores.records().targetings(), rules);
      try (HttpServer server =
              HttpServer.start(
                  HttpServer.Settings.local(0),
                  AccessControl.OPEN,
                  List.of(
                      new ItemListEndpoint(
                          stores.catalog(), gate, accepted, new ContextParameters("DE")),
                      new ImprintEndpoint(stores.catalog(), stores.directory(), () -> {}),
                      new SessionEndpoint()),
                  new Metrics(List.of()),
                  Pages.routes(),
                  new PriorityGate(),
                  gate::isClockTrusted,
                  clock);
          Browser browser = Browser.open()) {
        String address = "http://127.0.0.1:" + server.port();
        measure(browser, address, "the first time after a start");
        measure(browser, address, "afterwards");
      }
    }
  }

  private static boolean isEmpty(Stores stores) {
    try (CatalogView view = stores.view()) {
      return view.items("", 1).isEmpty();
    }
  }

  private static void measure(Browser browser, String address, String when) {
    Page page = browser.page(address, 1440);
    page.addInitScript(WATCH);
    page.navigate("/catalogue.html");
    await(page, "Boolean(window.firstRow)");
    say(when + ": first rows after %.0f ms", page.evaluate("window.firstRow"));
    await(page, "document.querySelector('#type option[value=book]').textContent.includes('(')");
    say(when + ": counts after %.0f ms", page.evaluate("performance.now()"));
    blocked(page, when + ": opened");
    for (int i = 0; i < TURNS; i++) {
      page.mouse().move(700, 500);
      page.mouse().wheel(0, i % 3 == 2 ? -700 : 1_500);
      page.waitForTimeout(20);
    }
    blocked(page, when + ": scrolled to " + page.locator("#count").innerText());
    filter(page, when + ": a rare word", () -> page.fill("#q", "boot 99123"));
    filter(page, when + ": all words again", () -> page.fill("#q", ""));
    filter(page, when + ": no item", () -> page.selectOption("#verdict", "block"));
    filter(page, when + ": a type", () -> page.selectOption("#verdict", ""));
    filter(page, when + ": sorted", () -> page.click("[data-sort=headline]"));
    page.close();
  }

  private static void filter(Page page, String what, Runnable change) {
    double before = ((Number) page.evaluate("performance.now()")).doubleValue();
    change.run();
    page.waitForTimeout(300);
    await(page, "document.querySelector('#table').getAttribute('aria-busy') === 'false'");
    double after = ((Number) page.evaluate("performance.now()")).doubleValue();
    say(what + ": %.0f ms", after - before);
    blocked(page, what);
  }

  private static void blocked(Page page, String what) {
    Object tasks = page.evaluate("JSON.stringify(blocked.splice(0).map(Math.round))");
    say(what + ": tasks of 50 ms and more: %s", tasks);
  }

  private static void await(Page page, String condition) {
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate(condition)),
        new Page.WaitForConditionOptions().setTimeout(300_000));
  }

  private static void say(String text, Object value) {
    System.out.printf(
        Locale.ROOT, text + "%n", value instanceof Number n ? n.doubleValue() : value);
  }
}
