package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.colophon.models.ModelFileException;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.http.HttpServer;
import org.colophon.service.store.Backup;
import org.colophon.service.store.Database;
import org.colophon.service.store.StoreException;
import org.colophon.service.testing.CountingModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of a data directory that are damaged while nothing has them open: the outcome of each at
/// the next start.
class DamagedFilesTest {
  private static final int BOOKS = 150;
  private static final SimulatedClock CLOCK = new SimulatedClock(System.nanoTime(), 1);

  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  /// A service in this process.
  private static final class Served implements AutoCloseable {
    private final Application application;
    private final CatchUpThread follower;
    private final HttpServer server;
    private final Client client;

    Served(Path data) {
      application = open(data);
      follower = new CatchUpThread(() -> {});
      server =
          Endpoints.serve(
              HttpServer.Settings.local(0), application.backend(follower, null), List.of());
      client = new Client(() -> "http://127.0.0.1:" + server.port());
    }

    static Application open(Path data) {
      return Application.open(Config.usual(data), CountingModels::german, CLOCK, stores -> {});
    }

    Client.Answer get(String path) throws IOException {
      return client.send("GET", path, "");
    }

    @Override
    public void close() {
      client.close();
      server.close();
      follower.close();
      application.close();
    }
  }

  /// Writes books and brings the index up to them.
  private void fill() throws IOException {
    Shop shop = new Shop(new Random(11), BOOKS);
    try (Served served = new Served(data())) {
      assertEquals(
          200, served.client.send("POST", "/v1/items:batch", shop.surroundings()).status());
      assertEquals(
          200, served.client.send("POST", "/v1/items:batch", shop.books(0, BOOKS)).status());
      served.application.catchUp();
      assertEquals(BOOKS, served.application.itemIndex().size());
    }
  }

  @Test
  void aDamagedPageIsSaidWithTheWayBackAndTheBackupHasEverything() throws Exception {
    fill();
    Path file = folder.resolve("backup.zip");
    Backup.write(data(), file, SimulatedClock.START);
    overwrite(page("item"));
    try (Served served = new Served(data())) {
      StoreException fault = assertThrows(StoreException.class, () -> served.application.catchUp());
      assertTrue(fault.advice().contains("restore the latest backup"), fault.advice());
      Client.Answer ready = served.get("/health/ready");
      assertEquals(503, ready.status());
      assertTrue(ready.body().toString().contains("database file is damaged"), ready.toString());
      Client.Answer refused = served.get("/v1/items/" + Shop.id(1));
      assertEquals(503, refused.status());
      assertEquals("store_failed", refused.body().path("code").asText());
      assertEquals(200, served.get("/health/live").status());
    }
    Path restored = folder.resolve("restored");
    Backup.restore(file, restored);
    try (Served served = new Served(restored)) {
      served.application.catchUp();
      assertEquals(200, served.get("/health/ready").status());
      assertEquals(BOOKS, served.application.itemIndex().size());
    }
  }

  /// Where the root page of a table begins.
  private long page(String table) throws SQLException {
    String url = "jdbc:sqlite:" + data().resolve(Database.FILE);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      long size = number(statement, "PRAGMA page_size");
      long page =
          number(statement, "SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'");
      return (page - 1) * size;
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      assertTrue(row.next());
      return row.getLong(1);
    }
  }

  private void overwrite(long at) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(data().resolve(Database.FILE).toFile(), "rw")) {
      file.seek(at);
      file.write(new byte[512]);
    }
  }

  @Test
  void aDamagedIndexIsBuiltAgainWithoutAWord() throws IOException {
    fill();
    int changed = 0;
    try (Stream<Path> files = Files.walk(data().resolve("index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          if (open.length() > 0 && !file.endsWith("write.lock")) {
            open.seek(open.length() / 2);
            open.write(0x55);
            changed++;
          }
        }
      }
    }
    assertTrue(changed > 1, "changed " + changed);
    try (Served served = new Served(data())) {
      assertEquals(0, served.application.itemIndex().size());
      assertEquals(503, served.get("/health/ready").status());
      served.application.catchUp();
      assertEquals(BOOKS, served.application.itemIndex().size());
      assertEquals(200, served.get("/health/ready").status());
    }
  }

  @Test
  void aDamagedModelOfTheDirectoryIsNamedAndWhereItIsLostTheShippedOneIsUsed() throws IOException {
    fill();
    String digest;
    try (Application application = Served.open(data())) {
      digest = application.models().embedder().model().digest();
    }
    Path model = data().resolve("models").resolve("matching-" + digest.substring(0, 12) + ".bin");
    Files.createDirectories(model.getParent());
    Files.write(model, new byte[] {1, 2, 3});
    ModelFileException fault =
        assertThrows(ModelFileException.class, () -> Served.open(data()).close());
    assertTrue(fault.toString().contains(model.toString()), fault::toString);
    Files.delete(model);
    try (Served served = new Served(data())) {
      served.application.catchUp();
      assertEquals(200, served.get("/health/ready").status());
    }
  }
}
