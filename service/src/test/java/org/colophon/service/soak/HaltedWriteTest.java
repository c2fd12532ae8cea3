package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that dies between the change that a request makes and its answer: the change is there,
/// and so is its entry in the audit log.
class HaltedWriteTest {
  @TempDir private Path directory;

  @Test
  void aChangeOfEachKindHasItsEntryThoughNobodyWasAnswered() throws Exception {
    try (ServiceProcess service = ServiceProcess.startQuickly(directory, System.nanoTime());
        Client client = new Client(service::address)) {
      WriteLoad load = new WriteLoad(client);
      load.prepare();
      for (String operation : load.operations()) {
        String stored = stored();
        int entries = entries(operation);
        service.haltAfter(operation);
        assertThrows(IOException.class, () -> load.write(operation), operation);
        service.kill(); // waits for its end
        assertNotEquals(stored, stored(), operation + " changed nothing");
        assertEquals(entries + 1, entries(operation), operation + " without an entry");
        service.startAgain();
      }
      service.kill();
    }
    try (Database database = Database.open(directory)) {
      assertEquals(Optional.empty(), new AuditLog(database).verify().broken());
    }
  }

  private int entries(String operation) throws SQLException {
    return Integer.parseInt(
        first(
            "SELECT count(*) FROM audit_log WHERE status < 300 AND action = '" + operation + "'"));
  }

  /// How many rows each table has but the audit log.
  private String stored() throws SQLException {
    String tables =
        first(
            "SELECT group_concat(name, ' ') FROM sqlite_master WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite_%' AND name <> 'audit_log'");
    return first(
        java.util.Arrays.stream(tables.split(" ", -1))
            .map(table -> "(SELECT '" + table + " ' || count(*) FROM " + table + ")")
            .collect(Collectors.joining(" || ' ' || ", "SELECT ", "")));
  }

  private String first(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
