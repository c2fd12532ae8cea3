package org.colophon.service.testing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.HoldOut.Arm;

/// Experiences and their counts in memory.
public final class MemoryExperiences implements ExperienceStore {
  private final Map<String, ExperienceRule.Stored> rules = new TreeMap<>();
  private final Map<Key, Counted> counts = new HashMap<>();

  private long last;

  private record Key(String experience, long design, Arm arm, int variant) {}

  @Override
  public byte[] secret() {
    return "the secret of a test".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized List<ExperienceRule.Stored> all() {
    return rules.values().stream().sorted(BY_PRIORITY).toList();
  }

  @Override
  public synchronized Optional<ExperienceRule.Stored> put(ExperienceRule rule, long expected) {
    ExperienceRule.Stored before = rules.get(rule.id());
    if ((before == null ? 0 : before.version()) != expected) {
      return Optional.empty();
    }
    long next = ++last;
    ExperienceRule.Stored after =
        before == null
            ? new ExperienceRule.Stored(rule, next, next)
            : before.replacedBy(rule, next);
    rules.put(rule.id(), after);
    return Optional.of(after);
  }

  @Override
  public synchronized boolean remove(String id, long expected) {
    ExperienceRule.Stored before = rules.get(id);
    if (before == null || before.version() != expected) {
      return false;
    }
    rules.remove(id);
    counts.keySet().removeIf(key -> key.experience().equals(id));
    return true;
  }

  @Override
  public synchronized void count(List<Count> all, LocalDate day) {
    for (Count count : all) {
      counts.merge(
          new Key(count.experience(), count.design(), count.arm(), count.variant()),
          new Counted(count.arm(), count.variant(), count.sums(), day),
          (before, more) -> before.plus(more.sums(), day));
    }
  }

  @Override
  public synchronized List<Counted> counted(String experience, long design) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().experience().equals(experience))
        .filter(one -> one.getKey().design() == design)
        .map(Map.Entry::getValue)
        .sorted(
            Comparator.comparing((Counted one) -> one.arm().name())
                .thenComparingInt(Counted::variant))
        .toList();
  }
}
