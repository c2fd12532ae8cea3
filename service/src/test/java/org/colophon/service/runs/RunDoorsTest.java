package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.cli.Commands;
import org.colophon.service.config.Config;
import org.colophon.service.http.HttpServer;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Runs over HTTP and from the command line while a service has the directory.
class RunDoorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    application =
        Application.open(
            Config.usual(directory),
            new Application.Models(new WordModels(0), "one"),
            () -> Shelves.NOW,
            stores -> {});
    Shelves.surround(application.stores().catalog(), application.stores().audiences());
    Shelves.fill(application.stores().catalog(), 20, 3);
    Shelves.rewrite(application.stores().catalog(), 3, "Tee mit " + WordModels.POISON + ".", 9);
    application.catchUp();
    follower = new CatchUpThread(application::catchUp);
    application.startRuns(follower);
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    Files.writeString(
        directory.resolve("service.json"),
        "{\"port\": " + server.port() + ", \"pid\": " + ProcessHandle.current().pid() + "}");
  }

  @AfterEach
  void stop() {
    server.close();
    follower.close();
    application.close();
    http.close();
  }

  private record Answer(int status, String type, String text) {
    JsonNode json() throws IOException {
      return JSON.readTree(text);
    }
  }

  private Answer send(String method, String path, String body, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  private Answer send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, body, "application/json");
  }

  private String awaited(long id, String state) throws IOException, InterruptedException {
    String now = "";
    for (int i = 0; i < 600 && !now.equals(state); i++) {
      Thread.sleep(50);
      now = send("GET", "/v1/runs/" + id, "").json().path("state").asText();
    }
    return now;
  }

  private record Said(int exit, String out, String err) {}

  private Said say(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Commands.of(() -> Shelves.NOW);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = line.execute(words);
    return new Said(exit, out.toString(), err.toString());
  }

  @Test
  void aRunIsPlannedComparedApprovedReportedAndRolledBackOverHttp() throws Exception {
    Answer planned =
        send("POST", "/v1/runs", "{\"kind\":\"enrich\",\"model\":\"two\",\"by\":\"kim\"}");
    assertEquals(201, planned.status(), planned.text());
    long id = planned.json().path("id").asLong();
    assertEquals("awaiting_approval", awaited(id, "awaiting_approval"));
    JsonNode run = send("GET", "/v1/runs/" + id, "").json();
    assertEquals(20, run.path("items").path("all").asLong());
    assertEquals(1, run.path("items").path("set_aside").asLong());
    JsonNode groups = send("GET", "/v1/runs/" + id + "/diff", "").json().path("groups");
    assertTrue(groups.size() > 0);
    String item = groups.get(0).path("examples").get(0).path("item").asText();
    JsonNode changes = send("GET", "/v1/runs/" + id + "/diff?item=" + item, "").json();
    assertTrue(changes.path("changes").size() > 0);
    JsonNode aside = send("GET", "/v1/runs/" + id + "/set-aside", "").json().path("items");
    assertEquals("item-0003", aside.get(0).path("item").asText());

    String path = "/v1/runs/" + id;
    assertEquals(
        "run_results_changed", code(send("POST", path + "/approve", "{\"results\":\"x\"}"), 409));
    String digest = run.at("/results/digest").asText();
    assertEquals(19, run.at("/results/count").asLong());
    assertEquals(
        200,
        send("POST", path + "/approve", "{\"by\":\"mo\",\"results\":\"%s\"}".formatted(digest))
            .status());
    assertEquals("applied", awaited(id, "applied"));
    JsonNode event = send("GET", path, "").json().at("/events/0");
    assertEquals("approve mo " + digest, who(event) + " " + event.at("/results/digest").asText());
    JsonNode report = send("GET", "/v1/runs/" + id + "/report", "").json();
    assertEquals("IllegalArgumentException", report.path("errors").get(0).path("kind").asText());
    assertEquals(20, report.path("throughput").get(0).path("items").asLong());
    assertEquals(10, report.path("slowest").size());
    Answer page = send("GET", "/v1/runs/" + id + "/report", "", "text/html");
    assertTrue(page.type().startsWith("text/html"), page.type());
    assertTrue(page.text().contains("<td>IllegalArgumentException</td>"), page.text());

    assertEquals(200, send("POST", "/v1/runs/" + id + "/roll-back", "{}").status());
    assertEquals("rolled_back", awaited(id, "rolled_back"));
    assertEquals("roll-back somebody", who(send("GET", path, "").json().at("/events/1")));
    assertEquals(1, send("GET", "/v1/runs?limit=1", "").json().path("runs").size());
  }

  @Test
  void whatCannotBeDoneIsRefusedWithACode() throws Exception {
    assertEquals("run_unknown", code(send("GET", "/v1/runs/77", ""), 404));
    assertEquals("bad_id", code(send("GET", "/v1/runs/none", ""), 422));
    assertEquals("bad_value", code(send("POST", "/v1/runs", "{\"kind\":\"dance\"}"), 422));
    assertEquals(
        "bad_value", code(send("POST", "/v1/runs", "{\"kind\":\"sweep\",\"model\":\"two\"}"), 422));
    assertEquals(
        "run_not_possible",
        code(
            send("POST", "/v1/runs", "{\"kind\":\"vocabulary\",\"vocabulary\":\"scheme: x\"}"),
            422));
    assertEquals("bad_value", code(limited("{\"quiet_hours\":\"8-9\"}"), 422));
    assertEquals("bad_value", code(limited("{\"threads\":0}"), 422));
    Answer part =
        send(
            "POST",
            "/v1/runs",
            "{\"kind\":\"enrich\",\"model\":\"two\",\"select\":{\"imprint\":\"kai\"}}");
    assertEquals("run_is_whole", code(part, 422));
    assertEquals("/select", part.json().path("field").asText());
    long id =
        send("POST", "/v1/runs", "{\"kind\":\"sweep\",\"start\":false}").json().path("id").asLong();
    assertEquals("run_state", code(send("POST", "/v1/runs/" + id + "/approve", ""), 409));
    assertEquals("run_state", code(send("POST", "/v1/runs/" + id + "/roll-back", ""), 409));
    assertEquals(
        "refused",
        send("POST", "/v1/runs", "{\"kind\":\"enrich\",\"evaluation\":\"none-such\"}")
            .json()
            .path("state")
            .asText());
  }

  private static String who(JsonNode event) {
    return event.path("action").asText() + " " + event.path("by").asText();
  }

  private Answer limited(String limits) throws IOException, InterruptedException {
    return send("POST", "/v1/runs", "{\"kind\":\"sweep\",\"limits\":" + limits + "}");
  }

  private static String code(Answer answer, int status) throws IOException {
    assertEquals(status, answer.status(), answer.text());
    return answer.json().path("code").asText();
  }

  @Test
  void theCommandLineHandsARunToTheServiceAndFollowsIt() {
    String data = directory.toString();
    Said made = say("enrich", "--data", data, "--kind", "sweep", "--imprint", "kai");
    assertEquals(0, made.exit(), made.err());
    assertTrue(made.err().contains("run 1: sweep 14 of 14 selected items"), made.err());
    assertTrue(made.out().contains("run 1, sweep: awaiting approval"), made.out());
    Said approved = say("runs", "approve", "1", "--data", data);
    assertTrue(approved.out().contains("14 applied"), approved.out());
    Said diff = say("runs", "diff", "1", "--data", data);
    assertTrue(diff.out().contains("kai recommend"), diff.out());
    Said late = say("runs", "pause", "1", "--data", data);
    assertEquals(1, late.exit());
    assertTrue(late.err().contains("run_state"), late.err());
    Said poisoned = say("enrich", "--data", data, "--again", "--item", "item-0003");
    assertEquals(3, poisoned.exit(), poisoned.out());
    assertTrue(say("runs", "set-aside", "2", "--data", data).out().contains("no model survives"));
    assertTrue(say("runs", "--data", data).out().contains("run 2, enrich"));
    assertEquals(2, say("runs", "show", "--data", data).exit());
    Said json = say("enrich", "--data", data, "--dry-run", "--again", "--json");
    assertTrue(json.out().contains("\"dry_run\":true"), json.out());
    assertTrue(say("runs", "report", "3", "--data", data).out().contains("\"slowest\""));
  }
}
