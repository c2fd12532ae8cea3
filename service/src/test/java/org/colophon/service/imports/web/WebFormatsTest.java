package org.colophon.service.imports.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.OrderKey;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.RecordReader;
import org.colophon.service.imports.RecordStream.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Feeds, exports, messages and pages as they are in real life.
class WebFormatsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  private static final Manifest MANIFEST =
      Manifest.read(
          "{source: feed, imprint: kai, desk: desk-kai, language: de}", ZoneId.of("Europe/Berlin"));

  @TempDir private Path folder = Path.of(".");
  private final List<JsonNode> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    open(file);
  }

  private void open(Path file) throws IOException {
    Manifest manifest =
        file.toString().endsWith(".json")
            ? Manifest.read(
                file.toString().contains("wp-") ? "{format: wordpress}" : "{format: ninjs}",
                ZoneId.of("Europe/Berlin"))
            : MANIFEST;
    DeliveryReaders.open(file, manifest, List.of(), NOW)
        .forEach(raw -> {
          switch (raw) {
            case Raw.Parsed(var _, JsonNode json) -> items.add(json);
            case Raw.Malformed(var place, var error) -> problems.add(place + " " + error.reason());
          }
        });
  }

  private List<String> values(String pointer) {
    return items.stream().map(item -> item.at(pointer).asText()).toList();
  }

  @Test
  void readsRssWithItsUsualErrors() throws IOException {
    read(
        "feed.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:base="https://kai.example/">
        <channel><title>Kai</title>
        <item><guid isPermaLink="false">kai-1</guid><link>/nebel</link><title>Nebel &amp; Watt</title>
          <pubDate>Mon, 30 Nov 2026 08:00:00 MEZ</pubDate>
          <author>redaktion@kai.example (Inga Thomsen)</author>
          <description>Kurz.</description>
          <content:encoded><![CDATA[<p>Der Nebel k&ouml;mmt.</p><p>Das Watt auch.</p><script>x()</script>]]></content:encoded></item>
        <item><guid>kai-2</guid><title>Ohne Datum</title><description>&lt;p&gt;Text &amp;uuml;ber &amp;amp; unter.&lt;/p&gt;</description>
          <pubDate>gestern Abend</pubDate></item>
        <item><title>Ohne Kennung</title><description>x</description></item>
        <item><guid>kai-4</guid><title>&lol2;</title><description>Bombe</description></item>
        <item><guid>kai-5</guid><title>Abgeschnitten</title><description>Das Ende feh
        """);
    assertEquals(List.of("Nebel & Watt", "Ohne Datum", "&lol2;"), values("/title"));
    assertEquals(
        List.of("Der Nebel kömmt.\nDas Watt auch.", "Text über & unter.", "Bombe"),
        values("/text"));
    assertEquals("2026-11-30T07:00:00Z", items.getFirst().at("/lifecycle/published_at").asText());
    assertEquals("https://kai.example/nebel", items.getFirst().at("/canonical_url").asText());
    assertEquals("Inga Thomsen", items.getFirst().at("/contributors/0/name").asText());
    assertEquals(3, problems.size(), problems::toString);
    assertTrue(problems.get(0).contains("'gestern Abend' is not a valid date"), problems.get(0));
    assertTrue(problems.get(1).contains("has neither an id nor a link"), problems.get(1));
    assertTrue(problems.get(2).contains("is cut off"), problems.get(2));
    assertAllAreItems();
  }

  @Test
  void readsAtomWithMarkupInside() throws IOException {
    read(
        "atom.xml",
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-AT">
        <entry><id>tag:kai.example,2026:1</id><link rel="edit" href="https://kai.example/edit/1"/>
          <link href="https://kai.example/1"/><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
          <updated>2026-11-29T12:00:00+01:00</updated><author><name>Ute Berg</name></author>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div></content>
        </entry></feed>
        """);
    assertEquals(List.of(), problems);
    assertEquals(List.of("A B"), values("/title"));
    assertEquals(List.of("Eins.\nZwei."), values("/text"));
    assertEquals(List.of("de"), values("/language"));
    assertEquals(List.of("https://kai.example/1"), values("/canonical_url"));
    assertEquals(List.of("2026-11-29T11:00:00Z"), values("/observed_at"));
    assertEquals(List.of("Ute Berg"), values("/contributors/0/name"));
    assertAllAreItems();
  }

  @Test
  void readsWordPressByItsStates() throws IOException {
    StringBuilder posts = new StringBuilder();
    int id = 0;
    for (String status : List.of("publish", "future", "draft", "pending", "private", "trash")) {
      posts.append(
          """
          <item><title>%s</title><link>https://kai.example/?p=%d</link><guid>https://kai.example/?p=%d</guid>
          <dc:creator><![CDATA[inga]]></dc:creator>
          <content:encoded><![CDATA[<!-- wp:paragraph --><p>Text mit [gallery ids="1,2"]Bild.</p><!-- /wp:paragraph -->]]></content:encoded>
          <wp:post_date_gmt>2026-11-28 10:00:00</wp:post_date_gmt><wp:post_modified_gmt>2026-11-29 10:00:00</wp:post_modified_gmt>
          <wp:status>%s</wp:status><wp:post_type>post</wp:post_type>
          <category domain="post_tag" nicename="watt"><![CDATA[Watt]]></category></item>
          """
              .formatted(status, ++id, id, status));
    }
    read(
        "export.xml",
        "<rss version=\"2.0\"><channel>"
            + posts
            + "<item><title>Bild</title><guid>https://kai.example/?p=9</guid><wp:post_type>attachment"
            + "</wp:post_type></item></channel></rss>");
    assertEquals(List.of(), problems);
    assertEquals(
        List.of("published", "scheduled", "draft", "draft", "withheld", "withdrawn"),
        values("/lifecycle/state"));
    assertEquals("2026-11-28T10:00:00Z", items.get(1).at("/lifecycle/go_live_at").asText());
    assertEquals("Text mit Bild.", items.getFirst().path("text").asText());
    assertEquals("watt", items.getFirst().at("/subjects/0/code").asText());
    assertAllAreItems();
  }

  @Test
  void wordsInBracketsStayAndWhatIsNotOfTheEncodingIsReported() throws IOException {
    String post =
        "<item><guid>%s</guid><title>T</title><content:encoded>%s</content:encoded>"
            + "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>";
    Path file = folder.resolve("latin.xml");
    Files.write(
        file,
        ("<rss>"
                + post.formatted("a", "Er sagte [sic] nichts [vc_row][/vc_row].")
                + post.formatted("b", "Fähre")
                + post.formatted("c", "Ende")
                + "</rss>")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    open(file);
    assertEquals(List.of("Er sagte [sic] nichts .", "Ende"), values("/text"));
    assertEquals(List.of("latin.xml:1 is not valid UTF-8"), problems);
    items.clear();
    problems.clear();
    read("klingon.xml", "<?xml version=\"1.0\" encoding=\"klingon\"?><rss><item/></rss>");
    assertEquals(List.of("klingon.xml:1 has the unknown encoding 'klingon'"), problems);
    problems.clear();
    read("empty.xml", "<rss></rss>");
    assertEquals(List.of(), items);
  }

  @Test
  void readsNinjsAndTakesNoSilenceForPermission() throws IOException {
    read(
        "wire.json",
        """
        [{"uri":"urn:n:1","headline":"Eins","body_text":"Text.","pubstatus":"usable","language":"de",
          "versioncreated":"2026-11-30T08:00:00Z","embargoed":"2026-12-01T06:00:00+01:00",
          "subject":[{"code":"medtop:20000002","name":"Kunst"},{"name":"frei"}]},
         {"uri":"urn:n:2","headlines":[{"role":"short","value":"Z"},{"role":"main","value":"Zwei"}],
          "bodies":[{"role":"main","contentType":"text/html","value":"<p>Mehr.</p>"}],"pubStatus":"canceled"},
         {"uri":"urn:n:3","headline":"Drei","body_text":"Text.","pubstatus":"withheld"},
         {"uri":"urn:n:4","headline":"Vier","body_text":"Text.","expires":"bald","pubstatus":"usable"},
         {"uri":"urn:n:5","headline":"Fünf","body_text":"Text."},
         {"headline":"Ohne"}]
        """);
    assertEquals(
        List.of("published", "canceled", "withheld", "withheld", "draft"),
        values("/lifecycle/state"));
    assertEquals("2026-12-01T05:00:00Z", items.getFirst().path("embargo_until").asText());
    assertEquals("20000002", items.getFirst().at("/subjects/0/code").asText());
    assertEquals("mediatopics", items.getFirst().at("/subjects/0/scheme").asText());
    assertEquals(List.of("Eins", "Zwei", "Drei", "Vier", "Fünf"), values("/title"));
    assertEquals("Mehr.", items.get(1).path("text").asText());
    assertEquals(2, problems.size(), problems::toString);
    assertAllAreItems();
  }

  @Test
  void readsAnswersOfWordPressAndItsExportAsTheSameItem() throws IOException {
    read(
        "wp-posts.json",
        """
        [{"id":12,"date_gmt":"2026-10-01T08:00:00","modified_gmt":"2026-11-02T09:30:00","status":"publish",
          "type":"post","guid":{"rendered":"https://kai.example/?p=12"},"link":"https://kai.example/deich",
          "title":{"rendered":"Der Deich &#8211; h&ouml;her"},
          "content":{"rendered":"<p>Er wird erh&ouml;ht.</p>\\n<!-- wp:more -->","protected":false},
          "_embedded":{"author":[{"name":"Inga Thomsen"}],
            "wp:term":[[{"taxonomy":"category","slug":"kueste"}],[{"taxonomy":"post_tag","slug":"deich"}]]}},
         {"id":13,"status":"future","date_gmt":"2027-01-02T08:00:00","type":"post",
          "guid":{"rendered":"https://kai.example/?p=13"},"title":{"rendered":"Morgen"},"content":{"rendered":"Text.","protected":false}},
         {"id":14,"status":"publish","type":"post","guid":{"rendered":"https://kai.example/?p=14"},
          "title":{"rendered":"Geheim"},"content":{"rendered":"Text.","protected":true}},
         {"id":15,"type":"attachment","guid":{"rendered":"x"},"content":{"rendered":""}},
         {"code":"rest_forbidden","message":"Nein."}]
        """
            .replace("\\\\n", "\\n"));
    assertEquals(List.of("published", "scheduled", "withheld"), values("/lifecycle/state"));
    assertEquals("Der Deich – höher", items.getFirst().path("title").asText());
    assertEquals("Er wird erhöht.", items.getFirst().path("text").asText());
    assertEquals("2026-10-01T08:00:00Z", items.getFirst().at("/lifecycle/published_at").asText());
    assertEquals("2026-11-02T09:30:00Z", items.getFirst().path("observed_at").asText());
    assertEquals("Inga Thomsen", items.getFirst().at("/contributors/0/name").asText());
    assertEquals("wp-post-tag", items.getFirst().at("/subjects/1/scheme").asText());
    assertEquals(1, problems.size(), problems::toString);
    assertAllAreItems();
    String id = items.getFirst().path("id").asText();
    items.clear();
    read(
        "export.xml",
        """
        <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><item><title>Der Deich</title>
        <guid>https://kai.example/?p=12</guid><content:encoded>Text.</content:encoded>
        <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>
        """);
    assertEquals(List.of(id), values("/id"));
  }

  @Test
  void aSitemapSaysWhenAPageClaimsToHaveChanged() throws IOException {
    String page =
        "<html><head><link rel='canonical' href='https://kai.example/%1$s'><script"
            + " type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"%1$s\"%2$s}</script>"
            + "</head><body><p>Text.</p></body></html>";
    Files.writeString(folder.resolve("a.html"), page.formatted("a", ""));
    Files.writeString(
        folder.resolve("b.html"), page.formatted("b", ",\"dateModified\":\"2026-11-01\""));
    Files.writeString(folder.resolve("c.html"), page.formatted("c", ""));
    Files.writeString(
        folder.resolve("sitemap-1.xml"),
        """
        <?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <url><loc>https://kai.example/a</loc><lastmod>2026-11-20</lastmod></url>
          <url><loc>https://kai.example/b</loc><lastmod>2026-11-21</lastmod></url>
          <url><loc>https://kai.example/c</loc><lastmod>gestern &x;</lastmod></url></urlset>
        """);
    open(folder);
    assertEquals(List.of("2026-11-20", "2026-11-01", ""), values("/observed_at"));
    assertAllAreItems();
  }

  @Test
  void aSitemapMayHaveAnotherEncoding() throws IOException {
    Files.writeString(
        folder.resolve("a.html"),
        "<html><head><link rel='canonical' href='https://kai.example/müll'><script"
            + " type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"a\"}</script>"
            + "</head><body><p>Text.</p></body></html>");
    Files.writeString(
        folder.resolve("sitemap.xml"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><urlset><url><loc>https://kai.example/müll</loc>"
            + "<lastmod>2026-11-20</lastmod></url></urlset>",
        StandardCharsets.ISO_8859_1);
    open(folder);
    assertEquals(List.of("2026-11-20"), values("/observed_at"));
  }

  @Test
  void readsPagesWithJsonLd() throws IOException {
    Files.writeString(
        folder.resolve("a.html"),
        """
        <!DOCTYPE html><html lang="de"><head><link rel="canonical" href="https://kai.example/a">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"Kai"},
         {"@type":["NewsArticle"],"headline":"Der Deich","datePublished":"2026-11-28T10:00:00+01:00","dateModified":"2026-11-29",
          "author":[{"@type":"Person","name":"Inga Thomsen"}],"expires":"2027-01-01"}]}</script></head>
        <body><nav>Start</nav><article><h1>Der Deich</h1><p>Er wird erh&ouml;ht.</p><aside>Werbung</aside></article></body></html>
        """);
    Files.writeString(folder.resolve("b.html"), "<html><body><p>Nichts.</p></body></html>");
    Files.writeString(
        folder.resolve("c.html"),
        "<html><script type=\"application/ld+json\">{\"@type\":</script></html>");
    Files.createSymbolicLink(folder.resolve("d.html"), Path.of("/etc/hostname"));
    open(folder);
    assertEquals(List.of("Der Deich"), values("/title"));
    assertEquals(List.of("Der Deich\nEr wird erhöht."), values("/text"));
    assertEquals(List.of("https://kai.example/a"), values("/canonical_url"));
    assertEquals(List.of("2027-01-01"), values("/lifecycle/expires_at"));
    assertEquals(3, problems.size(), problems::toString);
    assertAllAreItems();
  }

  @Test
  void aPageThatMovesIsTheSameArticleAndTwoFeedsAgree() throws IOException {
    String entry =
        "<rss><channel><item><guid>g</guid><title>%s</title><description>x</description></item></channel></rss>";
    read("one.xml", entry.formatted("Eins"));
    read("two.xml", entry.formatted("Zwei"));
    assertEquals(items.get(0).path("id"), items.get(1).path("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Mon, 30 Nov 2026 08:00:00 +0100   | 2026-11-30T07:00:00Z
          Mo, 30 Nov 2026 08:00:00 +01:00   | 2026-11-30T07:00:00Z
          30 Nov 2026 08:00 GMT             | 2026-11-30T08:00:00Z
          Monday, 30 Nov 26 08:00:00 EST    | 2026-11-30T13:00:00Z
          2026-11-30T08:00:00.123+01:00     | 2026-11-30T07:00:00.123Z
          2026-11-30                        | 2026-11-30
          2026-11-30 08:00:00               | 2026-11-30T08:00:00Z
          20261130T080000Z                  | 2026-11-30T08:00:00Z
          0000-00-00 00:00:00               | -
          31 Feb 2026 08:00:00 XYZ          | -
          gestern                           | -
          """)
  void readsDatesInTheirUsualForms(String text, String expected) {
    assertEquals(expected, WebDates.parse(text).orElse(null));
  }

  @Test
  void tellsTheFormatFromTheFile() throws IOException {
    assertFormat(Format.FEED, "<?xml version=\"1.0\"?>\n<!-- x --><rss/>");
    assertFormat(Format.FEED, "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"/>");
    assertFormat(Format.PAGES, "<!doctype html><html></html>");
    assertFormat(Format.ONIX, "<ONIXMessage release=\"3.0\"/>");
    assertFormat(Format.BLURBS, "<book>");
    assertFormat(Format.JSONL, "{}");
  }

  private void assertFormat(Format expected, String start) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, start);
    assertEquals(expected, DeliveryReaders.format(file, Manifest.NONE), start);
  }

  /// Every record is one that the import takes.
  private void assertAllAreItems() {
    for (JsonNode item : items) {
      RecordReader.read(
          item,
          new DeliveryDefaults(
              MANIFEST.presets(), OrderKey.ofTime(0, NOW), NOW, MANIFEST.calendar().zone(), null));
    }
  }
}
