package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The formatting of an item's text through the API: spans that are checked, stored and given back.
class FormattingApiTest {
  private static final String PATH = "/v1/items/deich";
  private static final String HEADING = "{\"kind\":\"heading\",\"start\":0,\"end\":5,\"level\":2}";
  private static final String LINK =
      "{\"kind\":\"link\",\"start\":6,\"end\":8,\"href\":\"https://example.org/\"}";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Answer put(String formatting) {
    return api.put(
        PATH,
        """
        {"schema": "colophon-item/1", "source": "desk", "source_key": "deich", "imprint": "nordufer",
         "desk": "desk-nordufer", "content_type": "news", "language": "de", "title": "Deich",
         "text": "Deich\\nEr hält.", %s "lifecycle": {"state": "draft"}}
        """
            .formatted(formatting.isEmpty() ? "" : "\"formatting\": [" + formatting + "],"));
  }

  private Answer patch(String body) {
    return api.send(
        "PATCH",
        PATH,
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(
            "Content-Type",
            "application/merge-patch+json",
            "If-Match",
            api.get(PATH).header("ETag")));
  }

  @Test
  void formattingIsStoredAndAChangeOfItIsANewVersion() {
    assertEquals(201, put("").status());
    assertTrue(item().get("formatting") == null);
    String plain = api.get(PATH).header("ETag");
    assertEquals(200, put(HEADING + "," + LINK).status());
    assertNotEquals(plain, api.get(PATH).header("ETag"));
    assertEquals("[" + HEADING + "," + LINK + "]", item().get("formatting").toString());
    assertEquals("Deich\nEr hält.", item().get("text").asText());
  }

  @Test
  void whatIsNoFormattingOfTheTextIsRefused() {
    assertEquals(201, put(HEADING).status());
    for (String wrong :
        new String[] {
          "{\"kind\":\"bold\",\"start\":0,\"end\":15}",
          "{\"kind\":\"bold\",\"start\":4,\"end\":2}",
          "{\"kind\":\"heading\",\"start\":0,\"end\":5}",
          "{\"kind\":\"bold\",\"start\":0,\"end\":5,\"level\":2}",
          "{\"kind\":\"script\",\"start\":0,\"end\":5}",
          "{\"kind\":\"link\",\"start\":0,\"end\":5}",
          "{\"kind\":\"link\",\"start\":0,\"end\":5,\"href\":\"javascript:alert(1)\"}",
          "{\"kind\":\"link\",\"start\":0,\"end\":5,\"href\":\"//example.org\"}",
          "{\"kind\":\"bold\",\"start\":0,\"end\":5,\"style\":\"color:red\"}"
        }) {
      assertEquals(422, put(wrong).status(), wrong);
    }
    assertEquals("[" + HEADING + "]", item().get("formatting").toString());
  }

  @Test
  void anotherTextLosesTheFormattingAndItsUndoBringsItBack() {
    put(HEADING);
    Answer changed = patch("{\"by\": \"kim\", \"text\": \"Damm\"}");
    assertEquals(200, changed.status(), changed.text());
    assertTrue(item().get("formatting") == null);
    String undo = changed.json().get("undo").toString().replaceFirst("\\{", "{\"by\":\"kim\",");
    assertEquals(200, patch(undo).status());
    assertEquals("[" + HEADING + "]", item().get("formatting").toString());
  }

  private JsonNode item() {
    return api.get(PATH).json().get("item");
  }
}
