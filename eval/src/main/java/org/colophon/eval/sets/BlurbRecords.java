package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reader of the book blurbs of GermEval 2019, task 1: records that look like XML but have no
/// root and leave `&` unescaped, so they are read by pattern.
final class BlurbRecords {
  private static final Pattern RECORD =
      Pattern.compile("<book\\b[^>]*>(.*?)</book>", Pattern.DOTALL);
  private static final Pattern OPEN = Pattern.compile("<book\\b");
  private static final Pattern TOPIC = Pattern.compile("<topic d=\"(\\d)\"[^>]*>(.*?)</topic>");

  private BlurbRecords() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".txt")) {
      readFile(reading, file, examples);
    }
    return examples;
  }

  private static void readFile(SetFile reading, Path file, List<Example> examples) {
    String text = reading.text(file);
    Matcher record = RECORD.matcher(text);
    Matcher open = OPEN.matcher(text);
    int end = 0;
    int found = 0;
    while (open.find(end)) {
      int start = open.start();
      IntSupplier line = () -> SetFile.lineAt(text, start);
      if (!record.find(open.start())
          || record.start() != open.start()
          || OPEN.matcher(record.group(1)).find()) {
        throw new BrokenFileException(
            file, line.getAsInt(), "the <book> that starts here has no </book>");
      }
      examples.add(example(reading, file, line, record.group(1)));
      end = record.end();
      found++;
    }
    if (found == 0) {
      throw new BrokenFileException(file, 0, "has no <book>");
    }
  }

  private static Example example(SetFile reading, Path file, IntSupplier line, String record) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String name : List.of("title", "body", "authors", "isbn")) {
      fields.put(name, element(file, line, record, name));
    }
    Set<String> labels = new LinkedHashSet<>();
    Set<String> top = new LinkedHashSet<>();
    Matcher topic = TOPIC.matcher(record);
    while (topic.find()) {
      String label = unescape(topic.group(2)).strip();
      labels.add(label);
      if (topic.group(1).equals("0")) {
        top.add(label);
      }
    }
    SortedMap<String, String> facets = reading.facets();
    facets.put("genre", top.isEmpty() ? "none" : top.iterator().next());
    String[] address = element(file, line, record, "url").split("/", -1);
    facets.put("imprint", address.length > 1 ? address[address.length - 2] : "unknown");
    String published = element(file, line, record, "published");
    facets.put("year", published.length() >= 4 ? published.substring(0, 4) : "unknown");
    return new Example.Text(fields.getOrDefault("isbn", ""), fields, List.copyOf(labels), facets);
  }

  private static String element(Path file, IntSupplier line, String record, String name) {
    int start = record.indexOf("<" + name + ">");
    int end = record.indexOf("</" + name + ">");
    if (start < 0 || end < start) {
      throw new BrokenFileException(
          file, line.getAsInt(), "the <book> that starts here has no <" + name + ">");
    }
    return unescape(record.substring(start + name.length() + 2, end)).strip();
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
