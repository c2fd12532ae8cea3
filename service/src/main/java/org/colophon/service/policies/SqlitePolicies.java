package org.colophon.service.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.catalog.Instants;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.PolicyStore;
import org.colophon.governance.policy.PolicyText;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;

/// The tables `policy_version`, `policy_book` and `policy_confirmation`. Thread-safe.
public final class SqlitePolicies implements PolicyStore {
  private static final String BOOK = "SELECT members, unconfirmed_since FROM policy_book ";

  private final Database database;

  public SqlitePolicies(Database database) {
    this.database = database;
  }

  /// The members of a policy book.
  private record Members(List<String> labels, Optional<Instant> unconfirmedSince) {
    static Members read(ResultSet row) throws SQLException {
      String labels = row.getString("members");
      return new Members(
          labels.isEmpty() ? List.of() : Arrays.asList(labels.split(" ")),
          Optional.ofNullable(Session.number(row, "unconfirmed_since")).map(Instants::ofMicros));
    }
  }

  @Override
  public Optional<PolicyBook> book(String digestStart) {
    return database.read(session ->
        session
            .first(
                BOOK + "WHERE digest >= ? AND digest < ? ORDER BY book_id LIMIT 1",
                Members::read,
                digestStart,
                digestStart + "g")
            .map(members -> book(session, members)));
  }

  @Override
  public Optional<PolicyBook> last() {
    return database.read(session ->
        session
            .first(BOOK + "ORDER BY book_id DESC LIMIT 1", Members::read)
            .map(members -> book(session, members)));
  }

  private static PolicyBook book(Session session, Members members) {
    List<Policy> policies = new ArrayList<>();
    for (String label : members.labels()) {
      int at = label.indexOf('@');
      policies.add(
          session
              .first(
                  "SELECT origin, yaml FROM policy_version WHERE policy_id = ? AND version = ?",
                  row -> PolicyReader.readStored(row.getString(1), row.getString(2)),
                  label.substring(0, at),
                  Integer.parseInt(label.substring(at + 1)))
              .orElseThrow(
                  () -> new IllegalStateException("the policy " + label + " was never stored")));
    }
    PolicyBook book = new PolicyBook(policies);
    return members.unconfirmedSince().map(book::unconfirmed).orElse(book);
  }

  @Override
  public List<Stored> versions(String id) {
    return database.read(session ->
        session.list(
            "SELECT * FROM policy_version WHERE policy_id = ? ORDER BY version DESC",
            row ->
                new Stored(
                    row.getString("policy_id"),
                    row.getInt("version"),
                    row.getString("digest"),
                    new PolicyText(row.getString("origin"), row.getString("yaml")),
                    Instants.ofMicros(row.getLong("stored_at")),
                    row.getString("stored_by")),
            id));
  }

  @Override
  public void activate(PolicyBook book, Collection<PolicyText> texts, String by, Instant at) {
    long micros = Instants.toMicros(at);
    database.change(session -> {
      for (PolicyText text : texts) {
        Policy policy = PolicyReader.read(text.origin(), text.yaml());
        session.update(
            """
            INSERT OR IGNORE INTO policy_version
            (policy_id, version, digest, origin, yaml, stored_at, stored_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            policy.id(),
            policy.version(),
            policy.digest(),
            text.origin(),
            text.yaml(),
            micros,
            by);
      }
      session.update(
          """
          INSERT INTO policy_book (digest, members, unconfirmed_since, activated_at, activated_by)
          VALUES (?, ?, ?, ?, ?)
          """,
          book.digest(),
          book.policies().stream().map(Policy::label).collect(Collectors.joining(" ")),
          book.unconfirmedSince().map(Instants::toMicros).orElse(null),
          micros,
          by);
    });
  }

  @Override
  public Optional<Instant> confirmedAt() {
    return database.read(session ->
        session.first(
            "SELECT confirmed_at FROM policy_confirmation",
            row -> Instants.ofMicros(row.getLong(1))));
  }

  @Override
  public void confirm(Instant at) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO policy_confirmation (one, confirmed_at) VALUES (1, ?)",
            Instants.toMicros(at)));
  }
}
