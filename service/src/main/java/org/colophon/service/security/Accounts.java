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

/// The accounts of people, and who of them is signed in. Thread-safe; a process that owns the
/// directory is the only one to write them.
public final class Accounts {
  /// The shortest password.
  public static final int SHORTEST = 12;

  private static final int LONGEST = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private final Database database;
  private final Duration sessionLasts;
  private final Map<String, Stored> known = new ConcurrentHashMap<>();
  private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();

  /// @param sessionLasts how long somebody stays signed in
  public Accounts(Database database, Duration sessionLasts) {
    this.sessionLasts = sessionLasts;
    this.database = database;
    database
        .read(session ->
            session.list(
                """
                SELECT name, roles, imprints, created_at, disabled_at, used_at, password, issuer,
                  subject
                FROM account
                """,
                Accounts::row))
        .forEach(stored -> known.put(stored.account.name(), stored));
    database
        .read(session ->
            session.list(
                "SELECT hash, account, expires_at FROM sign_in",
                row ->
                    Map.entry(
                        row.getString(1),
                        new SignIn(row.getString(2), Instants.ofMicros(row.getLong(3))))))
        .forEach(entry -> signIns.put(entry.getKey(), entry.getValue()));
  }

  /// @param password the hash; empty for an account of a provider
  /// @param provider whose account it is; null: one with a password
  private record Stored(Account account, String password, @Nullable Provider provider) {
    Stored with(Account other) {
      return new Stored(other, password, provider);
    }
  }

  /// The name of a person at a provider.
  private record Provider(String issuer, String subject) {}

  private record SignIn(String account, Instant expiresAt) {}

  private static Stored row(ResultSet row) throws SQLException {
    Account account =
        new Account(
            row.getString(1),
            Grant.stored(row.getString(2), row.getString(3), ""),
            Instants.ofMicros(row.getLong(4)),
            ApiKeys.instant(Session.number(row, 5)),
            ApiKeys.instant(Session.number(row, 6)));
    String issuer = row.getString(8);
    return new Stored(
        account, row.getString(7), issuer == null ? null : new Provider(issuer, row.getString(9)));
  }

  static void checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a valid name: 1 to 64 letters, digits, '.', '_', '-' and '@'");
    }
  }

  Duration sessionLasts() {
    return sessionLasts;
  }

  boolean isKnown(String name) {
    return known.containsKey(name);
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  /// All by name.
  public List<Account> all() {
    return known.values().stream()
        .map(Stored::account)
        .sorted(Comparator.comparing(Account::name))
        .toList();
  }

  /// Makes an account, or gives one a new password and new rights; whoever is signed in with it is
  /// signed out.
  ///
  /// @throws IllegalArgumentException when the name or the password is not a valid one
  public Account put(String name, String password, Grant grant, Instant now) {
    checkName(name);
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the password is not a valid one: " + SHORTEST + " to " + LONGEST + " characters");
    }
    Account account = new Account(name, grant, now, null, null);
    store(new Stored(account, Secrets.hashed(password), null));
    signOutAll(name);
    return account;
  }

  /// Lets nobody sign in with an account any more; false when there is none.
  public boolean disable(String name, Instant now) {
    Stored stored = known.get(name);
    if (stored == null) {
      return false;
    }
    Account old = stored.account;
    store(stored.with(new Account(name, old.grant(), old.createdAt(), now, old.usedAt())));
    signOutAll(name);
    return true;
  }

  /// Signs somebody in; returns the secret of their session, or empty when the name or the password
  /// is wrong. Takes as long in either case.
  Optional<String> signIn(String name, String password, Instant now) {
    Stored stored = known.get(name);
    if (stored == null || stored.account.disabledAt() != null || stored.provider != null) {
      Secrets.matchNobody(password);
      return Optional.empty();
    }
    if (!Secrets.matches(password, stored.password)) {
      return Optional.empty();
    }
    Account old = stored.account;
    store(stored.with(new Account(name, old.grant(), old.createdAt(), null, now)));
    return Optional.of(newSession(name, now));
  }

  /// Signs somebody in whom a provider knows, with the rights that they have there now; makes their
  /// account at the first time. Empty when it is disabled, when the name is not a valid one, or
  /// when it is somebody else's.
  synchronized Optional<String> signIn(ProviderIdentity identity, Grant grant, Instant now) {
    Optional<Stored> before = ofProvider(identity);
    Optional<String> name = nameOf(identity);
    boolean disabled = before.filter(one -> one.account.disabledAt() != null).isPresent();
    if (name.isEmpty() || disabled) {
      return Optional.empty();
    }
    Instant created = before.map(stored -> stored.account.createdAt()).orElse(now);
    Provider provider = new Provider(identity.issuer(), identity.subject());
    store(new Stored(new Account(name.get(), grant, created, null, now), "", provider));
    return Optional.of(newSession(name.get(), now));
  }

  /// The name of the account that somebody whom a provider knows has or would get; empty when that
  /// is not a valid one, or somebody else's.
  synchronized Optional<String> nameOf(ProviderIdentity identity) {
    return ofProvider(identity)
        .map(stored -> stored.account.name())
        .or(() ->
            Optional.of(identity.name()).filter(name -> isName(name) && !known.containsKey(name)));
  }

  private Optional<Stored> ofProvider(ProviderIdentity identity) {
    Provider provider = new Provider(identity.issuer(), identity.subject());
    return known.values().stream().filter(stored -> provider.equals(stored.provider)).findFirst();
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private String newSession(String name, Instant now) {
    String secret = Secrets.random();
    String hash = Secrets.digest(secret);
    SignIn signIn = new SignIn(name, now.plus(sessionLasts));
    database.change(session -> {
      session.update("DELETE FROM sign_in WHERE expires_at <= ?", Instants.toMicros(now));
      session.update(
          "INSERT INTO sign_in (hash, account, expires_at) VALUES (?, ?, ?)",
          hash,
          name,
          Instants.toMicros(signIn.expiresAt));
    });
    signIns.values().removeIf(old -> !now.isBefore(old.expiresAt));
    signIns.put(hash, signIn);
    return secret;
  }

  /// Who is signed in with a secret.
  Optional<Account> find(String secret, Instant now) {
    SignIn signIn = signIns.get(Secrets.digest(secret));
    if (signIn == null || !now.isBefore(signIn.expiresAt)) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.get(signIn.account))
        .map(Stored::account)
        .filter(account -> account.disabledAt() == null);
  }

  void signOut(String secret) {
    String hash = Secrets.digest(secret);
    signIns.remove(hash);
    database.change(session -> session.update("DELETE FROM sign_in WHERE hash = ?", hash));
  }

  private void signOutAll(String name) {
    signIns.values().removeIf(signIn -> signIn.account.equals(name));
    database.change(session -> session.update("DELETE FROM sign_in WHERE account = ?", name));
  }

  private void store(Stored stored) {
    Account account = stored.account;
    database.change(session ->
        session.update(
            """
            INSERT OR REPLACE INTO account
              (name, password, roles, imprints, created_at, disabled_at, used_at, issuer, subject)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            account.name(),
            stored.password,
            String.join(" ", account.grant().roleNames()),
            String.join(" ", account.grant().imprintNames()),
            Instants.toMicros(account.createdAt()),
            ApiKeys.micros(account.disabledAt()),
            ApiKeys.micros(account.usedAt()),
            stored.provider == null ? null : stored.provider.issuer,
            stored.provider == null ? null : stored.provider.subject));
    known.put(account.name(), stored);
  }
}
