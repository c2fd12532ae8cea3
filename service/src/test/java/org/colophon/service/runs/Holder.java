package org.colophon.service.runs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.colophon.service.store.Database;

/// Another program that holds the database's writer until this is closed.
final class Holder implements AutoCloseable {
  private final Connection connection;

  private Holder(Connection connection) {
    this.connection = connection;
  }

  static Holder of(Path directory) throws SQLException {
    Connection connection = connect(directory);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return new Holder(connection);
  }

  /// As another program would connect.
  static Connection connect(Path directory) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE));
  }

  @Override
  public void close() throws SQLException {
    connection.close(); // what was begun is undone
  }
}
