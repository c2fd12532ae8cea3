package org.colophon.service.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings a database to the schema that this version knows: numbered scripts, forward only, each in
/// a transaction of its own.
final class Migrations {
  static final List<String> SCRIPTS =
      List.of(
          "0001-catalogue.sql",
          "0002-enrichment-and-desk.sql",
          "0003-labels.sql",
          "0004-exposures.sql",
          "0005-policies.sql",
          "0006-health.sql",
          "0007-runs.sql",
          "0008-people.sql",
          "0010-linking.sql",
          "0011-audience.sql",
          "0012-identity.sql",
          "0013-recalls.sql",
          "0014-recall-progress.sql",
          "0015-access.sql",
          "0016-audit-log.sql",
          "0018-announced-targetings.sql",
          "0019-links-and-approvals.sql",
          "0020-generation.sql",
          "0024-accounts-of-a-provider.sql",
          "0025-experiences.sql",
          "0026-campaigns.sql",
          "0027-crm.sql",
          "0029-paused-triggers.sql",
          "0030-variants.sql");

  private Migrations() {}

  /// Runs what is missing.
  ///
  /// @throws StoreException when the database is newer than this version
  static void run(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, script TEXT NOT NULL)");
    int version =
        session
            .first("SELECT coalesce(max(version), 0) FROM schema_version", row -> row.getInt(1))
            .orElseThrow();
    if (version > SCRIPTS.size()) {
      throw new StoreException(
          "the data directory was written by a newer Colophon (schema "
              + version
              + ", this one knows "
              + SCRIPTS.size()
              + "): start that version, or restore a backup made before it");
    }
    for (int next = version + 1; next <= SCRIPTS.size(); next++) {
      apply(session, next, SCRIPTS.get(next - 1));
    }
  }

  private static void apply(Session session, int version, String script) {
    session.execute("BEGIN IMMEDIATE");
    try {
      session.execute(text(script));
      session.update("INSERT INTO schema_version (version, script) VALUES (?, ?)", version, script);
      session.execute("COMMIT");
    } catch (StoreException e) {
      session.execute("ROLLBACK");
      throw e;
    }
  }

  private static String text(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream("/migrations/" + script)) {
      if (in == null) {
        throw new IllegalStateException("the migration '" + script + "' is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
