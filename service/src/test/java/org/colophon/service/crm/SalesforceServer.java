package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.crm.SalesforceFaults.Fault;
import org.colophon.service.crm.SalesforceRecords.ApiError;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// A server that behaves as the published API of Salesforce says, as far as a connector needs it:
/// OAuth JWT bearer, REST query with pages, composite upsert and deletion, Bulk API 2.0 ingest and
/// query, sessions that end, limits. An independent client judges it (`tools/salesforce`). Its
/// clock is its own.
final class SalesforceServer implements AutoCloseable {
  static final String KEY = "Colophon_Ref__c";
  private static final int PAGE = 2_000;
  private static final Pattern DATA = Pattern.compile("/services/data/v[0-9.]+(/.*)");
  private static final Pattern JOB = Pattern.compile("/jobs/(ingest|query)/(\\w+)(?:/(\\w+)/?)?");

  private static final Map<String, Integer> STATUS =
      Map.of("NOT_FOUND", 404, "INVALID_SESSION_ID", 401);

  private final Server server;
  private final ServerConnector connector;
  private final SalesforceRecords records;
  private final SalesforceBulk bulk;
  private final SalesforceFaults faults;
  private final SalesforceLogin login;
  private final InstantSource clock;
  private final Set<String> sessions = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, SalesforceRecords.Result> cursors = new HashMap<>();
  private final SalesforceBulk.UpsertLog log;

