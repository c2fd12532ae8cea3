package org.colophon.service.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.imports.MarkupText;
import org.colophon.service.imports.documents.DocumentException;
import org.colophon.service.imports.documents.DocumentFiles;
import org.colophon.service.imports.documents.DocumentText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/// `POST /v1/documents:read`: the text of a document that somebody drops on the Desk. Nothing of it
/// is stored.
public final class DocumentEndpoint implements Endpoint {
  private static final String CONTENT = "/content";
  private static final int MAX_TEXT = 1_000_000;
  private static final long MAX_UNPACKED = 8L << 20;

  /// Each takes up to some hundred megabytes while it is read.
  private static final int MOST_AT_ONCE = 2;

  /// What stays of an HTML document.
  private static final Safelist KEPT =
      Safelist.none()
          .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "blockquote")
          .addTags("b", "strong", "i", "em", "a", "div", "pre", "tr", "td", "th")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto");

  private static final ApiProblem BUSY =
      new ApiProblem(
          503,
          "documents_busy",
          null,
          "other documents are being read",
          "send the document again in a few seconds");
  private static final String EXAMPLE =
      """
      {"name": "deich.html", "content": "PHRpdGxlPkRlaWNoPC90aXRsZT48cD5FciBow6RsdC48L3A+"}
      """;

  private final Semaphore places;

  public DocumentEndpoint() {
    this(MOST_AT_ONCE);
  }

  /// @param atOnce the most documents that are read at a time
  public DocumentEndpoint(int atOnce) {
    this.places = new Semaphore(atOnce);
  }

  @Override
  public String subject() {
    return "documents";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/documents:read")
            .summary("Read the text of a document")
            .description("For who writes at the Desk. Nothing of the document is stored.")
            .body(DocumentRequest.class, EXAMPLE)
            .answer(
                Answer.json(200, "The text.", DocumentResponse.class)
                    .example("{\"title\": \"Deich\", \"text\": \"Er hält.\"}"))
            .interactive()
            .handle(this::read));
  }

  private Response read(Request request) {
    DocumentRequest asked = request.body(DocumentRequest.class);
    if (!places.tryAcquire()) {
      return busy();
    }
    try {
      return Response.ok(read(asked));
    } finally {
      places.release();
    }
  }

  private static Response busy() {
    String problem = new String(ApiMapper.write(BUSY.message()), StandardCharsets.UTF_8);
    return new Response.Complete(
        BUSY.status(),
        new Response.Content.Text(ApiProblem.MEDIA_TYPE, problem),
        Map.of("Cache-Control", "no-store", "Retry-After", "5"));
  }

  private static DocumentResponse read(DocumentRequest asked) {
    byte[] bytes = bytes(asked.content());
    String name = asked.name().toLowerCase(Locale.ROOT);
    DocumentResponse read;
    if (name.endsWith(".docx") || name.endsWith(".odt")) {
      read = office(name.substring(name.lastIndexOf('.')), bytes);
    } else if (name.endsWith(".html") || name.endsWith(".htm")) {
      read = html(bytes);
    } else {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/name",
          "the format of the document is not known",
          "send a .docx, .odt, .html or .htm file");
    }
    if (read.text().isBlank()) {
      throw wrong("has no text", "send a document with text");
    }
    if (read.text().length() > MAX_TEXT) {
      throw wrong("has over 1,000,000 characters", "send a part of it");
    }
    return read;
  }

  private static byte[] bytes(String content) {
    try {
      return Base64.getDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw wrong("is not valid Base64", "send the bytes of the document in Base64");
    }
  }

  private static ApiException wrong(String problem, String fix) {
    return new ApiException(ErrorCode.BAD_VALUE, CONTENT, "the document " + problem, fix);
  }

  private static DocumentResponse html(byte[] bytes) {
    try {
      Document document = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
      String body = document.body().html();
      return new DocumentResponse(
          document.title().strip(), MarkupText.plain(body), Jsoup.clean(body, KEPT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param end of the file's name
  private static DocumentResponse office(String end, byte[] bytes) {
    try {
      Path file = Files.createTempFile("document", end);
      try {
        Files.write(file, bytes);
        DocumentText text = DocumentFiles.read(file, end, MAX_UNPACKED);
        return new DocumentResponse(text.title(), text.text(), null);
      } catch (DocumentException e) {
        throw wrong(String.valueOf(e.getMessage()), e.fix());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
