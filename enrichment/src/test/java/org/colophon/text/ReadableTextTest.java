package org.colophon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.colophon.models.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One text in many spellings is read the same, and its spans lead into what is stored.
class ReadableTextTest {
  private static final String PLAIN =
      """
      Die Öffnungszeiten gelten bis 3. März 2026.
      Jörg Möller zeigt flache Wattenmeerbilder, 12 € der Katalog.
      Obst- und Gemüsegärten stehen unter Wasser.\
      """;

  /// The same text as twelve systems hand it on.
  static Map<String, String> spellings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("decomposed", Normalizer.normalize(PLAIN, Normalizer.Form.NFD));
    all.put("soft hyphens", PLAIN.replace("Watten", "Wat\u00ADten").replace("März", "M\u00ADärz"));
    all.put("no-break spaces", PLAIN.replace("3. ", "3.\u00A0").replace("12 ", "12\u202F"));
    all.put("thin spaces", PLAIN.replace(" März", "\u2009März"));
    all.put("zero width", PLAIN.replace("Möller", "Möl\u200Bler").replace("Watt", "\uFEFFWatt"));
    all.put("direction marks", PLAIN.replace("Jörg", "\u200EJörg\u200F"));
    all.put("Windows", PLAIN.replace("\n", "\r\n"));
    all.put("old Mac", PLAIN.replace("\n", "\r"));
    all.put("Word", PLAIN.replace("\n", "\u000B"));
    all.put("line separators", PLAIN.replaceFirst("\n", "\u2028").replaceFirst("\n", "\u0085"));
    all.put("line-end hyphens", PLAIN.replace("Wattenmeer", "Watten-\nmeer"));
    all.put("hyphens and blanks", PLAIN.replace("Wattenmeer", "Watten\u2010 \r\n  meer"));
    all.put("ligatures", PLAIN.replace("flache", "\uFB02ache"));
    all.put("other hyphens", PLAIN.replace("Obst-", "Obst\u2011"));
    all.put("entities", PLAIN.replace("Ö", "&Ouml;").replace("€", "&euro;").replace("ä", "&#228;"));
    all.put(
        "HTML",
        "<p>"
            + PLAIN.replace("\n", "</p>\n<p class=\"x\">").replace("Möller", "<b>M&ouml;ller</b>")
            + "</p><script>x('</p>')</script><style>p{}</style>");
    all.put(
        "WordPress",
        "<!-- wp:paragraph -->\n<p>"
            + PLAIN
                .replace("\n", "<br />")
                .replace("12 €", "[su_label type=\"info\"]12 €[/su_label]")
            + "</p>\n<!-- /wp:paragraph -->");
    return all;
  }

  private static String blanksAsOne(String text) {
    return text.replaceAll(" +", " ")
        .replaceAll(" ?\n ?", "\n")
        .replaceAll(" ([,.])", "$1")
        .strip();
  }

  @Test
  void everySpellingIsReadTheSame() {
    spellings()
        .forEach((name, stored) ->
            assertEquals(
                PLAIN, blanksAsOne(ReadableText.of(stored).text()).replaceAll("\n+", "\n"), name));
  }

  @Test
  void spansLeadIntoTheStoredText() {
    spellings()
        .forEach((name, stored) -> {
          ReadableText read = ReadableText.of(stored);
          for (String word : new String[] {"März", "Möller", "Wattenmeer", "Gemüse"}) {
            int at = read.text().indexOf(word);
            assertTrue(at >= 0, name + ": " + word);
            Span span = read.stored(new Span(at, at + word.length()));
            assertEquals(word, ReadableText.of(span.in(stored)).text(), name);
          }
        });
  }

  @Test
  void aPlainTextIsItself() {
    String stored = "Ein „schöner“ Satz – ganz ohne Tücken… für 5 €.\nNoch einer.";
    ReadableText read = ReadableText.of(stored);
    assertSame(stored, read.text());
    assertEquals(new Span(4, 9), read.stored(new Span(4, 9)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          3 < 5 und 7 > 2|3 < 5 und 7 > 2
          a<b und c>d|a<b und c>d
          Müller & Söhne|Müller & Söhne
          R&D; und AT&T|R&D; und AT&T
          [sic] und [1] und [Anm. d. Red.]|[sic] und [1] und [Anm. d. Red.]
          E-Mail-Adresse|E-Mail-Adresse
          &lt;b&gt; heißt fett|<b> heißt fett
          """)
  void whatOnlyLooksLikeMarkupStays(String stored, String expected) {
    assertEquals(expected, ReadableText.of(stored).text());
  }

  @Test
  void aHyphenStaysWhereItBelongsToTheWord() {
    assertEquals("Obst-\nund Gemüse", ReadableText.of("Obst-\nund Gemüse").text());
    assertEquals("Elbe-\nHochwasser", ReadableText.of("Elbe-\nHochwasser").text());
    assertEquals("eins -\nzwei", ReadableText.of("eins -\nzwei").text());
    assertEquals("Wort-\n\nneu", ReadableText.of("Wort-\n\nneu").text());
  }

  @Test
  void spansOfRandomTextsStayInside() {
    SplittableRandom random = new SplittableRandom(7);
    String[] parts = {
      "ü",
      "u\u0308",
      "\u00AD",
      "-\n",
      "<p>",
      "</p>",
      "<",
      "&amp;",
      "&",
      "[/x]",
      "[",
      "\r\n",
      "\u200B",
      "<!--",
      "-->",
      "<script>",
      "wort",
      " ",
      "\uFB01",
      "\uD83D\uDE00",
      "\u0301"
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder stored = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        stored.append(parts[random.nextInt(parts.length)]);
      }
      ReadableText read = ReadableText.of(stored.toString());
      int length = read.text().length();
      int last = 0;
      for (int i = 0; i < length; i++) {
        Span span = read.stored(new Span(i, i + 1));
        assertTrue(span.start() >= last || span.end() >= last, stored::toString);
        assertTrue(span.length() > 0 && span.end() <= stored.length(), stored::toString);
        last = span.start();
      }
      Span all = read.stored(new Span(0, length + 5));
      assertTrue(all.end() <= stored.length(), stored::toString);
    }
  }
}
