package org.colophon.service.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.catalog.Content;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Preview;
import org.colophon.governance.gate.GateSession;
import org.colophon.vocabulary.SubjectCheck;
import org.colophon.vocabulary.Vocabulary;

/// A search of the backlist for items that fit a topic or an event, each with what has to be fixed
/// before it can be recommended. It reads the whole catalogue once and needs no index and no model:
/// an item fits by the topic's words, or longer words that begin with them, in its title, its
/// subjects and its text; rare words count more.
public final class BacklistRadar {
  /// The most characters of a topic.
  public static final int LONGEST_TOPIC = 500;

  /// How old an item is at least to count as backlist.
  private static final int BACKLIST_MONTHS = 24;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");
  private static final List<String> ENDINGS = List.of("en", "er", "es", "e", "n", "s");
  private static final int SHORTEST_STEM = 4;
  private static final double IN_TITLE = 3;
  private static final double IN_SUBJECTS = 2;

  private final List<Vocabulary> vocabularies;

  /// @param vocabularies whose labels are searched, and by which subjects are checked
  public BacklistRadar(List<Vocabulary> vocabularies) {
    this.vocabularies = List.copyOf(vocabularies);
  }

  /// Whether a topic can be searched for: it has a word of three letters and at most
  /// [#LONGEST_TOPIC] characters.
  public static boolean isTopic(String text) {
    return text.length() <= LONGEST_TOPIC && !words(text).isEmpty();
  }

  /// The instant before which an item was published that is backlist at another.
  static Instant before(Instant at, ZoneId zone) {
    return ZonedDateTime.ofInstant(at, zone).minusMonths(BACKLIST_MONTHS).toInstant();
  }

  /// A search.
  ///
  /// @param topic the words
  /// @param before when an item was published at the latest to count as backlist
  /// @param limit the most items
  public record Query(String topic, Instant before, int limit) {}

  /// An item that fits.
  ///
  /// @param words of the topic that it has
  /// @param verdict of the gate
  /// @param subjects what is odd about its subjects
  public record Hit(
      Item item,
      double score,
      List<String> words,
      Preview verdict,
      List<SubjectCheck.Problem> subjects) {
    public Hit {
      words = List.copyOf(words);
      subjects = List.copyOf(subjects);
    }
  }

  /// The result of a search.
  ///
  /// @param searched how many items of the backlist were looked at
  /// @param undated how many items were left out because nobody says when they were published
  /// @param fitting how many fit
  /// @param hits the best of them, best first
  public record Result(int searched, int undated, int fitting, List<Hit> hits) {
    public Result {
      hits = List.copyOf(hits);
    }
  }

  /// A word of a topic.
  ///
  /// @param stem what a word of a text begins with
  record TopicWord(String text, String stem) {}

  /// The weights of the topic's words in an item.
  private record Found(ItemId id, List<Double> weights) {}

  /// Searches a catalogue.
  ///
  /// @param session that judges the items
  /// @param visible which items may be named
  public Result find(
      Query query, CatalogView view, GateSession session, Predicate<ItemId> visible) {
    List<TopicWord> words = words(query.topic());
    List<Found> found = new ArrayList<>();
    int[] counts = {0, 0}; // searched, undated
    view.items()
        .map(view::item)
        .flatMap(Optional::stream)
        .filter(version -> !version.tombstone() && visible.test(version.item().id()))
        .forEach(version -> {
          Instant published = version.item().lifecycle().publishedAt();
          if (published == null) {
            counts[1]++;
          } else if (published.isBefore(query.before())) {
            counts[0]++;
            double[] weights = weights(version.item().content(), words);
            if (Arrays.stream(weights).anyMatch(weight -> weight > 0)) {
              found.add(new Found(version.item().id(), Arrays.stream(weights).boxed().toList()));
            }
          }
        });
    return ranked(query, words, found, counts, view, session);
  }

  private Result ranked(
      Query query,
      List<TopicWord> words,
      List<Found> found,
      int[] counts,
      CatalogView view,
      GateSession session) {
    double[] rarity = new double[words.size()];
    for (int i = 0; i < rarity.length; i++) {
      int word = i;
      long having = found.stream().filter(one -> one.weights().get(word) > 0).count();
      rarity[i] = Math.log(1 + (double) counts[0] / Math.max(1, having));
    }
    List<Hit> hits =
        found.stream()
            .sorted(
                Comparator.comparingDouble((Found one) -> -score(one, rarity))
                    .thenComparing(one -> one.id().value()))
            .limit(query.limit())
            .flatMap(one ->
                view.item(one.id()).map(ItemVersion::item).stream()
                    .map(item -> hit(item, one, words, rarity, session)))
            .toList();
    return new Result(counts[0], counts[1], found.size(), hits);
  }

  private Hit hit(
      Item item, Found found, List<TopicWord> words, double[] rarity, GateSession session) {
    List<String> matched = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (found.weights().get(i) > 0) {
        matched.add(words.get(i).text());
      }
    }
    List<SubjectCheck.Problem> problems =
        vocabularies.stream()
            .flatMap(list -> SubjectCheck.of(item.content().subjects(), list).stream())
            .toList();
    return new Hit(item, score(found, rarity), matched, session.preview(item.id()), problems);
  }

  private static double score(Found found, double[] rarity) {
    double score = 0;
    for (int i = 0; i < rarity.length; i++) {
      score += rarity[i] * found.weights().get(i);
    }
    return score;
  }

  private double[] weights(Content content, List<TopicWord> words) {
    double[] weights = new double[words.size()];
    String title =
        content.subtitle() == null ? content.title() : content.title() + " " + content.subtitle();
    count(title, words, weights, IN_TITLE, IN_TITLE);
    count(labels(content.subjects()), words, weights, IN_SUBJECTS, IN_SUBJECTS);
    count(content.text(), words, weights, 1, 2);
    return weights;
  }

  /// @param most what a word can weigh at most, however often it stands there
  private static void count(
      String text, List<TopicWord> words, double[] weights, double each, double most) {
    double[] here = new double[words.size()];
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      for (int i = 0; i < here.length; i++) {
        String stem = words.get(i).stem();
        if (word.regionMatches(true, 0, stem, 0, stem.length())) {
          here[i] = Math.min(most, here[i] + each);
        }
      }
    }
    for (int i = 0; i < here.length; i++) {
      weights[i] += here[i];
    }
  }

  private String labels(List<Subject> subjects) {
    StringBuilder labels = new StringBuilder();
    for (Subject subject : subjects) {
      if (subject.scheme().equals("keyword")) {
        labels.append(subject.code()).append(' ');
      }
      for (Vocabulary list : vocabularies) {
        if (list.scheme().equals(subject.scheme())) {
          list.find(subject.code())
              .ifPresent(concept ->
                  concept.labels().values().forEach(label -> labels.append(label).append(' ')));
        }
      }
    }
    return labels.toString();
  }

  /// The words of a topic, each once; one or two letters say nothing.
  static List<TopicWord> words(String topic) {
    Map<String, TopicWord> words = new LinkedHashMap<>();
    WORD.matcher(topic)
        .results()
        .map(MatchResult::group)
        .forEach(word -> {
          String stem = stem(word.toLowerCase(Locale.ROOT));
          words.putIfAbsent(stem, new TopicWord(word, stem));
        });
    return List.copyOf(words.values());
  }

  private static String stem(String word) {
    return ENDINGS.stream()
        .filter(word::endsWith)
        .filter(ending -> word.length() - ending.length() >= SHORTEST_STEM)
        .findFirst()
        .map(ending -> word.substring(0, word.length() - ending.length()))
        .orElse(word);
  }
}
