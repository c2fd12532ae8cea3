package org.colophon.governance.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Item;
import org.colophon.governance.Purpose;
import org.colophon.governance.Sha256Digests;
import org.jspecify.annotations.Nullable;

/// The policies in force, resolved and checked, and whether the files that they come from can still
/// be read. Two books of one digest decide alike.
public final class PolicyBook {
  private final List<Policy> policies;
  private final @Nullable Instant unconfirmedSince;
  private final String digest;

  /// Policies that are confirmed.
  public PolicyBook(List<Policy> policies) {
    this(policies, null);
  }

  /// @param unconfirmedSince when the files were last read without a problem, while they have one;
  ///   null: they have none
  public PolicyBook(List<Policy> policies, @Nullable Instant unconfirmedSince) {
    this.policies = policies.stream().sorted(Comparator.comparing(Policy::label)).toList();
    this.unconfirmedSince = unconfirmedSince;
    StringBuilder text = new StringBuilder();
    this.policies.forEach(
        policy -> text.append(policy.label()).append(' ').append(policy.digest()).append('\n'));
    this.digest = Sha256Digests.sha256(text.append(unconfirmedSince).toString());
  }

  /// The policies, by id.
  public List<Policy> policies() {
    return policies;
  }

  public Optional<Policy> find(String id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /// When the files were last read without a problem; empty while they have none.
  public Optional<Instant> unconfirmedSince() {
    return Optional.ofNullable(unconfirmedSince);
  }

  /// SHA-256 in hexadecimal digits over the policies' texts and since when they are unconfirmed.
  public String digest() {
    return digest;
  }

  /// The same policies, unconfirmed since then.
  public PolicyBook unconfirmed(Instant since) {
    return new PolicyBook(policies, since);
  }

  /// The same policies, confirmed.
  public PolicyBook confirmed() {
    return new PolicyBook(policies, null);
  }

  /// Every policy that applies, by id; all of them count.
  public List<Policy> matching(Item item, Purpose purpose) {
    return policies.stream().filter(policy -> policy.applies(item, purpose)).toList();
  }
}
