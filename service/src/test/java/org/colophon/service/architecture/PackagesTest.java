package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of packages in `docs/packages.md`: every package with the first sentence of its
/// documentation. The numbers of files and lines are those of the last writing.
class PackagesTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final Path FILE = ROOT.resolve("docs").resolve("packages.md");
  private static final List<String> MODULES = List.of("service", "eval", "enrichment", "models");
  private static final Pattern SENTENCE = Pattern.compile("^(.+?\\.)(?= [A-Z`\\[]|$)");
  private static final Pattern LINK = Pattern.compile("\\[([\\w.#]+)]");

  private record Row(String name, String contents, int files, int lines) {
    String text(boolean counted) {
      String cells = "| `" + name + "` | " + contents + " |";
      return counted ? cells + " " + files + " | " + grouped(lines) + " |" : cells;
    }
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static List<Row> rows(String module) throws IOException {
    Path root = ROOT.resolve(module).resolve("src/main/java/org/colophon");
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path info : all.filter(file -> file.endsWith("package-info.java")).sorted().toList()) {
        Path folder = Objects.requireNonNull(info.getParent());
        int lines = 0;
        int files = 0;
        for (Path file : sources(folder)) {
          lines += Files.readAllLines(file).size();
          files++;
        }
        String name = root.relativize(folder).toString().replace('/', '.');
        rows.add(new Row(name.isEmpty() ? "org.colophon" : name, sentence(info), files, lines));
      }
    }
    return rows;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String sentence(Path info) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(info)) {
      if (!line.startsWith("///") || line.equals("///")) {
        break;
      }
      text.append(line.substring(3).strip()).append(' ');
    }
    Matcher first = SENTENCE.matcher(text.toString().strip());
    String sentence = first.find() ? first.group(1) : text.toString().strip();
    return LINK.matcher(sentence).replaceAll("`$1`").replace("|", "\\|");
  }

  private static List<String> without(List<String> lines, List<String> known) {
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  @Test
  void theListNamesEveryPackage() throws IOException {
    StringBuilder page = new StringBuilder("# Packages\n");
    List<String> expected = new ArrayList<>();
    for (String module : MODULES) {
      List<Row> rows = rows(module);
      int lines = rows.stream().mapToInt(Row::lines).sum();
      page.append("\n## ")
          .append(module)
          .append("\n\n")
          .append(grouped(lines))
          .append(" lines\n\n");
      page.append("| Package | Contents | Files | Lines |\n| --- | --- | --: | --: |\n");
      for (Row row : rows) {
        page.append(row.text(true)).append('\n');
        expected.add(row.text(false));
      }
    }
    if (Boolean.getBoolean("colophon.write")) {
      Files.writeString(FILE, page);
    }
    List<String> listed =
        Files.readAllLines(FILE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceFirst("\\| \\d+ \\| [\\d,]+ \\|$", "|"))
            .toList();
    assertEquals(List.of(), without(expected, listed), "run this test with -Dcolophon.write=true");
    assertEquals(List.of(), without(listed, expected), "run this test with -Dcolophon.write=true");
  }
}
