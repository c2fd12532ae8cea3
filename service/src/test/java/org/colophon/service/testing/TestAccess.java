package org.colophon.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.config.Config.SignInProvider;
import org.colophon.service.security.Access;
import org.colophon.service.security.AccessRole;
import org.colophon.service.security.Accounts;
import org.colophon.service.security.ApiKeys;
import org.colophon.service.security.AuditLog;
import org.colophon.service.security.Grant;
import org.colophon.service.security.ImprintLookup;
import org.colophon.service.store.Database;
import org.jspecify.annotations.Nullable;

/// Keys and accounts in a directory of their own, for a [TestService]. Time for rate limits goes by
/// only when it is told to.
public final class TestAccess implements AutoCloseable {
  /// How long somebody stays signed in.
  public static final Duration SESSION_LASTS = Duration.ofHours(12);

  private final TestService service;
  private final Path directory;
  private final Database database;
  private final Access access;
  private final AtomicLong nanos = new AtomicLong();

  public TestAccess(TestService service) {
    this(service, 100_000);
  }

  /// @param perSecond requests that a caller may send in a second
  public TestAccess(TestService service, int perSecond) {
    this(service, perSecond, null);
  }

  /// @param provider that people sign in with; null when there is none
  public TestAccess(TestService service, int perSecond, @Nullable SignInProvider provider) {
    this.service = service;
    try {
      this.directory = Files.createTempDirectory("colophon-access");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.database = Database.open(directory);
    this.access =
        new Access(
            new ApiKeys(database),
            new Accounts(database, SESSION_LASTS),
            new AuditLog(database),
            ImprintLookup.in(service.catalog(), service.audiences(), service.directory()),
            perSecond,
            provider,
            service.clock(),
            nanos::get);
  }

  public Access access() {
    return access;
  }

  public Database database() {
    return database;
  }

  /// Lets time go by for the rate limits.
  public void pass(java.time.Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /// A key for some imprints; for all when none is named. An integration delivers for `crm`.
  public String key(String name, AccessRole role, String... imprints) {
    Set<SourceId> sources =
        role == AccessRole.INTEGRATION ? Set.of(new SourceId("crm")) : Set.<SourceId>of();
    Grant grant = new Grant(Set.of(role), ids(imprints), sources);
    return access.keys().add(name, grant, null, service.clock().instant()).secret();
  }

  /// An account for some imprints; for all when none is named.
  public void account(String name, String password, AccessRole role, String... imprints) {
    Grant grant = new Grant(Set.of(role), ids(imprints), Set.of());
    access.accounts().put(name, password, grant, service.clock().instant());
  }

  private static Set<ImprintId> ids(String... imprints) {
    return Arrays.stream(imprints).map(ImprintId::new).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    database.close();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
