package org.colophon.eval.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.metrics.TypedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir Path dir;

  @Test
  void readsBlurbsWithUnescapedAmpersands() throws IOException {
    Path file =
        write(
            "b.txt",
            blurb("1", "Mord & Meer", "<topic d=\"0\">Krimi & Co</topic><topic d=\"1\">See</topic>")
                + blurb("2", "Brot &amp; Salz", "<topic d=\"0\">Kochen</topic>"));
    List<Example> books = read("blurbs", file, Map.of());
    Example.Text first = (Example.Text) books.getFirst();
    assertEquals("Mord & Meer", first.field("title"));
    assertEquals(List.of("Krimi & Co", "See"), first.gold());
    assertEquals("Krimi & Co", first.facets().get("genre"));
    assertEquals("Haus", first.facets().get("imprint"));
    assertEquals("2014", first.facets().get("year"));
    assertEquals("Brot & Salz\n\nEin Text.", books.get(1).text());
  }

  @Test
  void saysWhichBlurbIsBroken() throws IOException {
    String good = blurb("1", "Gut", "");
    broken("blurbs", good + good.replace("</book>", ""), "line 10", "no </book>");
    broken("blurbs", good.replace("</book>", "") + good, "line 1", "no </book>");
    broken("blurbs", good + good.replace("<isbn>", "<x>"), "line 10", "no <isbn>");
    broken("blurbs", "nothing", "no <book>");
  }

  @Test
  void joinsTheRowsOfOneBook() throws IOException {
    Path file =
        write(
            "t.csv",
            """
            BL record ID,Title,Languages,annotator_genre
            1,"The Tale, a novel",English,Fiction
            1,"The Tale, a novel",English,Non-fiction
            1,"The Tale, a novel",English,Fiction
            2,Travels,English,Non-fiction
            """);
    List<Example> books = read("british-library", file, Map.of());
    assertEquals(2, books.size());
    assertEquals(List.of("Fiction"), ((Example.Text) books.getFirst()).gold());
    broken("british-library", "BL record ID,Title,annotator_genre\n1,x\n", "line 2", "2 cells");
    broken("british-library", "BL record ID,Title\n1,x\n", "no column 'annotator_genre'");
  }

  @Test
  void readsTheAskedPartOfReuters() throws IOException {
    String story =
        """
        <REUTERS TOPICS="YES" LEWISSPLIT="%s" NEWID="%d">
        <TOPICS><D>grain</D><D>odd</D></TOPICS>
        <TEXT>&#2;<TITLE>Crop &lt;X> up</TITLE><BODY>Much rain.&#3;</BODY></TEXT>
        </REUTERS>
        """;
    String brief = "<TEXT TYPE=\"BRIEF\"><TITLE>Short</TITLE></TEXT>";
    Path file =
        write(
            "a.sgm",
            story.formatted("TRAIN", 1)
                + story.formatted("TEST", 2)
                + story.formatted("TRAIN", 3).replaceAll("(?s)<TEXT.*</TEXT>", brief)
                + story.formatted("TRAIN", 4).replace("grain", "other"));
    List<Example> train = read("reuters-sgml", file, Map.of("topics", "grain wheat"));
    assertEquals(List.of("1", "3"), train.stream().map(Example::id).toList());
    assertEquals("Crop <X> up\n\nMuch rain.", train.getFirst().text());
    assertEquals(List.of("grain"), ((Example.Text) train.getFirst()).gold());
    broken("reuters-sgml", "plain", "no <REUTERS>");
  }

  @Test
  void readsFoldersAndFilesAsLabels() throws IOException {
    Files.createDirectories(dir.resolve("news/sport"));
    Files.write(
        dir.resolve("news/sport/1.txt"),
        "Title\n\n\u00a350 won".getBytes(StandardCharsets.ISO_8859_1));
    Example.Text article =
        (Example.Text)
            read("folder-per-label", dir.resolve("news"), Map.of("charset", "either")).getFirst();
    assertEquals(List.of("sport"), article.gold());
    assertEquals("\u00a350 won", article.field("body"));
    BrokenFileException e =
        assertThrows(
            BrokenFileException.class,
            () -> read("folder-per-label", dir.resolve("news"), Map.of()));
    assertTrue(String.valueOf(e.getMessage()).contains("line 3: is not UTF-8"), e.getMessage());

    Files.createDirectories(dir.resolve("lang"));
    Files.writeString(dir.resolve("lang/de.txt"), "Guten Tag\n\nAuf Wiedersehen\n");
    List<Example> lines = read("file-per-language", dir.resolve("lang"), Map.of());
    assertEquals(List.of("de/1", "de/3"), lines.stream().map(Example::id).toList());
    Files.writeString(dir.resolve("lang/README.txt"), "x");
    assertThrows(
        BrokenFileException.class, () -> read("file-per-language", dir.resolve("lang"), Map.of()));
  }

  @Test
  void readsPlainTables() throws IOException {
    Path file = write("c.csv", "\"3\",\"He said \"\"no\"\"\",\"two\nlines\"\r\n1,x,y\r\n");
    Map<String, String> options =
        Map.of("label", "0", "title", "1", "body", "2", "label.3", "Third");
    List<Example> rows = read("csv", file, options);
    assertEquals("He said \"no\"\n\ntwo\nlines", rows.getFirst().text());
    assertEquals(List.of("Third"), ((Example.Text) rows.getFirst()).gold());
    assertEquals("c.csv:3", rows.get(1).id());
    Path headed = write("h.csv", "id\ttext\ttags\nA\thello\ta|b\n");
    Example.Text row =
        (Example.Text)
            read(
                    "csv",
                    headed,
                    Map.of(
                        "separator",
                        "tab",
                        "header",
                        "true",
                        "id",
                        "id",
                        "body",
                        "text",
                        "label",
                        "tags",
                        "label-separator",
                        "|"))
                .getFirst();
    assertEquals(List.of("a", "b"), row.gold());
    assertEquals("A", row.id());
    broken("csv", "1,\"never\nends", "line 1", "no closing quote");
    broken("csv", "1,\"a\"b\n", "line 1", "closing quote");
    broken("csv-pairs", "a,b,c\n", "line 1", "score is a number");
    broken("csv-pairs", "a,b,1\na,b\n", "line 2", "2 cells");
  }

  @Test
  void crossesPairsOfTwoLanguages() throws IOException {
    Path german = write("de.csv", "Hund,Katze,4\nHaus,Buch,1.5\n");
    Path english = write("en.csv", "dog,cat,4\nhouse,book,1.5\n");
    Map<String, String> options = Map.of("translation", "en.csv");
    List<Example> found = read("csv-pairs-crossed", german, options);

    assertEquals(
        List.of("Hund cat 4.0", "dog Katze 4.0", "Haus book 1.5", "house Buch 1.5"),
        found.stream()
            .map(Example.Pair.class::cast)
            .map(pair -> pair.first() + " " + pair.second() + " " + pair.score())
            .toList());
    assertEquals("de.csv:1 reversed", found.get(1).id());
    for (String other : List.of("dog,cat,4\n", "dog,cat,4\nhouse,book,2\n")) {
      Files.writeString(english, other);
      assertThrows(
          BrokenFileException.class, () -> read("csv-pairs-crossed", german, options), other);
    }
    assertThrows(BrokenFileException.class, () -> read("csv-pairs-crossed", german, Map.of()));
  }

  @Test
  void readsKeyphrasesOfBothKinds() throws IOException {
    Files.createDirectories(dir.resolve("k/docsutf8"));
    Files.createDirectories(dir.resolve("k/keys"));
    Files.writeString(dir.resolve("k/README.txt"), "about");
    Files.writeString(dir.resolve("k/docsutf8/d1.txt"), "Some text");
    Files.writeString(dir.resolve("k/keys/d1.key"), "some text\n\ntext \n");
    List<Example> found = read("keyphrases", dir.resolve("k"), Map.of());
    assertEquals(1, found.size());
    assertEquals(List.of("some text", "text"), ((Example.Text) found.getFirst()).gold());
    Files.writeString(dir.resolve("k/docsutf8/d2.txt"), "No keys");
    assertThrows(BrokenFileException.class, () -> read("keyphrases", dir.resolve("k"), Map.of()));

    Files.createDirectories(dir.resolve("i"));
    Files.writeString(dir.resolve("i/7.abstr"), "A title\nThe abstract");
    Files.writeString(dir.resolve("i/7.uncontr"), "neural\n\tnetworks; b; ");
    Map<String, String> inspec =
        Map.of("text", ".abstr", "keys", ".uncontr", "keys-separator", ";", "title", "first-line");
    Example.Text paper = (Example.Text) read("keyphrases", dir.resolve("i"), inspec).getFirst();
    assertEquals(List.of("neural networks", "b"), paper.gold());
    assertEquals("A title", paper.field("title"));
  }

  @Test
  void readsTagsOfTheAskedColumnAndClasses() throws IOException {
    Path file =
        write(
            "n.tsv",
            "#\tsource\n1\tJane\tB-PER\tO\n2\tin\tO\tO\n3\tRom\tB-LOCderiv\tO\n\n1\t#\tO\tO\n");
    Map<String, String> options =
        Map.of("token", "1", "tag", "2", "comment", "#", "keep", "PER LOC");
    List<Example> sentences = read("conll", file, options);
    Example.Sentence first = (Example.Sentence) sentences.getFirst();
    assertEquals(List.of("Jane", "in", "Rom"), first.tokens());
    assertEquals(List.of(new TypedSpan(0, 1, "PER")), first.gold());
    assertEquals(2, sentences.size());
    broken("conll", "a\tO\nb\n", "line 2", "columns");
    broken("conll", "a\tO\nb\tPERSON\n", "line 2", "'PERSON'");
  }

  @Test
  void readsImpressionsWithOneEntryPerLine() throws IOException {
    String head =
        "impression_id,label,history_news_id,history_title,history_category,history_subvert,"
            + "history_abstract,candidate_news_id,candidate_title,candidate_category,"
            + "candidate_subvert,candidate_abstract\n";
    String row = "5,C2,N1,Old,news,us,Once,\"N2\nN3\",\"A\nB\",\"x\ny\",\"p\nq\",\"r\ns\"\n";
    Example.Choice choice =
        (Example.Choice) read("mind-recprompt", write("m.csv", head + row), Map.of()).getFirst();
    assertEquals("B", choice.candidates().get(1).entry().field("title"));
    assertEquals(1, choice.candidates().get(1).relevance());
    assertEquals("Old\nOnce", choice.liked().getFirst().text());
    Example.Choice both =
        (Example.Choice)
            read("mind-recprompt", write("n.csv", head + row.replace("C2", "\"C1,C2\"")), Map.of())
                .getFirst();
    assertEquals(List.of(1.0, 1.0), both.candidates().stream().map(c -> c.relevance()).toList());
    broken("mind-recprompt", head + row.replace("C2", "C3"), "line 2", "C1 to C2");
    broken("mind-recprompt", head + row.replace("A\nB", "A"), "line 2", "1 titles");
  }

  @Test
  void readsPromptsOfLikedAndDislikedBooks() throws IOException {
    String entry =
        """
        [{"instruction": "x", "input": "User Preference: \\"A, B\\" written by C. D, \\"E\\" written \
        by F\\nUser Unpreference: \\nWhether the user will like the target book \\"\\"G\\" written by \
        H I\\"?", "output": "Yes."}]
        """;
    Example.Choice choice =
        (Example.Choice) read("tallrec", write("t.json", entry), Map.of()).getFirst();
    assertEquals(List.of("A, B", "E"), choice.liked().stream().map(Example.Entry::id).toList());
    assertEquals("C. D", choice.liked().getFirst().field("author"));
    assertEquals(List.of(), choice.disliked());
    assertEquals("H I", choice.candidates().getFirst().entry().field("author"));
    broken("tallrec", entry.replace("Yes.", "Maybe"), "entry 1");
    broken("tallrec", "[{", "line 1");
    broken("tallrec", "{}", "not a JSON list");
  }

  @Test
  void readsJsonLinesOfEveryKind() throws IOException {
    Path file =
        write(
            "j.jsonl",
            """
            {"id": "t", "text": "Hello", "labels": ["a"], "language": "en", "facets": {"genre": "g"}}
            {"tokens": ["Rome"], "tags": ["B-LOC"]}

            {"first": "a", "second": "b", "score": 2.5}
            {"liked": ["x"], "candidates": [{"title": "y", "relevance": 1}]}
            {"title": "Hi", "label": "b"}
            """);
    List<Example> all = read("jsonl", file, Map.of());
    assertEquals("g", all.get(0).facets().get("genre"));
    assertEquals(List.of(new TypedSpan(0, 1, "LOC")), ((Example.Sentence) all.get(1)).gold());
    assertEquals(2.5, ((Example.Pair) all.get(2)).score());
    assertEquals("a\nb", all.get(2).text());
    assertEquals("x\ny", all.get(3).text());
    assertEquals(List.of("b"), ((Example.Text) all.get(4)).gold());
    broken("jsonl", "{\"text\": \"a\", \"label\": \"x\"}\n{oops\n", "line 2", "not valid JSON");
    broken("jsonl", "{\"text\": \"a\"}", "line 1", "neither 'label'");
    broken("jsonl", "{\"label\": \"a\"}", "line 1", "no text");
    broken("jsonl", "[1]", "line 1", "not a JSON object");
    broken("jsonl", "{\"tokens\": [\"a\"], \"tags\": []}", "1 tokens but 0 tags");
    broken("jsonl", "{\"tokens\": [\"a\"], \"tags\": [\"Q\"]}", "got 'Q'");
    broken(
        "jsonl",
        "{\"text\": \"a\", \"label\": \"x\", \"origin\": \"machine\"}",
        "not accepted as gold");
  }

  @Test
  void readsSearchCollectionsWithBothKindsOfJudgements() throws IOException {
    write(
        "corpus.jsonl",
        "{\"_id\": \"d1\", \"text\": \"one\"}\n{\"_id\": \"d2\", \"title\": \"two\"}\n");
    write("queries.jsonl", "{\"_id\": \"q1\", \"text\": \"ask\"}\n");
    Files.createDirectories(dir.resolve("qrels"));
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td2\t1\n");
    Example.Choice beir = (Example.Choice) read("beir", dir, Map.of()).getFirst();
    assertEquals(List.of(0.0, 1.0), beir.candidates().stream().map(c -> c.relevance()).toList());
    write("trec.qrels", "q1 0 d1 2\nq1 0 d2 -1\n");
    Example.Choice trec =
        (Example.Choice) read("trec", dir, Map.of("qrels", "trec.qrels")).getFirst();
    assertEquals(List.of(2.0, 0.0), trec.candidates().stream().map(c -> c.relevance()).toList());
    write("trec.qrels", "q1 0 d1 2\nq1 d2\n");
    BrokenFileException e =
        assertThrows(
            BrokenFileException.class, () -> read("trec", dir, Map.of("qrels", "trec.qrels")));
    assertTrue(String.valueOf(e.getMessage()).contains("line 2"), e.getMessage());
  }

  @Test
  void refusesAFormatThatNobodyReads() {
    assertThrows(IllegalArgumentException.class, () -> SetFormat.reader("parquet"));
    assertThrows(BrokenFileException.class, () -> read("csv", dir.resolve("absent"), Map.of()));
  }

  private void broken(String format, String content, String... parts) throws IOException {
    Path file = write("broken." + (format.equals("blurbs") ? "txt" : "x"), content);
    BrokenFileException e =
        assertThrows(BrokenFileException.class, () -> read(format, file, Map.of("label", "0")));
    for (String part : parts) {
      assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }
  }

  private static List<Example> read(String format, Path path, Map<String, String> options) {
    return SetFormat.reader(format)
        .read(new SetFile(path, Part.TRAIN, "und", new TreeMap<>(options)));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(dir.resolve(name), content);
  }

  private static String blurb(String isbn, String title, String topics) {
    return """
    <book date="2019-01-04" xml:lang="de">
    <title>%s</title>
    <body>Ein Text.</body>
    <categories><category>%s</category></categories>
    <authors>A. N.</authors>
    <published>2014-02-25</published>
    <isbn>%s</isbn>
    <url>https://www.example.org/Buch/Mord/Autor/Haus/e1.rhd</url></book>

    """
        .formatted(title, topics, isbn);
  }
}
