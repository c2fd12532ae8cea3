package org.colophon.governance.policy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.policy.PolicyLoader.Loaded;

/// The live policies of a data directory: the shipped ones, overridden by the operator's files.
/// Another set of policies takes effect before whoever brought it is told so. While the files
/// cannot be read, the last good ones go on deciding for three days: see `ReasonCode.POLICY_STALE`.
/// Thread-safe.
public final class Policies implements PolicySource, PolicyArchive {
  private static final Duration NOTE_EVERY = Duration.ofMinutes(10);

  private final PolicyFiles files;
  private final PolicyStore store;
  private final RevocationFence fence;
  private final InstantSource clock;
  private final PolicyLoader loader;
  private volatile Standing standing;
  private List<PolicyText> lookedAt = List.of();
  private Instant noted = Instant.MIN;

  /// The status of the policies.
  ///
  /// @param texts what they were read from, by policy id
  /// @param confirmedAt when the files were last read without a problem
  /// @param problems of the files as they are now; empty when they are in force
  public record Standing(
      PolicyBook book, Map<String, PolicyText> texts, Instant confirmedAt, List<String> problems) {
    public Standing {
      texts = Map.copyOf(texts);
      problems = List.copyOf(problems);
    }
  }

  private Policies(
      PolicyFiles files, PolicyStore store, RevocationFence fence, InstantSource clock) {
    this.files = files;
    this.store = store;
    this.fence = fence;
    this.clock = clock;
    this.loader = new PolicyLoader(store);
    this.standing = remembered();
  }

  /// Reads the files. Where they have problems, the policies that were in force last go on.
  ///
  /// @throws PolicyException when the files have problems and none were ever in force here
  public static Policies open(
      PolicyFiles files, PolicyStore store, RevocationFence fence, InstantSource clock) {
    Policies policies = new Policies(files, store, fence, clock);
    List<String> problems = policies.reload("start");
    if (!problems.isEmpty() && store.last().isEmpty()) {
      throw new PolicyException(problems);
    }
    return policies;
  }

  private Standing remembered() {
    Instant confirmed = store.confirmedAt().orElse(Instant.EPOCH);
    PolicyBook book = store.last().orElseGet(() -> new PolicyBook(List.of(), confirmed));
    return new Standing(book, Map.of(), confirmed, List.of());
  }

  @Override
  public PolicyBook current() {
    return standing.book();
  }

  @Override
  public Optional<PolicyBook> book(String digestStart) {
    return store.book(digestStart);
  }

  public Standing standing() {
    return standing;
  }

  /// The versions of a policy that were in force, newest first.
  public List<PolicyStore.Stored> versions(String id) {
    return store.versions(id);
  }

  /// Looks whether the files changed, and reads them if they did. Cheap; for every second.
  public synchronized void look() {
    try {
      if (!files.read().equals(lookedAt)) {
        reload("files");
      } else if (standing.problems().isEmpty()) {
        confirm(standing.book(), standing.texts());
      }
    } catch (UncheckedIOException e) {
      lookedAt = List.of();
      unconfirmed(List.of(String.valueOf(e.getMessage())), "files");
    }
  }

  /// Reads the files now. What they say is in force when this returns, unless they have problems.
  ///
  /// @return every problem of the files; empty when they are in force
  public synchronized List<String> reload(String by) {
    lookedAt = files.read();
    try {
      Loaded loaded = loader.load(ShippedPolicies.texts(), lookedAt);
      putInForce(loaded, by);
      return List.of();
    } catch (PolicyException e) {
      unconfirmed(e.problems(), by);
      return e.problems();
    }
  }

  /// What the book would be with one policy as written instead of the one with its id, or beside
  /// all others.
  ///
  /// @throws PolicyException when anything is wrong, in this one or in the files
  public PolicyBook tried(String yaml) {
    Policy policy = PolicyReader.read("policy", yaml);
    return loader.load(ShippedPolicies.texts(), with(policy.id(), yaml)).book();
  }

  /// Puts one policy in force, and into its file.
  ///
  /// @param condition refuses by throwing, given the policy that is in force under this id
  /// @throws PolicyException when anything is wrong, in this one or in the files
  public synchronized Policy put(String id, String yaml, String by, Condition condition) {
    Policy policy = PolicyReader.read("policy", yaml);
    if (!policy.id().equals(id)) {
      throw new PolicyException(
          List.of(
              "policy: id: is '" + policy.id() + "', and is put as '" + id + "'; make them equal"));
    }
    condition.check(standing.book().find(id));
    List<PolicyText> texts = with(id, yaml);
    Loaded loaded = loader.load(ShippedPolicies.texts(), texts);
    files.write(Optional.ofNullable(loaded.texts().get(id)).orElseThrow());
    lookedAt = texts;
    putInForce(loaded, by);
    return policy;
  }

  /// A caller's precondition on the policy that it changes.
  public interface Condition {
    void check(Optional<Policy> current);
  }

  private List<PolicyText> with(String id, String yaml) {
    List<PolicyText> texts = new ArrayList<>();
    String origin = id + ".yaml";
    for (PolicyText text : files.read()) {
      if (isOf(id, text)) {
        origin = text.origin();
      } else {
        texts.add(text);
      }
    }
    texts.add(new PolicyText(origin, yaml));
    texts.sort(java.util.Comparator.comparing(PolicyText::origin));
    return texts;
  }

  private static boolean isOf(String id, PolicyText text) {
    try {
      return PolicyReader.read(text.origin(), text.yaml()).id().equals(id);
    } catch (PolicyException _) {
      return text.origin().equals(id + ".yaml");
    }
  }

  private void putInForce(Loaded loaded, String by) {
    if (loaded.book().digest().equals(standing.book().digest())) {
      confirm(loaded.book(), loaded.texts());
      return;
    }
    fence.revoke(() -> {
      store.activate(loaded.book(), loaded.texts().values(), by, now());
      confirm(loaded.book(), loaded.texts());
    });
  }

  private void confirm(PolicyBook book, Map<String, PolicyText> texts) {
    Instant now = now();
    standing = new Standing(book, texts, now, List.of());
    if (noted.isBefore(now.minus(NOTE_EVERY)) || noted.isAfter(now)) {
      store.confirm(now);
      noted = now;
    }
  }

  private void unconfirmed(List<String> problems, String by) {
    Standing before = standing;
    PolicyBook book = before.book();
    if (book.unconfirmedSince().isEmpty()) {
      PolicyBook waiting = book.unconfirmed(before.confirmedAt());
      store.activate(waiting, List.of(), by, now());
      book = waiting;
    }
    standing = new Standing(book, before.texts(), before.confirmedAt(), problems);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
