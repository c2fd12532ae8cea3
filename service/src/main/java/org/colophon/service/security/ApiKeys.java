package org.colophon.service.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.colophon.catalog.Instants;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The keys of programs. Thread-safe; a process that owns the directory is the only one to write
/// them.
public final class ApiKeys {
  private static final String PREFIX = "colophon";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "_([A-Za-z0-9]{10})_([A-Za-z0-9_-]{43})");
  private static final Duration NOTED = Duration.ofMinutes(1);
  private static final String COLUMNS =
      "key_id, name, roles, imprints, sources, created_at, expires_at, revoked_at, used_at, hash";

  private final Database database;
  private final Map<String, Stored> known = new ConcurrentHashMap<>();

  public ApiKeys(Database database) {
    this.database = database;
    readAll();
  }

  private record Stored(ApiKey key, String hash) {}

  /// A key that was made now.
  ///
  /// @param secret the whole key, which is shown once
  public record Issued(ApiKey key, String secret) {}

  private void readAll() {
    List<Stored> all =
        database.read(session ->
            session.list("SELECT " + COLUMNS + " FROM api_key ORDER BY created_at", ApiKeys::row));
    all.forEach(stored -> known.put(stored.key.id(), stored));
  }

  private static Stored row(ResultSet row) throws SQLException {
    ApiKey key =
        new ApiKey(
            row.getString(1),
            row.getString(2),
            Grant.stored(row.getString(3), row.getString(4), row.getString(5)),
            Instants.ofMicros(row.getLong(6)),
            instant(Session.number(row, 7)),
            instant(Session.number(row, 8)),
            instant(Session.number(row, 9)));
    return new Stored(key, row.getString(10));
  }

  static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.ofMicros(micros);
  }

  static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Instants.toMicros(instant);
  }

  /// Whether there is any, valid or not.
  boolean isEmpty() {
    return known.isEmpty();
  }

  /// All, the oldest first.
  public List<ApiKey> all() {
    return known.values().stream()
        .map(Stored::key)
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
        .toList();
  }

  /// Makes a key.
  ///
  /// @param expiresAt null: never
  /// @throws IllegalArgumentException when the name is not a valid one
  public Issued add(String name, Grant grant, @Nullable Instant expiresAt, Instant now) {
    Accounts.checkName(name);
    String id = Secrets.digest(Secrets.random()).substring(0, 10);
    String secret = PREFIX + "_" + id + "_" + Secrets.random();
    ApiKey key = new ApiKey(id, name, grant, now, expiresAt, null, null);
    put(new Stored(key, Secrets.digest(secret)));
    return new Issued(key, secret);
  }

  /// Makes a key with the same rights, and lets the old one work for some time yet.
  ///
  /// @param overlap how long both work
  public Optional<Issued> rotate(String id, Duration overlap, Instant now) {
    Stored old = known.get(id);
    if (old == null || !old.key.isValidAt(now)) {
      return Optional.empty();
    }
    ApiKey key = old.key;
    Instant end = now.plus(overlap);
    Instant expires =
        key.expiresAt() != null && key.expiresAt().isBefore(end) ? key.expiresAt() : end;
    put(
        new Stored(
            new ApiKey(id, key.name(), key.grant(), key.createdAt(), expires, null, key.usedAt()),
            old.hash));
    return Optional.of(add(key.name(), key.grant(), null, now));
  }

  /// Ends a key at once; false when there is none.
  public boolean revoke(String id, Instant now) {
    Stored old = known.get(id);
    if (old == null) {
      return false;
    }
    if (old.key.revokedAt() == null) {
      put(new Stored(with(old.key, now, old.key.usedAt()), old.hash));
    }
    return true;
  }

  private static ApiKey with(ApiKey key, @Nullable Instant revoked, @Nullable Instant used) {
    return new ApiKey(
        key.id(), key.name(), key.grant(), key.createdAt(), key.expiresAt(), revoked, used);
  }

  /// The key that a secret is of, where it is valid now.
  Optional<ApiKey> find(String secret, Instant now) {
    var form = FORM.matcher(secret);
    Stored stored = form.matches() ? known.get(form.group(1)) : null;
    if (stored == null
        || !Secrets.same(stored.hash, Secrets.digest(secret))
        || !stored.key.isValidAt(now)) {
      return Optional.empty();
    }
    note(stored, now);
    return Optional.of(stored.key);
  }

  /// Writes down at most once a minute that it was used.
  private void note(Stored stored, Instant now) {
    Instant used = stored.key.usedAt();
    if (used == null || used.plus(NOTED).isBefore(now)) {
      Stored noted = new Stored(with(stored.key, stored.key.revokedAt(), now), stored.hash);
      if (known.replace(stored.key.id(), stored, noted)) {
        database.change(session ->
            session.update(
                "UPDATE api_key SET used_at = ? WHERE key_id = ?",
                Instants.toMicros(now),
                stored.key.id()));
      }
    }
  }

  private void put(Stored stored) {
    ApiKey key = stored.key;
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO api_key ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            key.id(),
            key.name(),
            String.join(" ", key.grant().roleNames()),
            String.join(" ", key.grant().imprintNames()),
            String.join(" ", key.grant().sourceNames()),
            Instants.toMicros(key.createdAt()),
            micros(key.expiresAt()),
            micros(key.revokedAt()),
            micros(key.usedAt()),
            stored.hash));
    known.put(key.id(), stored);
  }
}
