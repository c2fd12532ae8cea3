package org.colophon.service.crm;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.audience.PersonRef;
import org.colophon.catalog.Instants;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmChange;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmContact;
import org.colophon.text.CsvCells;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A CRM that takes and leaves files of comma-separated values in a folder: `in` for what it
/// states, `out` for what it is told. Files come and go by one rename. A file is renamed before it
/// is read, so that another one of the same name is another file. What was taken is deleted, so
/// that no copy keeps a person who is forgotten. Links are not followed.
public final class FileConnector implements CrmConnector {
  private static final int ROWS = 2_000;
  private static final int BATCH = 100_000;
  private static final long MOST_BYTES = 2L << 30;
  private static final String END = "end";
  private static final String REFUSED = "refused";
  private static final Pattern TAKEN = Pattern.compile("\\.taken-[0-9]{1,19}\\.csv$");
  private static final Predicate<String> CLAIMED =
      Pattern.compile("(deleted|contacts)[\\w.-]{0,200}\\.taken-[0-9]{1,19}\\.csv")
          .asMatchPredicate();
  private static final Predicate<String> LEFT =
      Pattern.compile("(deleted|contacts)[\\w.-]{0,200}\\.csv")
          .asMatchPredicate()
          .and(CLAIMED.negate());
  private static final Predicate<String> UNFINISHED =
      Pattern.compile("\\.(deleted|contacts)-[0-9]{1,19}\\.tmp").asMatchPredicate();
  private static final Logger LOG = LoggerFactory.getLogger(FileConnector.class);

  private final Path in;
  private final Path out;
  private final InstantSource clock;
  private final FieldMapping mapping = FieldMapping.ofFiles();
  private @Nullable Open open;
  private long written;

  /// @throws IllegalArgumentException when the folders cannot be made
  public FileConnector(Path folder, InstantSource clock) {
    this.clock = clock;
    try {
      this.in = Files.createDirectories(folder.resolve("in")).toRealPath();
      this.out = Files.createDirectories(folder.resolve("out")).toRealPath();
      Path inside = folder.toRealPath();
      if (!in.startsWith(inside) || !out.startsWith(inside)) {
        throw new IOException("'in' or 'out' leads out of it; replace the link by a folder");
      }
      removeUnfinished(out);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "crm_folder: " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /// Removes files that a process left when it died: they name people.
  private static void removeUnfinished(Path out) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(out)) {
      unfinished = files.filter(path -> UNFINISHED.test(path.getFileName().toString())).toList();
    }
    for (Path path : unfinished) {
      Files.deleteIfExists(path);
    }
  }

  /// A file that is being read.
  private record Open(Feed feed, String name, CsvStream rows, long modified) {}

