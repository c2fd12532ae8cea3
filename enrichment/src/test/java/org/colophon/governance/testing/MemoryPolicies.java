package org.colophon.governance.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyFiles;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.PolicyStore;
import org.colophon.governance.policy.PolicyText;
import org.jspecify.annotations.Nullable;

/// Policy files and what is remembered of them, in memory. Not thread-safe.
public final class MemoryPolicies implements PolicyFiles, PolicyStore {
  private final Map<String, String> files = new TreeMap<>();
  private final List<Stored> versions = new ArrayList<>();
  private final List<PolicyBook> books = new ArrayList<>();
  private @Nullable Instant confirmed;

  /// Puts a file there by hand, as an operator does.
  public void edit(String name, String yaml) {
    files.put(name, yaml);
  }

  public void remove(String name) {
    files.remove(name);
  }

  /// Every book that was in force, in order.
  public List<PolicyBook> books() {
    return List.copyOf(books);
  }

  @Override
  public List<PolicyText> read() {
    return files.entrySet().stream()
        .map(file -> new PolicyText(file.getKey(), file.getValue()))
        .toList();
  }

  @Override
  public void write(PolicyText file) {
    files.put(file.origin(), file.yaml());
  }

  @Override
  public Optional<PolicyBook> book(String digestStart) {
    return books.stream().filter(book -> book.digest().startsWith(digestStart)).findFirst();
  }

  @Override
  public List<Stored> versions(String id) {
    return versions.stream()
        .filter(stored -> stored.id().equals(id))
        .sorted(Comparator.comparingInt(Stored::version).reversed())
        .toList();
  }

  @Override
  public Optional<PolicyBook> last() {
    return books.isEmpty() ? Optional.empty() : Optional.of(books.getLast());
  }

  @Override
  public void activate(PolicyBook book, Collection<PolicyText> texts, String by, Instant at) {
    for (PolicyText text : texts) {
      Policy policy = PolicyReader.read(text.origin(), text.yaml());
      if (versions(policy.id()).stream().noneMatch(s -> s.version() == policy.version())) {
        versions.add(new Stored(policy.id(), policy.version(), policy.digest(), text, at, by));
      }
    }
    books.add(book);
  }

  @Override
  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmed);
  }

  @Override
  public void confirm(Instant at) {
    confirmed = at;
  }
}
