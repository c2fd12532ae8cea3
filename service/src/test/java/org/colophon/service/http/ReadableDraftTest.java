package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Drafts in the spellings that content systems send: what is suggested is the same, and every
/// quote's offsets are those of the text as it was sent.
class ReadableDraftTest {
  private static final String PLAIN =
      "Die Ausstellung im Hafenmuseum ist bis 3. März 2024 geöffnet. Der Katalog ist da.";

  /// The same text as content systems, word processors and PDFs write it.
  private static final List<String> SPELLINGS =
      List.of(
          PLAIN.replace("3. ", "3.\u00A0"),
          PLAIN.replace("3. März 2024", "3.\u202FMärz\u2009 2024"),
          PLAIN.replace("März", "Ma\u0308rz"),
          PLAIN.replace("Ausstellung", "Aus\u00ADstel\u00ADlung"),
          PLAIN.replace("Hafenmuseum", "Hafen\u200Bmuseum"),
          PLAIN.replace("geöffnet", "geö\uFB00net"),
          PLAIN.replace("Ausstellung", "Ausstel-\nlung"),
          PLAIN.replace(" Der Katalog", "\r\nDer Katalog"),
          PLAIN.replace(" Der Katalog", "\u000BDer Katalog"),
          "\uFEFF" + PLAIN.replace(" Der Katalog", "\u2028Der Katalog"),
          PLAIN.replace("ä", "&#228;").replace("ö", "&#xF6;"),
          "<!-- wp:paragraph --><p>" + PLAIN.replace("ä", "&auml;") + "</p><!-- /wp:paragraph -->",
          "[vc_row][vc_column]<p><strong>" + PLAIN + "</strong></p>[/vc_column][/vc_row]");

  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private JsonNode suggestions(String text) {
    JsonNode draft =
        JsonNodeFactory.instance
            .objectNode()
            .put("imprint", "kai")
            .put("desk", "desk-kai")
            .put("content_type", "news")
            .put("language", "de")
            .put("title", "Im Hafenmuseum")
            .put("text", text);
    ApiClient.Answer answer = api.post("/v1/suggestions", draft.toString());
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static List<String> values(JsonNode answer) {
    List<String> values = new ArrayList<>();
    answer
        .get("terms")
        .forEach(term -> {
          if (!term.get("kind").asText().equals("summary")) {
            values.add(term.get("kind").asText() + " " + term.get("value").asText());
          }
        });
    answer.get("overdue").forEach(day -> values.add("overdue " + day.get("day").asText()));
    return values;
  }

  @Test
  void spellingsAreReadTheSame() {
    List<String> expected = values(suggestions(PLAIN));
    assertFalse(expected.isEmpty());
    for (String spelling : SPELLINGS) {
      assertEquals(expected, values(suggestions(spelling)), spelling);
    }
  }

  @Test
  void quotesPointIntoTheTextThatWasSent() {
    String sent = "<p>" + PLAIN.replace("ä", "&auml;").replace("3. ", "3.&nbsp;") + "</p>";
    JsonNode quote = suggestions(sent).get("overdue").get(0).get("evidence");
    assertEquals("3. März 2024", quote.get("quote").asText());
    assertEquals(
        "3.&nbsp;M&auml;rz 2024",
        sent.substring(quote.get("start").asInt(), quote.get("end").asInt()));
  }
}
