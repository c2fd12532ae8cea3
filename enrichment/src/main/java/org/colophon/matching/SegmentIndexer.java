package org.colophon.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.audience.Audiences;
import org.colophon.audience.MemberSignals;
import org.colophon.audience.Prototype;
import org.colophon.audience.PrototypeMaterial;
import org.colophon.audience.PrototypeMaterial.Example;
import org.colophon.audience.PrototypeMaterial.InteractionVector;
import org.colophon.audience.Prototypes;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichedItems.Enriched;
import org.colophon.matching.SegmentMaterial.LanguageVector;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageText;
import org.colophon.text.ReadableText;

/// The indexer that computes and refreshes a segment's prototypes and profile: at the start for
/// all, later for one whose definition, examples or signals changed. Reads the titles and vectors
/// of example items as they were last enriched: index the items first. Thread-safe.
public final class SegmentIndexer {
  private static final double KEYPHRASE_WEIGHT = 0.6;

  private final Audiences audiences;
  private final EnrichedItems items;
  private final CachedEmbedder vectors;
  private final SegmentIndex index;
  private final SegmentProfiles profiles;
  private final MemberSignals members;

  public SegmentIndexer(
      Audiences audiences,
      EnrichedItems items,
      CachedEmbedder vectors,
      SegmentIndex index,
      SegmentProfiles profiles) {
    this.audiences = audiences;
    this.items = items;
    this.vectors = vectors;
    this.index = index;
    this.profiles = profiles;
    this.members = MemberSignals.NONE;
  }

  private SegmentIndexer(SegmentIndexer other, MemberSignals members) {
    this.audiences = other.audiences;
    this.items = other.items;
    this.vectors = other.vectors;
    this.index = other.index;
    this.profiles = other.profiles;
    this.members = members;
  }

  /// The same, which also reads what members of segments did; use it instead of this one.
  public SegmentIndexer following(MemberSignals signals) {
    return new SegmentIndexer(this, signals);
  }

  /// Renews every segment.
  ///
  /// @param titles gives an item's title, empty when there is no such item
  public void renewAll(Titles titles, Instant now) {
    audiences.all().forEach(stored -> renew(stored, titles, now));
  }

  /// Renews one segment; takes it out when there is none of that id.
  public void renew(SegmentId id, Titles titles, Instant now) {
    Optional<Audiences.Stored> stored = audiences.find(id);
    if (stored.isPresent()) {
      renew(stored.get(), titles, now);
    } else {
      index.remove(id);
      profiles.remove(id);
    }
  }

  private synchronized void renew(Audiences.Stored stored, Titles titles, Instant now) {
    Segment segment = stored.segment();
    Embedding description = described(segment);
    PrototypeMaterial material =
        new PrototypeMaterial(
            description,
            examples(segment.definition().positive(), titles),
            examples(segment.definition().negative(), titles),
            interactions(segment, now));
    SplittableRandom random = new SplittableRandom(segment.id().value().hashCode());
    Prototypes.Ageing ageing = new Prototypes.Ageing(now, members.halfLife());
    List<Prototype> prototypes = Prototypes.of(segment.id(), material, ageing, random);
    index.put(segment.id(), prototypes);
    SegmentMaterial compared = compared(segment, description, prototypes, titles);
    profiles.put(profile(stored, titles, compared), prototypes);
  }

  /// The direction between name, description and both together.
  private Embedding described(Segment segment) {
    List<String> texts = new ArrayList<>(List.of(segment.name() + ". " + segment.description()));
    texts.add(segment.name());
    texts.add(segment.description());
    texts.removeIf(text -> PassageText.clean(text).isBlank());
    return Prototypes.mean(vectors.embedAll(texts)).orElseThrow();
  }

  private SegmentMaterial compared(
      Segment segment, Embedding description, List<Prototype> prototypes, Titles titles) {
    Lexicon lexicon = Lexicon.of(segment.language());
    LetterRuns described = new LetterRuns(lexicon);
    described.add(segment.name() + " " + segment.description());
    LetterRuns shown = new LetterRuns(lexicon);
    List<ItemId> positive = segment.definition().positive();
    positive.forEach(id -> titles.of(id).ifPresent(shown::add));
    positive.stream()
        .flatMap(id -> items.find(id).stream())
        .flatMap(example -> example.stored().annotations().stream())
        .filter(annotation -> annotation.kind() == Annotation.Kind.KEYPHRASE)
        .forEach(annotation -> shown.add(annotation.label()));
    return new SegmentMaterial(
        segment.language(),
        description,
        compared(segment, segment.definition().positive(), prototypes, false),
        compared(segment, segment.definition().negative(), prototypes, true),
        described.counts(),
        shown.counts());
  }

