package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.colophon.service.documents.DocumentEndpoint;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The text of documents that an editor drops on the Desk.
class DocumentsApiTest {
  private static final String WORD =
      """
      <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Der Deich hält.</w:t></w:r></w:p>\
      <w:p><w:r><w:t>Bald.</w:t></w:r></w:p></w:body></w:document>
      """;

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private ApiClient.Answer read(String name, byte[] content) {
    return api.post(
        "/v1/documents:read",
        "{\"name\": \"%s\", \"content\": \"%s\"}"
            .formatted(name, Base64.getEncoder().encodeToString(content)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] word() throws IOException {
    return word(WORD);
  }

  private static byte[] word(String document) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(utf8(document));
    }
    return packed.toByteArray();
  }

  @Test
  void readsWordAndHtmlWithoutMarkup() throws IOException {
    assertEquals("Der Deich hält.\nBald.", read("a.DOCX", word()).json().get("text").asText());
    ApiClient.Answer html =
        read(
            "a.html",
            utf8(
                "<title>Deich</title><style>p {}</style><h1>Er hält.</h1>"
                    + "<p onclick='alert(1)'>Noch&nbsp;lange.<script>alert(1)</script></p>"));
    assertEquals("Deich", html.json().get("title").asText());
    assertEquals("Er hält.\nNoch lange.", html.json().get("text").asText().replace('\u00A0', ' '));
  }

  @Test
  void aSmallDocumentThatUnpacksFarIsRefused() throws IOException {
    byte[] small = word("<w:document>" + "<a/>".repeat(15_000_000) + "</w:document>");
    assertTrue(small.length < 200_000, "a small file");
    ApiClient.Answer answer = read("a.docx", small);
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains("unpacks to more than it may"), answer.text());
  }

  @Test
  void aDocumentIsSentAgainWhileOthersAreRead() {
    LocalOperations full =
        new LocalOperations(
            List.of(new DocumentEndpoint(0)), new AccessControl() {}, () -> Instant.EPOCH);
    LocalOperations.Reply reply =
        full.call(
            "POST",
            "/v1/documents:read",
            "application/json",
            utf8("{\"name\": \"a.html\", \"content\": \"PHA+RGVpY2g=\"}"),
            Map.of());
    assertEquals(503, reply.status());
    assertTrue(reply.body().contains("documents_busy"), reply.body());
  }

  @Test
  void saysWhatIsWrongWithADocument() {
    assertEquals("/name", read("a.exe", utf8("x")).json().get("field").asText());
    assertEquals("/content", read("a.docx", utf8("kein Zip")).json().get("field").asText());
    assertEquals("/content", read("a.html", utf8("<p></p>")).json().get("field").asText());
    ApiClient.Answer damaged =
        api.post("/v1/documents:read", "{\"name\": \"a.odt\", \"content\": \"!\"}");
    assertEquals(422, damaged.status(), damaged.text());
  }
}
