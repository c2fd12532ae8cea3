package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reader of Reuters-21578 stories of the ModApte split, by pattern (they are no XML). Kept are
/// stories with `TOPICS="YES"`, of `LEWISSPLIT="TRAIN"` or `"TEST"` as the part asks, that carry at
/// least one of the topics in the option `topics`.
final class ReutersStories {
  private static final Pattern STORY =
      Pattern.compile("<REUTERS ([^>]*)>(.*?)</REUTERS>", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("NEWID=\"(\\d+)\"");
  private static final Pattern TOPICS = Pattern.compile("<TOPICS>(.*?)</TOPICS>", Pattern.DOTALL);
  private static final Pattern ONE = Pattern.compile("<D>(.*?)</D>");
  private static final Pattern TEXT = Pattern.compile("<TEXT[^>]*>(.*?)</TEXT>", Pattern.DOTALL);
  private static final Pattern TITLE = Pattern.compile("<TITLE>(.*?)</TITLE>", Pattern.DOTALL);
  private static final Pattern BODY = Pattern.compile("<BODY>(.*?)</BODY>", Pattern.DOTALL);

  private ReutersStories() {}

  static List<Example> read(SetFile reading) {
    Set<String> topics = Set.of(reading.option("topics", "").strip().split("\\s+", -1));
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".sgm")) {
      String text = reading.text(file);
      Matcher story = STORY.matcher(text);
      int found = 0;
      while (story.find()) {
        found++;
        String head = story.group(1);
        if (head.contains("TOPICS=\"YES\"")
            && head.contains("LEWISSPLIT=\"" + reading.part() + "\"")) {
          int start = story.start();
          IntSupplier line = () -> SetFile.lineAt(text, start);
          List<String> gold = topics(file, line, story.group(2), topics);
          if (!gold.isEmpty()) {
            examples.add(example(reading, head, story.group(2), gold));
          }
        }
      }
      if (found == 0) {
        throw new BrokenFileException(file, 0, "has no <REUTERS> story");
      }
    }
    return examples;
  }

  private static List<String> topics(Path file, IntSupplier line, String story, Set<String> kept) {
    Matcher list = TOPICS.matcher(story);
    if (!list.find()) {
      throw new BrokenFileException(
          file, line.getAsInt(), "the story that starts here has no <TOPICS>");
    }
    List<String> topics = new ArrayList<>();
    Matcher topic = ONE.matcher(list.group(1));
    while (topic.find()) {
      if (kept.contains(topic.group(1))) {
        topics.add(topic.group(1));
      }
    }
    return topics;
  }

  private static Example example(SetFile reading, String head, String story, List<String> gold) {
    String text = first(TEXT, story);
    String title = first(TITLE, text);
    String body = first(BODY, text);
    if (body.isEmpty()) {
      body = text.replaceAll("<[^>]*>", " ");
    }
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("title", clean(title));
    fields.put("body", clean(body));
    return new Example.Text(first(NUMBER, head), fields, gold, reading.facets());
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String clean(String text) {
    return text.replaceAll("&#\\d+;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}