  /// The vectors of examples or counter-examples, and of what members liked or dismissed.
  private List<LanguageVector> compared(
      Segment segment, List<ItemId> ids, List<Prototype> prototypes, boolean negative) {
    List<LanguageVector> all = new ArrayList<>();
    for (ItemId id : ids) {
      Optional<Enriched> item = items.find(id);
      item.flatMap(Enriched::gist)
          .ifPresent(
              gist -> all.add(new LanguageVector(item.orElseThrow().stored().language(), gist)));
    }
    prototypes.stream()
        .filter(prototype -> prototype.negative() == negative && prototype.isOfMembers())
        .forEach(prototype -> all.add(new LanguageVector(segment.language(), prototype.vector())));
    return all;
  }

  private List<Example> examples(List<ItemId> ids, Titles titles) {
    List<Example> examples = new ArrayList<>();
    for (ItemId id : ids) {
      Optional<Embedding> gist = items.find(id).flatMap(Enriched::gist);
      gist.ifPresent(vector -> examples.add(new Example(titles.of(id).orElse(id.value()), vector)));
    }
    return examples;
  }

  private List<InteractionVector> interactions(Segment segment, Instant now) {
    List<InteractionVector> interactions = new ArrayList<>();
    for (MemberSignals.MemberInteraction interaction : members.of(segment, now)) {
      List<Embedding> means =
          interaction.items().stream()
              .flatMap(id -> items.find(id).flatMap(Enriched::gist).stream())
              .toList();
      Prototypes.mean(means)
          .ifPresent(v ->
              interactions.add(new InteractionVector(v, interaction.type(), interaction.at())));
    }
    return interactions;
  }

  private SegmentProfile profile(Audiences.Stored stored, Titles titles, SegmentMaterial material) {
    Segment segment = stored.segment();
    Lexicon lexicon = Lexicon.of(segment.language());
    Map<String, Double> words = new HashMap<>();
    Map<String, Double> subjects = new HashMap<>();
    addWords(words, lexicon, segment.name() + " " + segment.description(), 1);
    ItemText own =
        new ItemText(
            segment.language(), segment.name(), ReadableText.of(segment.description()).text(), "");
    for (Annotation subject : items.read(own).of(Annotation.Kind.SUBJECT)) {
      subjects.put(subject.value(), subject.confidence());
    }
    segment.definition().subjects().forEach(subject -> subjects.put(subject.toString(), 1.0));
    List<ItemId> positive = segment.definition().positive();
    for (ItemId id : positive) {
      titles.of(id).ifPresent(title -> addWords(words, lexicon, title, 1));
      items
          .find(id)
          .ifPresent(
              e -> addExample(e.stored().annotations(), positive.size(), words, subjects, lexicon));
    }
    return new SegmentProfile(
        segment.id(), stored.version(), words, subjects, entities(positive), material);
  }

  private Set<String> entities(List<ItemId> examples) {
    Set<String> entities = new HashSet<>();
    for (ItemId id : examples) {
      items.find(id).map(found -> found.stored().annotations()).orElse(List.of()).stream()
          .filter(annotation -> annotation.kind() == Annotation.Kind.ENTITY)
          .forEach(annotation -> entities.add(annotation.value()));
    }
    return entities;
  }

  private static void addExample(
      List<Annotation> annotations,
      int examples,
      Map<String, Double> words,
      Map<String, Double> subjects,
      Lexicon lexicon) {
    for (Annotation annotation : annotations) {
      switch (annotation.kind()) {
        case SUBJECT ->
            subjects.merge(annotation.value(), 1.0 / examples, (a, b) -> Math.min(1, a + b));
        case KEYPHRASE -> addWords(words, lexicon, annotation.label(), KEYPHRASE_WEIGHT);
        case LANGUAGE, ENTITY, LINK, SUMMARY, DATE -> {}
      }
    }
  }

  private static void addWords(
      Map<String, Double> words, Lexicon lexicon, String text, double weight) {
    for (Lexicon.Word word : lexicon.words(text)) {
      if (!lexicon.isStop(word.stem())) {
        words.merge(word.stem(), weight, Math::max);
        lexicon.parts(word.stem()).forEach(part -> words.merge(part, weight / 2, Math::max));
      }
    }
  }

  /// A lookup of items' titles.
  @FunctionalInterface
  public interface Titles {
    /// The item's title; empty when there is no such item.
    Optional<String> of(ItemId id);
  }
}
