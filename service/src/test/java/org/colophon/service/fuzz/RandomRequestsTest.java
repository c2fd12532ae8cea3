package org.colophon.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.colophon.editorial.EditorialSource;
import org.colophon.governance.gate.MonotonicClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.Access;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.ObservedAccess;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random requests made from the OpenAPI document against the real service on a data directory, one
/// after the other, so that what was created is read, changed and deleted ([RandomRequests]). 2,000
/// in the build, any number with `-Dcolophon.requests=100000`.
class RandomRequestsTest {
  private static final int REQUESTS = Integer.getInteger("colophon.requests", 2_000);
  private static final long SEED = Long.getLong("colophon.seed", 20_261_130L);

  /// Texts that show the inside of the program.
  private static final List<String> INSIDES =
      List.of("\tat ", "Exception:", "java.lang.", "org.colophon.", "SQLITE");

  /// Tables that only requests write.
  private static final List<String> WRITTEN =
      List.of(
          "item_version",
          "item_link",
          "fact",
          "delivery",
          "hold",
          "allowance",
          "policy_version",
          "decision",
          "segment",
          "subscription",
          "run",
          "labelling",
          "label_given",
          "consent",
          "message",
          "feedback",
          "list_rule",
          "experience",
          "repair",
          "api_key",
          "account");

  private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> unaudited = new ConcurrentSkipListSet<>();
  private final Set<String> succeeded = new TreeSet<>();
  private final Map<String, Long> millisOf = new TreeMap<>();
  private final long[] millis = new long[REQUESTS];
  @TempDir private Path directory;
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private Connection database;
  private Connection observing;
  private String secret;
  private HttpClient client;

  /// What there is at a moment.
  ///
  /// @param entries of the audit log
  private record Seen(long entries, String stored) {}

  @BeforeEach
  void start() throws SQLException {
    MonotonicClock clock = MonotonicClock.system();
    Config config = Config.usual(directory);
    application =
        Application.open(
            config,
            CountingModels::german,
            clock,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(clock.instant());
              demo.loadInto(stores.catalog(), stores.audiences());
              demo.loadSignals(stores.people(), config.retention().signals());
              EditorialSource.register(
                  stores.catalog(), stores.directory(), config.region().zone());
            });
    application.catchUp();
    follower = new CatchUpThread(application::catchUp);
    Access access = application.access();
    String file = "jdbc:sqlite:" + directory.resolve(Database.FILE);
    database = DriverManager.getConnection(file);
    observing = DriverManager.getConnection(file);
    secret = access.operatorSecret();
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0),
            new ObservedAccess(access, this::observe),
            access,
            application.backend(follower, null),
            Pages.routes());
    application.startRuns(follower);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() throws SQLException {
    client.close();
    database.close();
    observing.close();
    server.close();
    follower.close();
    application.close();
  }

  /// Notes a request that changed something and has no entry in the audit log when it is over.
  private Runnable observe(String operation) {
    Seen before = seen();
    return () -> {
      Seen now = seen();
      if (!now.stored.equals(before.stored) && now.entries == before.entries) {
        unaudited.add(operation + ": " + before.stored + ", then " + now.stored);
      }
    };
  }

  private Seen seen() {
    try (Statement statement = observing.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(seq) FROM audit_log")) {
      return new Seen(row.getLong(1), stored(observing));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noRequestBreaksTheServiceAndWhatIsRefusedChangesNothing() throws Exception {
    RandomRequests requests =
        new RandomRequests(new Random(SEED), "http://127.0.0.1:" + server.port(), secret);
    String stored = stored(database);
    for (int i = 0; i < REQUESTS; i++) {
      RandomRequests.Sent request = requests.next();
      long sent = System.nanoTime();
      HttpResponse<String> answer = client.send(request.request(), BodyHandlers.ofString());
      millis[i] = (System.nanoTime() - sent) / 1_000_000;
      String said =
          "request %d with seed %d: %s %s: %d %s"
              .formatted(
                  i, SEED, request.request(), request.body(), answer.statusCode(), answer.body());
      millisOf.merge(request.template().toString(), millis[i], Long::sum);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, said);
      for (String inside : INSIDES) {
        assertTrue(answer.statusCode() < 400 || !answer.body().contains(inside), said);
      }
      String now = request.template().writes() ? stored(database) : stored;
      if (answer.statusCode() >= 400) {
        assertEquals(stored, now, "something was stored by " + said);
      } else {
        succeeded.add(request.template().toString());
        requests.learn(request, answer);
      }
      stored = now;
      if (i % 5_000 == 4_999) {
        System.out.println((i + 1) + " requests: " + statuses + ", stored: " + stored);
      }
    }
    Arrays.sort(millis);
    System.out.println(
        statuses
            + ", "
            + succeeded.size()
            + " of "
            + requests.operations()
            + " operations succeeded");
    System.out.println(
        "median %d ms, 99 %% below %d ms, longest %d ms"
            .formatted(millis[REQUESTS / 2], millis[REQUESTS * 99 / 100], millis[REQUESTS - 1]));
    System.out.println(
        "most time in milliseconds: "
            + millisOf.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(10)
                .toList());
    assertEquals(Set.of(), unaudited, "changes without an entry in the audit log");
    assertEquals(Optional.empty(), new AuditLog(application.stores().database()).verify().broken());
    assertTrue(succeeded.size() >= requests.operations() / 2, succeeded.toString());
  }

  /// How many rows each table has.
  private static String stored(Connection database) throws SQLException {
    String counts =
        WRITTEN.stream()
            .map(table -> "(SELECT count(*) FROM " + table + ")")
            .collect(Collectors.joining(", "));
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(seq), " + counts + " FROM log")) {
      StringBuilder text = new StringBuilder("log " + row.getLong(1));
      for (int i = 0; i < WRITTEN.size(); i++) {
        text.append(", ").append(WRITTEN.get(i)).append(' ').append(row.getLong(i + 2));
      }
      return text.toString();
    }
  }
}
