package org.colophon.service;

import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.audience.Audiences;
import org.colophon.catalog.Catalog;
import org.colophon.service.cli.Commands;
import org.colophon.service.cli.Workspace;
import org.colophon.service.sqlite.SqliteAudiences;
import org.colophon.service.sqlite.SqliteCatalog;
import org.colophon.service.sqlite.SqliteDatabase;

/// Starts the command line and wires the parts by hand; the only place that reads the system's
/// clock.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    System.exit(Commands.of(directory -> open(directory, clock), clock).execute(arguments));
  }

  private static Workspace open(Path directory, InstantSource clock) {
    SqliteDatabase database = SqliteDatabase.open(directory);
    Catalog catalog = new SqliteCatalog(database, clock);
    Audiences audiences = new SqliteAudiences(database);
    return new Workspace() {
      @Override
      public Catalog catalog() {
        return catalog;
      }

      @Override
      public Audiences audiences() {
        return audiences;
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }
}
