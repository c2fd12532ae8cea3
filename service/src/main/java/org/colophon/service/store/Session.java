package org.colophon.service.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements. Not thread-safe.
public final class Session implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /// Makes a value of the current row.
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Runs a script, or a statement that takes no values.
  public void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /// Runs a statement that writes; returns the number of rows.
  public int update(String sql, @Nullable Object... values) {
    try {
      return bound(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// How many rows this connection has inserted, changed and deleted so far.
  long changes() {
    return first("SELECT total_changes()", row -> row.getLong(1)).orElse(0L);
  }

  /// All rows of a query.
  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// The first row of a query.
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// After some faults, a full disk for one, the driver has ended the statement for good: it is
  /// prepared anew next time.
  private StoreException failed(String sql, SQLException cause) {
    try (PreparedStatement _ = prepared.remove(sql)) {
      return StoreException.of(cause);
    } catch (SQLException e) {
      cause.addSuppressed(e);
      return StoreException.of(cause);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /// A column that may be null, by its name: for rows that are read seldom.
  public static @Nullable Long number(ResultSet row, String column) throws SQLException {
    return number(row, row.findColumn(column));
  }

  /// A column that may be null.
  ///
  /// @param column counted from 1
  public static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return value == 0 && row.wasNull() ? null : value;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }
}
