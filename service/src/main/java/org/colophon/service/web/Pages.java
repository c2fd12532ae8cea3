package org.colophon.service.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.http.Route;

/// The routes of the pages and of the files that they are made of. No inline script or style, no
/// file of another origin, and no HTML made from strings: the browser refuses all three. What is
/// pasted at the Desk becomes an inert document that nothing is loaded or run for.
public final class Pages {
  /// The content security policy of every page.
  public static final String POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'self'; require-trusted-types-for 'script'";

  /// The labels of the book subjects.
  private static final String SUBJECTS = "/web/thema-short.csv";

  /// The scripts that every page has.
  private static final String SCRIPTS =
      "\n  <script type=\"module\" src=\"/web/session.js\"></script>"
          + "\n  <script type=\"module\" src=\"/web/palette.js\"></script>";

  private static final List<String> FILES =
      List.of(
          "desk.css",
          "health.css",
          "health.js",
          "health-gaps.js",
          "health-groups.js",
          "health-lists.js",
          "health-policy.js",
          "health-repair.js",
          "runs.css",
          "runs.js",
          "runs-view.js",
          "runs-detail.js",
          "charts.css",
          "charts.js",
          "outlook-view.js",
          "learning-view.js",
          "words-charts.js",
          "words-charts-de.js",
          "words-charts-en.js",
          "memory.js",
          "desk.js",
          "queue.js",
          "address.js",
          "demo-feed.js",
          "documents.js",
          "drafts.js",
          "isbn.js",
          "lists.js",
          "live.js",
          "others.js",
          "publish.js",
          "reader.js",
          "writer.js",
          "text-field.js",
          "toolbar.js",
          "editing.js",
          "editor-parts.js",
          "editor-parts.txt",
          "editor.css",
          "formatting.js",
          "marks.js",
          "pasting.js",
          "writing.css",
          "catalogue.css",
          "catalogue.js",
          "catalogue-view.js",
          "catalogue-bulk.js",
          "catalogue-counts.js",
          "catalogue-rows.js",
          "catalogue-saved.js",
          "tables.css",
          "palette.css",
          "palette.js",
          "page.css",
          "page.js",
          "views.js",
          "today.js",
          "today-view.js",
          "item.js",
          "item-view.js",
          "segments.js",
          "segments-view.js",
          "segment-edit.js",
          "segment-readers.js",
          "sources.js",
          "policies.js",
          "recalls.js",
          "statements.js",
          "preview.js",
          "people.js",
          "models.js",
          "crm.js",
          "experiences.js",
          "words-moment.js",
          "words-moment-de.js",
          "words-moment-en.js",
          "campaigns.js",
          "campaigns-view.js",
          "campaign-view.js",
          "campaign-edit.js",
          "triggers-view.js",
          "words-campaigns.js",
          "words-campaigns-de.js",
          "words-campaigns-en.js",
          "words-crm.js",
          "words-crm-de.js",
          "words-crm-en.js",
          "figures.json",
          "words-pages-de.js",
          "words-pages-en.js",
          "labelling.css",
          "labelling.js",
          "labelling-choices.js",
          "labelling-words.js",
          "example-cms.css",
          "example-cms.js",
          "demo-shop.css",
          "demo-shop.js",
          "demo-shop-words.js",
          "colophon-panel.js",
          "panel-style.js",
          "panel-answers.js",
          "panel-segments.js",
          "panel-gist.js",
          "panel-records.js",
          "panel-terms.js",
          "panel-verdict.js",
          "panel-text.js",
          "api.js",
          "dom.js",
          "words.js",
          "words-de.js",
          "words-en.js",
          "words-desk-de.js",
          "words-desk-en.js",
          "words-values-de.js",
          "words-values-en.js",
          "explain.js",
          "names.js",
          "panel-offers.js",
          "session.css",
          "session.js",
          "icon.svg");

  private Pages() {}

  /// The pages that have a file of their own, and those that share one, with the file of what they
  /// show; and the files that all are made of, under `/web/`.
  public static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String name :
        List.of("desk", "catalogue", "health", "runs", "labelling", "example-cms", "demo-shop")) {
      routes.add(page("/" + name + ".html", text(name + ".html")));
    }
    String shared = text("page.html");
    routes.add(page("/", shared.replace("{page}", "today")));
    for (String name :
        List.of(
            "item",
            "segments",
            "sources",
            "policies",
            "recalls",
            "statements",
            "campaigns",
            "preview",
            "people",
            "models",
            "crm",
            "experiences")) {
      routes.add(page("/" + name + ".html", shared.replace("{page}", name)));
    }
    FILES.forEach(file -> routes.add(file("/web/" + file, read("/web/" + file))));
    routes.add(file(SUBJECTS, read("/vocabularies/thema-short.csv")));
    return routes;
  }

  private static String text(String file) {
    return new String(read("/web/" + file), StandardCharsets.UTF_8);
  }

  /// Every page has the same navigation, which marks where one is, and says who is signed in.
  private static Route page(String path, String page) {
    String current = "href=\"" + path + "\"";
    byte[] content =
        page.replace("    <!-- header -->\n", text("header.html"))
            .replace("      <a " + current, "      <a " + current + " aria-current=\"page\"")
            .replaceFirst("(?=\\R?</head>)", SCRIPTS)
            .getBytes(StandardCharsets.UTF_8);
    return new Route(
        "GET",
        path,
        ctx -> {
          ctx.header("Content-Security-Policy", POLICY);
          send(ctx, content, "text/html; charset=utf-8");
        });
  }

  /// Files may be loaded by pages elsewhere that embed the panel.
  private static Route file(String path, byte[] content) {
    String type = type(path);
    return new Route(
        "GET",
        path,
        ctx -> {
          if (ctx.header("Origin") != null) {
            ctx.header("Access-Control-Allow-Origin", "*");
          }
          send(ctx, content, type);
        });
  }

  private static void send(Context ctx, byte[] content, String type) {
    ctx.header("Cache-Control", "no-cache").contentType(type).result(content);
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".js" -> "text/javascript; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".csv" -> "text/csv; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      case ".txt" -> "text/plain; charset=utf-8";
      case ".json" -> "application/json";
      default -> throw new IllegalArgumentException("'" + file + "' has no known media type");
    };
  }

  private static byte[] read(String file) {
    try (InputStream in = Pages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the program's own files");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
