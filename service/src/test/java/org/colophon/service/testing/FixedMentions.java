package org.colophon.service.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.annotation.Mentions;
import org.colophon.catalog.ItemId;

/// What tests say that items name.
public final class FixedMentions implements Mentions {
  private final List<Said> said = new ArrayList<>();

  private record Said(Kind kind, Mention mention) {}

  /// Says that an item names something.
  public void say(String item, Kind kind, String value, String label) {
    said.add(new Said(kind, new Mention(new ItemId(item), value, label)));
  }

  @Override
  public List<Frequent> frequent(Kind kind, int least, int most) {
    Map<String, List<Mention>> byValue = new TreeMap<>();
    said.stream()
        .filter(s -> s.kind == kind)
        .forEach(
            s -> byValue.computeIfAbsent(s.mention.value(), _ -> new ArrayList<>()).add(s.mention));
    return byValue.values().stream()
        .filter(all -> all.size() >= least)
        .map(all ->
            new Frequent(
                all.getFirst().value(),
                all.getFirst().label(),
                all.size(),
                all.stream().map(Mention::item).toList()))
        .sorted(Comparator.comparingInt(Frequent::items).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<Mention> before(Kind kind, String value, int most) {
    return said.stream()
        .filter(s -> s.kind == kind && s.mention.value().compareTo(value) < 0)
        .map(Said::mention)
        .limit(most)
        .toList();
  }

  @Override
  public List<String> of(ItemId id, Kind kind) {
    return said.stream()
        .filter(s -> s.kind == kind && s.mention.item().equals(id))
        .map(s -> s.mention.value())
        .toList();
  }
}
