package org.colophon.service.runs;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedding;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;

/// Passage vectors in SQLite. Thread-safe.
public final class SqliteVectors implements VectorStore {
  private record Entry(String hash, Embedding vector) {}

  private final Database database;

  public SqliteVectors(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Embedding> find(String digest, Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return Map.of();
    }
    String asked = PayloadCodec.write(hashes);
    return database
        .read(session ->
            session.list(
                """
                SELECT passage_hash, vector FROM vector
                WHERE digest = ? AND passage_hash IN (SELECT value FROM json_each(?))
                """,
                row -> new Entry(row.getString(1), Embedding.fromBytes(row.getBytes(2))),
                digest,
                asked))
        .stream()
        .collect(Collectors.toMap(Entry::hash, Entry::vector));
  }

  @Override
  public void put(String digest, Map<String, Embedding> byHash) {
    if (byHash.isEmpty()) {
      return;
    }
    database.change(session ->
        byHash.forEach((hash, vector) ->
            session.update(
                "INSERT OR IGNORE INTO vector (digest, passage_hash, vector) VALUES (?, ?, ?)",
                digest,
                hash,
                vector.toBytes())));
  }
}