  @Override
  public String name() {
    return "files";
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public boolean readsAll() {
    return false;
  }

  @Override
  public Page read(Feed feed, String cursor) throws IOException {
    for (String name : names(feed, LEFT)) {
      claim(name);
    }
    return read(feed, cursor, CLAIMED);
  }

  @Override
  public Page preview(Feed feed, String cursor) throws IOException {
    return read(feed, cursor, CLAIMED.or(LEFT));
  }

  /// Renames a file to a name that no other one gets.
  private void claim(String name) throws IOException {
    String stem = name.substring(0, name.length() - ".csv".length());
    Path claimed;
    do {
      claimed = in.resolve(stem + ".taken-" + number() + ".csv");
    } while (Files.exists(claimed, LinkOption.NOFOLLOW_LINKS));
    try {
      Files.move(in.resolve(name), claimed, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      // the CRM took it back
    }
  }

  private Page read(Feed feed, String cursor, Predicate<String> wanted) throws IOException {
    String[] at = (cursor + "\t").split("\t", -1);
    Optional<String> name =
        Set.of("", END, REFUSED).contains(at[1]) || !isFile(at[0], wanted)
            ? names(feed, wanted).stream().filter(other -> other.compareTo(at[0]) > 0).findFirst()
            : Optional.of(at[0]);
    if (name.isEmpty()) {
      return new Page(List.of(), 0, "", true);
    }
    long skipped = name.get().equals(at[0]) ? Long.parseLong(at[1]) : 0;
    try {
      return page(file(feed, name.get(), skipped));
    } catch (IOException e) {
      close();
      LOG.warn("{} from the CRM is not read on: {}", name.get(), e.getMessage());
      return new Page(List.of(), 1, name.get() + "\t" + REFUSED, false);
    }
  }

  private Page page(Open file) throws IOException {
    List<CrmChange> changes = new ArrayList<>();
    int invalid = 0;
    for (int i = 0; i < ROWS; i++) {
      Optional<Function<String, String>> row = file.rows().next();
      if (row.isEmpty()) {
        close();
        return new Page(changes, invalid, file.name() + "\t" + END, false);
      }
      invalid += add(row.get(), file, changes);
    }
    return new Page(changes, invalid, file.name() + "\t" + file.rows().rows(), false);
  }

  /// Adds the change of a row; returns how many of its values are not valid.
  private int add(Function<String, String> row, Open file, List<CrmChange> changes) {
    PersonRef person = mapping.person(row);
    if (person == null) {
      return 1;
    }
    if (file.feed() == Feed.DELETED) {
      changes.add(new CrmChange.Deleted(person));
      return 0;
    }
    try {
      CrmContact.Parsed parsed = mapping.stated(person, row);
      String at = row.apply("at");
      Instant now = clock.instant();
      Instant written = at.isEmpty() ? now : Instant.parse(at);
      Instant stated = written.isAfter(now) ? now : written;
      CrmChange change =
          new CrmChange.Stated(parsed.contact(), null, order(row, at, stated, file), stated);
      if (file.feed() == Feed.CHANGED || parsed.contact().withdraws()) {
        changes.add(change);
      }
      return parsed.invalid();
    } catch (DateTimeException | NumberFormatException _) {
      return 1;
    }
  }

  /// The CRM's number of the change; where the file has no numbers its time, else the file's.
  private static long order(Function<String, String> row, String at, Instant stated, Open file) {
    String change = row.apply("change");
    if (file.rows().has("change")) { // one number among times would order nothing
      return Long.parseLong(change);
    }
    return at.isEmpty() ? file.modified() : Instants.toMicros(stated);
  }

  private Open file(Feed feed, String name, long skipped) throws IOException {
    Open before = open;
    if (before != null
        && before.feed() == feed
        && before.name().equals(name)
        && before.rows().rows() == skipped) {
      return before;
    }
    close();
    Path path = in.resolve(name);
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("it has more than " + MOST_BYTES + " bytes");
    }
    CsvStream rows =
        new CsvStream(
            new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS),
                    StandardCharsets.UTF_8)));
    Open file =
        new Open(
            feed,
            name,
            rows,
            Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis() * 1_000);
    open = file;
    if (!rows.has(mapping.key())) {
      throw new IOException("it has no column 'person'");
    }
    while (rows.rows() < skipped && rows.next().isPresent()) {}
    return file;
  }

  private List<String> names(Feed feed, Predicate<String> wanted) throws IOException {
    String prefix = feed == Feed.DELETED ? "deleted" : "contacts";
    try (Stream<Path> files = Files.list(in)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && isFile(name, wanted))
          .sorted()
          .toList();
    }
  }

  private boolean isFile(String name, Predicate<String> wanted) {
    return wanted.test(name) && Files.isRegularFile(in.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void taken(Feed feed, String cursor) throws IOException {
    String[] at = (cursor + "\t").split("\t", -1);
    if (feed == Feed.WITHDRAWN || !CLAIMED.test(at[0])) {
      return;
    }
    Path file = in.resolve(at[0]);
    if (at[1].equals(END)) {
      Files.deleteIfExists(file);
    } else if (at[1].equals(REFUSED)) {
      String name = TAKEN.matcher(at[0]).replaceFirst(".csv.refused");
      Files.move(file, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public List<Sent> send(List<CrmContact> contacts) throws IOException {
    long number = number();
    String at = Instants.ofMicros(number).toString();
    List<String> lines = new ArrayList<>();
    lines.add(
        "person,change,at,"
            + Stream.of(CrmAttribute.values())
                .map(CrmAttribute::text)
                .collect(Collectors.joining(",")));
    for (CrmContact contact : contacts) {
      lines.add(
          contact.person().value()
              + ","
              + number
              + ","
              + at
              + ","
              + contact.values().values().stream()
                  .map(CsvCells::safe)
                  .collect(Collectors.joining(",")));
    }
    write("contacts-" + number, lines);
    return contacts.stream().map(one -> new Sent(one.person(), Outcome.TAKEN, "")).toList();
  }

  @Override
  public List<PersonRef> delete(List<PersonRef> persons) throws IOException {
    List<String> lines = new ArrayList<>(List.of("person"));
    persons.forEach(person -> lines.add(person.value()));
    write("deleted-" + number(), lines);
    return List.of();
  }

  /// The number of a file, and of the changes in it: each is greater than the one before.
  private long number() {
    written = Math.max(written + 1, Instants.toMicros(clock.instant()));
    return written;
  }

  private void write(String name, List<String> lines) throws IOException {
    Path temporary = out.resolve("." + name + ".tmp");
    try (BufferedWriter writer =
        Files.newBufferedWriter(
            temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (String line : lines) {
        writer.write(line);
        writer.write("\r\n");
      }
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(temporary, out.resolve(name + ".csv"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    Open before = open;
    open = null;
    if (before != null) {
      try {
        before.rows().close();
      } catch (IOException e) {
        LOG.warn("a file of the CRM could not be closed: {}", e.getMessage());
      }
    }
  }
}
