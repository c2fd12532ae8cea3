package org.colophon.service.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Debian's Chromium, driven without its own downloads. Notes every error that a page reports.
final class Browser implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /// A page on a busy machine has so many milliseconds.
  private static final double PATIENCE = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> errors = new ArrayList<>();

  private Browser(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /// Starts it. Without a browser the test fails where `CI` is `true` and is skipped elsewhere.
  static Browser open() {
    Optional<Path> executable = find();
    String hint = "no Chromium found: apt-get install chromium";
    if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
      Assertions.fail(hint);
    }
    Assumptions.assumeTrue(executable.isPresent(), hint);
    return new Browser(executable.orElseThrow());
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(File.pathSeparator, -1)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A fresh page of the given width, in German.
  Page page(String address, int width) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("de")
                .setTimezoneId("Europe/Berlin")
                .setBaseURL(address));
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        errors.add(message.type() + ": " + message.text());
      }
    });
    page.onPageError(error -> errors.add("uncaught: " + error));
    return page;
  }

  /// What pages reported so far; reading it clears it.
  List<String> takeErrors() {
    List<String> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /// Closes all pages, so that none asks a service that has gone; returns what they reported.
  List<String> leave() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    return takeErrors();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
