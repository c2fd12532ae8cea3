package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The German texts of the WordPress plugin: complete, and the files that WordPress reads are made
/// of the one that people edit. With `-Dcolophon.write=true` it writes them.
class WordpressTextsTest {
  private static final Path PLUGIN =
      Path.of(System.getProperty("colophon.root", ".."), "integrations/wordpress/colophon");
  private static final Path LANGUAGES = PLUGIN.resolve("languages");
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:__|esc_html__|esc_attr__)\\(\\s*'((?:[^'\\\\]|\\\\.)*)',\\s*'colophon'\\s*\\)");
  private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?[sd]");
  private static final Pattern ENTRY =
      Pattern.compile("(?:msgctxt \"(.*)\"\\n)?msgid \"(.+)\"\\nmsgstr \"(.*)\"");
  private static final char CONTEXT = '\u0004';
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Set<String> textsOf(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher matcher = TEXT.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1).replace("\\'", "'"));
    }
    return found;
  }

  private static Set<String> used() throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PLUGIN)) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(php|js)")).toList()) {
        all.addAll(textsOf(file));
      }
    }
    return all;
  }

  private static String unescaped(String text) {
    return text.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
  }

  /// The translations by their key: the text, after its context where it has one.
  private static Map<String, String> translations() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    String file = Files.readString(LANGUAGES.resolve("colophon-de_DE.po"));
    Matcher matcher = ENTRY.matcher(file);
    while (matcher.find()) {
      String context = matcher.group(1) == null ? "" : matcher.group(1) + CONTEXT;
      entries.put(context + unescaped(matcher.group(2)), unescaped(matcher.group(3)));
    }
    return entries;
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(result -> result.group()).sorted().toList();
  }

  /// The format of GNU gettext: a header, two tables of lengths and offsets, then the texts.
  private static byte[] binary(Map<String, String> translations) {
    Map<String, String> entries = new TreeMap<>(translations);
    entries.put("", "Language: de_DE\nContent-Type: text/plain; charset=UTF-8\n");
    List<byte[]> texts = new ArrayList<>();
    entries.keySet().forEach(key -> texts.add(key.getBytes(StandardCharsets.UTF_8)));
    entries.values().forEach(text -> texts.add(text.getBytes(StandardCharsets.UTF_8)));
    int count = entries.size();
    int start = 28 + 16 * count;
    int length = start + texts.stream().mapToInt(text -> text.length + 1).sum();
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    List.of(0x950412de, 0, count, 28, 28 + 8 * count, 0, start).forEach(buffer::putInt);
    int offset = start;
    for (byte[] text : texts) {
      buffer.putInt(text.length).putInt(offset);
      offset += text.length + 1;
    }
    texts.forEach(text -> buffer.put(text).put((byte) 0));
    return buffer.array();
  }

  private static byte[] script(Set<String> texts, Map<String, String> translations)
      throws IOException {
    ObjectNode file = MAPPER.createObjectNode().put("domain", "messages");
    ObjectNode messages = file.putObject("locale_data").putObject("messages");
    messages.putObject("").put("domain", "messages").put("lang", "de_DE");
    texts.forEach(text -> messages.putArray(text).add(translations.get(text)));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
  }

  private static void assertFile(String name, byte[] expected) throws IOException {
    Path file = LANGUAGES.resolve(name);
    if (Boolean.getBoolean("colophon.write")) {
      Files.write(file, expected);
    }
    assertArrayEquals(
        expected, Files.readAllBytes(file), name + " is outdated: run with -Dcolophon.write=true");
  }

  @Test
  void everyTextIsTranslatedAndNoTranslationIsLeftOver() throws IOException {
    Set<String> translated = new TreeSet<>(translations().keySet());
    assertTrue(translated.removeIf(key -> key.indexOf(CONTEXT) > 0), "the block's title");
    assertEquals(used(), translated);
  }

  @Test
  void translationsHaveThePlacesOfTheirTexts() throws IOException {
    translations()
        .forEach((text, translation) -> assertEquals(places(text), places(translation), text));
  }

  @Test
  void theFilesThatWordpressReadsAreMadeOfTheTranslations() throws IOException {
    Map<String, String> translations = translations();
    assertFile("colophon-de_DE.mo", binary(translations));
    assertFile(
        "colophon-de_DE-colophon-editor.json",
        script(textsOf(PLUGIN.resolve("assets/editor.js")), translations));
    assertFile(
        "colophon-de_DE-colophon-list-editor.json",
        script(textsOf(PLUGIN.resolve("assets/list-block.js")), translations));
  }
}
