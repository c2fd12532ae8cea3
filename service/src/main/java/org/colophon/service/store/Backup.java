package org.colophon.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/// A backup of a data directory: a ZIP file with a consistent copy of the database, the policies,
/// vocabularies, models and evaluations, and a manifest with the SHA-256 of each file. The index is
/// left out: it is built again from the database.
///
/// @param madeAt when the copy began
/// @param digests hexadecimal SHA-256 by file name, with `/` between folders
public record Backup(Instant madeAt, Map<String, String> digests) {
  private static final String MANIFEST = "manifest.json";
  private static final int FORMAT = 1;
  private static final int ALL_PAGES = -1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// What belongs to the process that owns the directory, or is derived.
  private static final Set<String> LEFT_OUT =
      Set.of(
          Database.FILE,
          Database.FILE + "-wal",
          Database.FILE + "-shm",
          OwnerLock.FILE,
          "service.json",
          "service.json.new",
          "index");

  public Backup {
    digests = Map.copyOf(digests);
  }

  /// An error of a backup; the message names the file and what is wrong with it.
  public static final class BackupException extends IOException {
    private static final long serialVersionUID = 1L;

    private BackupException(Path file, String problem) {
      super("'" + file + "' " + problem);
    }
  }

  /// Backs a directory up, also while a service works on it. The file has its name only when it is
  /// complete.
  ///
  /// @param file does not exist yet
  /// @throws IOException when the directory holds no database, or a damaged one, or something
  ///   cannot be read or written
  public static Backup write(Path directory, Path file, Instant now) throws IOException {
    Path database = directory.resolve(Database.FILE);
    if (!Files.isRegularFile(database)) {
      throw new BackupException(directory, "is not a data directory: it holds no " + Database.FILE);
    }
    Path half = file.resolveSibling(file.getFileName() + ".part");
    Path copy = file.resolveSibling(file.getFileName() + ".db.part");
    Files.deleteIfExists(half);
    Files.deleteIfExists(copy);
    try {
      OwnerOnly.create(copy);
      OwnerOnly.create(half);
      copy(database, copy);
      Map<String, String> digests = new TreeMap<>();
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(half))) {
        digests.put(Database.FILE, add(zip, Database.FILE, copy));
        for (Map.Entry<String, Path> other : others(directory).entrySet()) {
          digests.put(other.getKey(), add(zip, other.getKey(), other.getValue()));
        }
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest(now, digests));
        zip.closeEntry();
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      return new Backup(now, digests);
    } finally {
      Files.deleteIfExists(half);
      Files.deleteIfExists(copy);
    }
  }

  /// All pages in one step: writers go on, and none of what they write gets in between.
  private static void copy(Path database, Path to) throws IOException {
    try (SQLiteConnection connection =
        DriverManager.getConnection("jdbc:sqlite:" + database).unwrap(SQLiteConnection.class)) {
      int code = connection.getDatabase().backup("main", to.toString(), null, 0, 1, ALL_PAGES);
      if (code != 0) {
        throw new BackupException(database, "could not be copied: SQLite answered " + code);
      }
    } catch (SQLException e) {
      throw new IOException("'" + database + "' could not be copied: " + e.getMessage(), e);
    }
    List<String> problems;
    try (Session copy = new Session(DriverManager.getConnection("jdbc:sqlite:" + to))) {
      problems = Database.problems(copy);
    } catch (SQLException e) {
      throw new IOException("the copy '" + to + "' cannot be read: " + e.getMessage(), e);
    }
    if (!problems.isEmpty()) {
      throw new BackupException(
          database,
          "is damaged and was not backed up, restore an earlier backup: " + problems.getFirst());
    }
  }

  private static Map<String, Path> others(Path directory) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return LEFT_OUT.contains(directory.relativize(folder).toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = directory.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile() && !LEFT_OUT.contains(name)) {
              files.put(name, file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(zip);
    }
    zip.closeEntry();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] manifest(Instant now, Map<String, String> digests) throws IOException {
    ObjectNode manifest = MAPPER.createObjectNode();
    manifest.put("format", FORMAT).put("made_at", now.toString());
    ObjectNode files = manifest.putObject("files");
    digests.forEach(files::put);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
  }

  /// Reads a backup whole and compares every file with the manifest.
  ///
  /// @throws IOException when the file is not a backup, is not complete, or was changed
  public static Backup verify(Path file) throws IOException {
    return read(file, null);
  }

  /// Restores a backup into a directory that does not exist yet or is empty. The database is
  /// checked and brought up to this version; the directory has its name only when everything is
  /// right.
  ///
  /// @throws IOException as [#verify], or when the directory is not empty
  public static Backup restore(Path file, Path directory) throws IOException {
    if (Files.exists(directory) && !isEmpty(directory)) {
      throw new BackupException(directory, "is not empty: restore into a new directory");
    }
    Path parent =
        Objects.requireNonNullElse(
            directory.toAbsolutePath().getParent(), directory.toAbsolutePath());
    OwnerOnly.createDirectories(parent);
    Path half = Files.createTempDirectory(parent, directory.getFileName() + ".restoring");
    try {
      Backup backup = read(file, half);
      check(half, file);
      Files.deleteIfExists(directory);
      Files.move(half, directory, StandardCopyOption.ATOMIC_MOVE);
      return backup;
    } finally {
      deleteAll(half);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void check(Path directory, Path file) throws IOException {
    try (Database opened = Database.open(directory)) {
      List<String> problems = opened.problems();
      if (!problems.isEmpty()) {
        throw new BackupException(file, "holds a damaged database: " + problems.getFirst());
      }
    } catch (StoreException e) {
      throw new IOException(
          "'" + file + "' holds a database that cannot be opened: " + e.advice(), e);
    }
  }

  /// @param to where the files go; null: nowhere
  private static Backup read(Path file, @Nullable Path to) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw new BackupException(file, "is not a backup: it holds no " + MANIFEST);
      }
      Backup backup = manifest(file, zip.getInputStream(entry));
      for (Map.Entry<String, String> listed : backup.digests.entrySet()) {
        ZipEntry stored = zip.getEntry(listed.getKey());
        if (stored == null) {
          throw new BackupException(file, "is not complete: " + listed.getKey() + " is missing");
        }
        String digest = extract(zip.getInputStream(stored), place(file, to, listed.getKey()));
        if (!digest.equals(listed.getValue())) {
          throw new BackupException(file, "was changed: " + listed.getKey() + " is another file");
        }
      }
      return backup;
    } catch (ZipException e) {
      throw new IOException("'" + file + "' is not a complete ZIP file: use another backup", e);
    }
  }

  private static Backup manifest(Path file, InputStream in) throws IOException {
    try (in) {
      JsonNode manifest = MAPPER.readTree(in.readNBytes(16 << 20));
      if (manifest.path("format").asInt() != FORMAT) {
        throw new BackupException(
            file, "has format " + manifest.path("format") + ", this version reads " + FORMAT);
      }
      Map<String, String> digests = new TreeMap<>();
      manifest
          .path("files")
          .properties()
          .forEach(f -> digests.put(f.getKey(), f.getValue().asText()));
      if (!digests.containsKey(Database.FILE)) {
        throw new BackupException(file, "is not complete: it lists no " + Database.FILE);
      }
      return new Backup(Instant.parse(manifest.path("made_at").asText()), digests);
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IOException("'" + file + "' was changed: its manifest cannot be read", e);
    }
  }

  /// No name leads out of the directory.
  private static @Nullable Path place(Path file, @Nullable Path to, String name)
      throws IOException {
    if (to == null) {
      return null;
    }
    Path place = to.resolve(name).normalize();
    if (!place.startsWith(to) || place.equals(to)) {
      throw new BackupException(file, "was changed: it names a file outside, " + name);
    }
    return place;
  }

  private static String extract(InputStream in, @Nullable Path place) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream hashed = new DigestInputStream(in, digest)) {
      if (place == null) {
        hashed.transferTo(OutputStream.nullOutputStream());
      } else {
        OwnerOnly.createDirectories(Objects.requireNonNull(place.getParent(), "inside a folder"));
        OwnerOnly.create(place);
        try (OutputStream out = Files.newOutputStream(place)) {
          hashed.transferTo(out);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
