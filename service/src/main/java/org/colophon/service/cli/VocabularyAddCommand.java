package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.colophon.service.app.Vocabularies;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyChange;
import org.colophon.vocabulary.VocabularyException;
import org.colophon.vocabulary.VocabularyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon vocabulary add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Adds a list of subjects, or a new version of one, to a data directory.",
      "Reads EDItEUR's JSON and XML of Thema, the IPTC's JSON of Media Topics, SKOS in RDF/XML,",
      "CSV and YAML. A file that is not sound changes nothing."
    },
    footer = {
      "",
      "Example:",
      "  colophon vocabulary add Thema_v1.6_de.json --data data",
      "",
      "The file of the version before is kept in vocabularies/replaced/."
    })
final class VocabularyAddCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  @Mixin private DataOption data = new DataOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The list.")
  private @Nullable Path file;

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      description = "The scheme of a SKOS file; its name without ending when absent.")
  private @Nullable String scheme;

  @Option(names = "--dry-run", description = "Only say what would change.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path given = Objects.requireNonNull(file, "picocli demands it");
    Path folder = Files.createTempDirectory("colophon-vocabulary");
    try {
      Path named = Files.copy(given, folder.resolve(name(given)));
      Vocabulary added = VocabularyReader.open(named);
      report(added, before(added).orElse(null), out);
      if (!dryRun) {
        keep(named, added);
        out.println(
            "The next start uses it. `colophon enrich --vocabulary FILE` brings stored subjects up to"
                + " date; subjects under replaced, split and gone codes are in `colophon gate report`.");
      }
      return Exit.OK;
    } catch (VocabularyException e) {
      spec.commandLine().getErr().println("colophon vocabulary add: " + problem(e, folder));
      spec.commandLine().getErr().flush();
      return Exit.FAILED;
    } finally {
      out.flush();
      clear(folder);
    }
  }

  /// The list that is used now. Where an addition was killed, two versions are there, which nothing
  /// but the next addition accepts.
  private Optional<Vocabulary> before(Vocabulary added) throws IOException {
    List<Vocabulary> stored =
        listed(lists()).stream()
            .map(VocabularyReader::open)
            .filter(known -> known.scheme().equals(added.scheme()))
            .toList();
    return stored.stream()
        .filter(known -> !known.version().equals(added.version()))
        .findFirst()
        .or(() ->
            stored.isEmpty()
                ? Vocabularies.of(data.directory()).stream()
                    .filter(known -> known.scheme().equals(added.scheme()))
                    .findFirst()
                : stored.stream().reduce(Vocabulary::supplementedBy));
  }

  private Path lists() {
    return data.directory().resolve("vocabularies");
  }

  private static String problem(VocabularyException e, Path folder) {
    return String.valueOf(e.getMessage()).replace(folder + "/", "");
  }

  private String name(Path given) {
    String name = given.getFileName().toString().toLowerCase(Locale.ROOT);
    return scheme == null ? name : scheme + name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  private static void report(Vocabulary added, @Nullable Vocabulary before, PrintWriter out) {
    out.printf("%s %s: %,d codes%n", added.scheme(), added.version(), added.concepts().size());
    if (before == null) {
      return;
    }
    VocabularyChange change = VocabularyChange.between(before, added);
    out.printf(
        "compared with %s: %d new, %d replaced, %d split, %d gone, %d relabelled, %d moved%n",
        before.version(),
        change.added().size(),
        change.replaced().size(),
        change.split().size(),
        change.gone().size(),
        change.relabelled().size(),
        change.moved().size());
    list("replaced", change.replaced(), added, out);
    list("split", change.split(), added, out);
    list("gone", change.gone(), added, out);
  }

  private static void list(String what, List<String> codes, Vocabulary added, PrintWriter out) {
    codes.stream()
        .limit(MOST_SHOWN)
        .forEach(code -> out.printf("  %-9s %s%s%n", what, code, instead(code, added)));
    if (codes.size() > MOST_SHOWN) {
      out.printf("  %-9s %,d more%n", what, codes.size() - MOST_SHOWN);
    }
  }

  private static String instead(String code, Vocabulary added) {
    return added
        .inUse(code)
        .map(now -> " -> " + now.code())
        .orElseGet(() ->
            added
                .find(code)
                .map(old -> String.join(", ", old.successors()))
                .filter(codes -> !codes.isEmpty())
                .map(codes -> " -> " + codes)
                .orElse(""));
  }

  /// Puts the file in its place, after copies of what it takes the place of were kept: whenever it
  /// is killed, a version is there, and the same command does the rest.
  private void keep(Path named, Vocabulary added) throws IOException {
    Path folder = Files.createDirectories(lists());
    Path target = folder.resolve(named.getFileName());
    Path half = folder.resolve(named.getFileName() + ".new");
    Files.copy(named, half, StandardCopyOption.REPLACE_EXISTING);
    List<Path> replaced = new ArrayList<>();
    for (Path old : listed(folder)) {
      Vocabulary known = VocabularyReader.open(old);
      boolean other = !known.version().equals(added.version());
      if (old.equals(target) || (known.scheme().equals(added.scheme()) && other)) {
        Path aside = Files.createDirectories(folder.resolve("replaced"));
        String version = known.version().replaceAll("[^\\w.-]", "_");
        Files.copy(
            old,
            aside.resolve(version + "-" + old.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
        replaced.add(old);
      }
    }
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    for (Path old : replaced) {
      if (!old.equals(target)) {
        Files.delete(old);
      }
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Vocabularies::isList).sorted().toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(folder);
  }
}
