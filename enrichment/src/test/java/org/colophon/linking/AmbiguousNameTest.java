package org.colophon.linking;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Subject;
import org.junit.jupiter.api.Test;

/// How well context tells namesakes apart: two authors of real blurbs are given one made-up name,
/// their known books stand in the catalogue, and a book that the catalogue lacks names one of them.
/// Nothing but words, and in a second run top genres, can tell who is meant.
class AmbiguousNameTest {
  private static final Path BLURBS =
      Path.of(System.getProperty("colophon.root"), "..", "shared", "data", "germeval2019-task1");
  private static final Pattern BOOK = Pattern.compile("<book.*?</book>", Pattern.DOTALL);
  private static final Pattern TOP = Pattern.compile("<topic d=\"0\"[^>]*>(.*?)</topic>");
  private static final String NAME = "Alex Beispiel";

  private record Book(String title, String body, String author, List<Subject> genres) {}

  private static String field(String book, String name) {
    Matcher matcher =
        Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL).matcher(book);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static List<Book> books(String file) throws IOException {
    String text = Files.readString(BLURBS.resolve(file));
    List<Book> books = new ArrayList<>();
    Matcher matcher = BOOK.matcher(text);
    while (matcher.find()) {
      String book = matcher.group();
      String author = field(book, "authors");
      List<Subject> genres =
          TOP.matcher(book).results().map(m -> new Subject("genre", m.group(1))).toList();
      boolean one = author.contains(" ") && !author.contains(",") && !author.contains(" und ");
      if (one && !field(book, "title").isEmpty() && !field(book, "body").isEmpty()) {
        books.add(new Book(field(book, "title"), field(book, "body"), author, genres));
      }
    }
    return books;
  }

  /// Shares of right, wrong and ambiguous answers.
  private record Outcome(int right, int wrong, int ambiguous) {
    double precision() {
      return right / (double) Math.max(1, right + wrong);
    }
  }

  private static Outcome measure(
      Map<String, List<Book>> known, List<Book> unseen, boolean genres, long seed) {
    Random random = new Random(seed);
    List<String> authors = List.copyOf(known.keySet());
    int[] counts = new int[3];
    for (Book book : unseen) {
      String other = authors.get(random.nextInt(authors.size()));
      if (known.containsKey(book.author) && !other.equals(book.author)) {
        Shelf shelf = new Shelf().person("a", NAME, "").person("b", NAME, "");
        put(shelf, "a", known.get(book.author), book, genres);
        put(shelf, "b", java.util.Objects.requireNonNull(known.get(other)), book, genres);
        String text = "Ein Buch von " + NAME + ". " + book.body.replace(book.author, NAME);
        Links links =
            shelf.links(
                Shelf.item(
                    "unseen",
                    ContentType.NEWS,
                    "Neu erschienen",
                    text,
                    null,
                    null,
                    genres ? book.genres : List.of()));
        List<String> found = Shelf.entities(links);
        boolean right = found.contains("contributor:a");
        boolean wrong = found.contains("contributor:b");
        counts[right ? 0 : wrong ? 1 : 2]++;
      }
    }
    return new Outcome(counts[0], counts[1], counts[2]);
  }

  private static void put(
      Shelf shelf, String author, List<Book> books, Book unseen, boolean genres) {
    int number = 0;
    for (Book book : books) {
      if (!book.title.equals(unseen.title) && number < 5) {
        shelf.book(
            author + number++,
            book.title,
            book.body,
            author,
            null,
            genres ? book.genres : List.of());
      }
    }
  }

  @Test
  void contextTellsMostNamesakesApart() throws IOException {
    assumeTrue(Files.isDirectory(BLURBS), "the German blurbs are not here");
    List<Book> train = books("blurbs_train_part.txt");
    Map<String, List<Book>> known =
        train.stream()
            .collect(Collectors.groupingBy(Book::author, TreeMap::new, Collectors.toList()));
    List<Book> unseen = books("blurbs_dev_a.txt");
    long seed = Long.getLong("colophon.seed", 20261122L);
    Outcome words = measure(known, unseen, false, seed);
    Outcome genres = measure(known, unseen, true, seed);
    System.out.println("namesakes by words " + words + ", with genres " + genres);
    assertTrue(words.precision() >= 0.9, words + ", seed " + seed);
    assertTrue(genres.precision() >= 0.9, genres + ", seed " + seed);
  }
}