  /// @param log told of each record that is written
  SalesforceServer(
      int port,
      PublicKey key,
      List<String> fields,
      SalesforceFaults faults,
      SalesforceBulk.UpsertLog log,
      InstantSource clock)
      throws IOException {
    this.faults = faults;
    this.log = log;
    this.clock = clock;
    this.records = new SalesforceRecords("Contact", KEY, fields);
    this.bulk = new SalesforceBulk(records, faults, log);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendDateHeader(false); // its clock is its own
    this.server = new Server();
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Answering());
    try {
      server.start();
    } catch (Exception e) { // Jetty says no more
      throw new IOException("the contract server does not start", e);
    }
    this.login = new SalesforceLogin(key, address(), clock);
  }

  String address() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  SalesforceRecords records() {
    return records;
  }

  /// Every request: its method and path.
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /// Ends every session.
  synchronized void expire() {
    sessions.clear();
  }

  /// Answers every request.
  private final class Answering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      byte[] body;
      try (InputStream sent = Content.Source.asInputStream(request)) {
        body = sent.readAllBytes();
      }
      Fault fault =
          request.getHttpURI().getPath().startsWith("/services/data/")
              ? faults.ofRequest()
              : Fault.NONE;
      records.setTime(clock.instant());
      SalesforceAnswer answer = answer(request, body, fault);
      response.setStatus(answer.status());
      response.getHeaders().put("Content-Type", answer.type());
      response.getHeaders().put("Content-Length", String.valueOf(answer.bytes().length));
      response
          .getHeaders()
          .put(
              "Date",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  clock.instant().atOffset(ZoneOffset.UTC)));
      answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
      if (fault != Fault.CUT && fault != Fault.LOST) {
        response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
        return true;
      }
      if (fault == Fault.CUT) {
        ByteBuffer half = ByteBuffer.wrap(answer.bytes(), 0, answer.bytes().length / 2);
        Content.Sink.write(response, false, half);
      }
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("cut"));
      return true;
    }
  }

  private SalesforceAnswer answer(Request request, byte[] body, Fault fault) throws IOException {
    String path = request.getHttpURI().getPath();
    synchronized (this) {
      asked.add(request.getMethod() + " " + path);
    }
    return switch (fault) {
      case TOO_MANY -> new SalesforceAnswer(429, "text/plain", "", Map.of("Retry-After", "2"));
      case LIMIT ->
          SalesforceAnswer.error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
      case UNAVAILABLE -> SalesforceAnswer.error(503, "SERVER_UNAVAILABLE", "Server unavailable");
      case EXPIRED -> {
        expire();
        yield SalesforceAnswer.error(401, "INVALID_SESSION_ID", "Session expired or invalid");
      }
      default -> {
        try {
          yield path.equals("/services/oauth2/token") ? token(body) : data(request, path, body);
        } catch (ApiError e) {
          yield SalesforceAnswer.error(
              STATUS.getOrDefault(e.code(), 400), e.code(), String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private SalesforceAnswer token(byte[] body) {
    var granted = login.grant(form(new String(body, StandardCharsets.UTF_8)));
    if (granted.has("error")) {
      return SalesforceAnswer.json(400, granted);
    }
    synchronized (this) {
      sessions.add(granted.path("access_token").asText());
    }
    return SalesforceAnswer.json(200, granted);
  }

  static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private SalesforceAnswer data(Request request, String path, byte[] body) throws IOException {
    if (path.equals("/test/expire")) {
      expire();
      return SalesforceAnswer.empty(204);
    }
    String bearer = String.valueOf(request.getHeaders().get("Authorization"));
    synchronized (this) {
      if (!sessions.contains(bearer.replace("Bearer ", ""))) {
        throw new ApiError("INVALID_SESSION_ID", "Session expired or invalid");
      }
    }
    Matcher data = DATA.matcher(path);
    if (!data.matches()) {
      throw new ApiError("NOT_FOUND", "The requested resource does not exist");
    }
    String resource = data.group(1);
    Map<String, String> query = form(String.valueOf(request.getHttpURI().getQuery()));
    String method = request.getMethod();
    if (resource.startsWith("/jobs/")) {
      return job(method, resource, query, body);
    }
    if (resource.matches("/(query|queryAll)/?")) {
      return query(query.getOrDefault("q", ""), resource.startsWith("/queryAll"));
    }
    if (resource.startsWith("/query")) {
      return next(resource.substring(resource.lastIndexOf('/') + 1));
    }
    if (resource.equals("/composite/sobjects/Contact/" + KEY) && method.equals("PATCH")) {
      return upsert(ApiMapper.parse(body));
    }
    if (resource.matches("/composite/sobjects/?") && method.equals("DELETE")) {
      return delete(query.getOrDefault("ids", ""));
    }
    throw new ApiError("NOT_FOUND", "The requested resource does not exist");
  }

  private SalesforceAnswer query(String soql, boolean all) {
    SalesforceRecords.Result result = records.query(soql, all);
    String cursor;
    synchronized (this) {
      cursor = "01g%012d".formatted(cursors.size() + 1);
      cursors.put(cursor, result);
    }
    return page(cursor, result, 0);
  }

  private SalesforceAnswer next(String locator) {
    int dash = locator.lastIndexOf('-');
    SalesforceRecords.Result result;
    synchronized (this) {
      result = cursors.get(locator.substring(0, Math.max(0, dash)));
    }
    if (result == null) {
      throw new ApiError("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    return page(locator.substring(0, dash), result, Integer.parseInt(locator.substring(dash + 1)));
  }

  private SalesforceAnswer page(String cursor, SalesforceRecords.Result result, int from) {
    int to = Math.min(from + PAGE, result.rows().size());
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("totalSize", result.rows().size())
            .put("done", to == result.rows().size());
    if (to < result.rows().size()) {
      body.put("nextRecordsUrl", "/services/data/v62.0/query/" + cursor + "-" + to);
    }
    ArrayNode list = body.putArray("records");
    List<SalesforceRecords.Row> rows = new ArrayList<>(result.rows().subList(from, to));
    if (faults.ofPage() == Fault.DUPLICATES && !rows.isEmpty()) {
      rows.add(rows.getFirst());
    }
    for (SalesforceRecords.Row row : rows) {
      ObjectNode record = list.addObject();
      record
          .putObject("attributes")
          .put("type", "Contact")
          .put("url", "/services/data/v62.0/sobjects/Contact/" + row.id());
      for (String field : result.fields()) {
        String value = records.value(row, field);
        record.put(
            field, value.isEmpty() ? null : field.equals("SystemModstamp") ? rest(value) : value);
      }
    }
    return SalesforceAnswer.json(200, body);
  }

  /// An instant as the REST API writes it: with an offset without a colon.
  private static String rest(String instant) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'")
        .withZone(ZoneOffset.UTC)
        .format(Instant.parse(instant));
  }

  private SalesforceAnswer upsert(JsonNode body) {
    if (body.path("records").size() > 200) {
      throw new ApiError("EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200");
    }
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (JsonNode sent : body.path("records")) {
      Map<String, String> record = new LinkedHashMap<>();
      sent.properties().stream()
          .filter(field -> !field.getKey().equals("attributes"))
          .forEach(field ->
              record.put(
                  field.getKey(), field.getValue().isNull() ? "" : field.getValue().asText()));
      ObjectNode result = results.addObject();
      try {
        var written = records.upsert(record);
        log.written(record);
        result
            .put("id", written.getKey().id())
            .put("success", true)
            .put("created", written.getValue())
            .putArray("errors");
      } catch (ApiError e) {
        result
            .put("success", false)
            .putArray("errors")
            .addObject()
            .put("statusCode", e.code())
            .put("message", e.getMessage())
            .putArray("fields");
      }
    }
    return SalesforceAnswer.json(200, results);
  }

  private SalesforceAnswer delete(String ids) {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (String id : ids.split(",", -1)) {
      boolean deleted = records.delete(id);
      ArrayNode errors =
          results.addObject().put("id", id).put("success", deleted).putArray("errors");
      if (!deleted) {
        errors
            .addObject()
            .put("statusCode", "ENTITY_IS_DELETED")
            .put("message", "entity is deleted");
      }
    }
    return SalesforceAnswer.json(200, results);
  }

  private SalesforceAnswer job(
      String method, String resource, Map<String, String> query, byte[] body) throws IOException {
    if (method.equals("POST")) {
      String kind = resource.substring("/jobs/".length());
      return SalesforceAnswer.json(200, bulk.create(kind, ApiMapper.parse(body)));
    }
    Matcher job = JOB.matcher(resource);
    if (!job.matches()) {
      throw new ApiError("NOT_FOUND", "The requested resource does not exist");
    }
    String id = job.group(2);
    String part = String.valueOf(job.group(3));
    if (method.equals("PUT")) {
      bulk.upload(id, new String(body, StandardCharsets.UTF_8));
      return SalesforceAnswer.empty(201);
    }
    if (method.equals("PATCH")) {
      String state = ApiMapper.parse(body).path("state").asText();
      return SalesforceAnswer.json(200, bulk.setState(id, state));
    }
    if (part.equals("null")) {
      return SalesforceAnswer.json(200, bulk.status(id));
    }
    return part.equals("results")
        ? results(id, query)
        : SalesforceAnswer.csv(bulk.results(id, part), Map.of());
  }

  private SalesforceAnswer results(String id, Map<String, String> query) {
    SalesforceBulk.Page page =
        bulk.page(
            id,
            Integer.parseInt(query.getOrDefault("locator", "0")),
            Integer.parseInt(query.getOrDefault("maxRecords", "50000")));
    return SalesforceAnswer.csv(
        page.table(),
        Map.of(
            "Sforce-Locator",
            page.locator(),
            "Sforce-NumberOfRecords",
            String.valueOf(page.records())));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Jetty says no more
      throw new IllegalStateException("the contract server does not end", e);
    }
  }
}
