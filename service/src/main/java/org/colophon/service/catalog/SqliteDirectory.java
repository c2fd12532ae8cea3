package org.colophon.service.catalog;

import java.util.List;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.editorial.Directory;
import org.colophon.service.store.Database;

/// Imprints and desks in SQLite. Thread-safe.
public final class SqliteDirectory implements Directory {
  private final Database database;

  public SqliteDirectory(Database database) {
    this.database = database;
  }

  @Override
  public <T extends Reference> List<T> all(Class<T> kind) {
    return database.read(session -> ReferenceRows.all(session, kind));
  }

  @Override
  public List<Imprint> imprints() {
    return database.read(session -> ReferenceRows.all(session, Reference.OfImprint.class)).stream()
        .map(Reference.OfImprint::imprint)
        .toList();
  }

  @Override
  public List<DeskRecord> desks() {
    return database.read(session -> ReferenceRows.all(session, Reference.OfDesk.class)).stream()
        .map(Reference.OfDesk::desk)
        .toList();
  }
}
