package org.colophon.service.testing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
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

  private record Key(String experience, long design, Arm arm) {}

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
          new Key(count.experience(), count.design(), count.arm()),
          new Counted(count.conversion() ? 0 : 1, count.conversion() ? 1 : 0, day),
          MemoryExperiences::add);
    }
  }

  private static Counted add(Counted one, Counted other) {
    return new Counted(
        one.sessions() + other.sessions(),
        one.conversions() + other.conversions(),
        one.since().isBefore(other.since()) ? one.since() : other.since());
  }

  @Override
  public synchronized Map<Arm, Counted> counted(String experience, long design) {
    Map<Arm, Counted> counted = new EnumMap<>(Arm.class);
    counts.forEach((key, value) -> {
      if (key.experience().equals(experience) && key.design() == design) {
        counted.put(key.arm(), value);
      }
    });
    return counted;
  }
}
