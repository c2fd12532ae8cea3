package org.colophon.service.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.service.audit.AuditClock;
import org.colophon.service.audit.CatalogAudit;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.store.Database;
import org.colophon.vocabulary.Vocabulary;

/// A catalogue in a folder of its own that is deleted when it is closed, judged by the policies
/// that come with the product: what files are looked at in without a data directory.
public final class TemporaryCatalog implements AutoCloseable {
  private final Path directory;
  private final Database database;
  private final SqliteCatalog catalog;
  private final Gate gate;
  private final AuditClock clock;

  private TemporaryCatalog(Path directory, Database database, AuditClock clock) {
    this.directory = directory;
    this.database = database;
    this.clock = clock;
    this.catalog = new SqliteCatalog(database, clock);
    PolicyBook policies = ShippedPolicies.read();
    this.gate = new Gate(catalog, () -> policies, clock);
  }

  /// An empty one.
  ///
  /// @throws IOException when the folder cannot be made
  public static TemporaryCatalog open(Instant now) throws IOException {
    Path directory = Files.createTempDirectory("colophon-audit");
    return new TemporaryCatalog(directory, Database.open(directory), new AuditClock(now));
  }

  /// The audit of files in this catalogue; it can be made once.
  public CatalogAudit audit(List<Vocabulary> vocabularies) {
    return new CatalogAudit(catalog, catalog, gate, clock, vocabularies);
  }

  @Override
  public void close() {
    database.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder '" + directory + "' cannot be deleted", e);
    }
  }
}
