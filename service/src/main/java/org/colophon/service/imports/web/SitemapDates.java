package org.colophon.service.imports.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The `lastmod` of each page in the sitemaps of a folder. Many sites write the time of their last
/// build there: it is a claimed change, and a page's own date of change wins over it.
final class SitemapDates {
  private static final long MAX_FILE = 50L << 20; // the limit of sitemaps.org

  private final Map<String, String> byAddress = new HashMap<>();

  private SitemapDates() {}

  /// The sitemaps of a folder: files whose names start with `sitemap` and end with `.xml`.
  static SitemapDates in(Path folder) throws IOException {
    SitemapDates dates = new SitemapDates();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, "sitemap*.xml")) {
        for (Path file : files) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.size(file) <= MAX_FILE) {
            dates.read(Jsoup.parse(file.toFile(), null, "", Parser.xmlParser()));
          }
        }
      }
    }
    return dates;
  }

  private void read(Document sitemap) {
    for (Element url : sitemap.select("urlset > url")) {
      String address = WebElements.text(url, "loc");
      String changed = WebElements.text(url, "lastmod");
      if (!address.isEmpty() && WebDates.parse(changed).isPresent()) {
        byAddress.put(address, changed);
      }
    }
  }

  /// When a page claims to have changed; empty when no sitemap says so.
  String changed(String address) {
    return byAddress.getOrDefault(address, "");
  }
}
