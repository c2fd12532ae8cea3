package org.colophon.linking;

import static org.colophon.catalog.Samples.IMPRINT;
import static org.colophon.catalog.Samples.T0;
import static org.colophon.catalog.Samples.minute;
import static org.colophon.catalog.Samples.stated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Samples;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.enrichment.Enrichment;
import org.colophon.models.AnalyzedText;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.jspecify.annotations.Nullable;

/// A small invented catalogue whose records texts name.
public final class Shelf {
  public final MemoryCatalog catalog = new MemoryCatalog(() -> T0);
  private final Map<String, Reference> references = new LinkedHashMap<>();
  final RecordIndex index = new RecordIndex(catalog, () -> List.copyOf(references.values()));
  private final Linker linker = new Linker(index);
  private final Map<String, String> types = new LinkedHashMap<>();
  private long order = 1;

  public Shelf put(Reference reference) {
    references.put(reference.key(), reference);
    catalog.put(reference);
    return this;
  }

  Shelf remove(Reference reference) {
    references.remove(reference.key());
    catalog.put(new Reference.OfImprint(new Imprint(IMPRINT, "Change " + order++, "X GmbH")));
    return this;
  }

  Shelf person(String id, String name, String bio) {
    return put(
        new Reference.OfContributor(
            new Contributor(new ContributorId(id), name, null, bio, minute(0))));
  }

  Shelf series(String id, String name) {
    return put(new Reference.OfSeries(new Series(new SeriesId(id), name, IMPRINT)));
  }

  Shelf imprint(String id, String name) {
    return put(new Reference.OfImprint(new Imprint(new ImprintId(id), name, "Haus GmbH")));
  }

  Shelf award(String id, String name, String year, String item) {
    return put(
        new Reference.OfAward(
            new Award(
                new AwardId(id),
                name,
                year,
                Award.Achievement.WINNER,
                new ItemId(item),
                minute(0),
                null)));
  }

  public Shelf book(String id, String title, String text, @Nullable String author) {
    return book(id, title, text, author, null, List.of());
  }

  Shelf book(
      String id,
      String title,
      String text,
      @Nullable String author,
      @Nullable String series,
      List<Subject> subjects) {
    catalog.record(
        stated(item(id, ContentType.BOOK, title, text, author, series, subjects), order++));
    return this;
  }

  static Item item(
      String id,
      ContentType type,
      String title,
      String text,
      @Nullable String author,
      @Nullable String series,
      List<Subject> subjects) {
    List<Credit> credits = new ArrayList<>();
    if (author != null) {
      credits.add(new Credit(new ContributorId(author), "as credited", "author"));
    }
    return new Item(
        new ItemId(id),
        IMPRINT,
        type,
        null,
        new Identity(Samples.FEED, "key-" + id, null, null, null, null),
        new Content(
            "de",
            title,
            null,
            text,
            credits,
            subjects,
            series == null ? null : new SeriesPlace(new SeriesId(series), null),
            null),
        Lifecycle.publishedAt(T0),
        List.of(),
        List.of(),
        List.of());
  }

  /// Makes the name finder take a word for a name of that class.
  Shelf tagged(String word, String type) {
    types.put(word, type);
    return this;
  }

  /// What an article with that text names.
  Links links(String text) {
    return links(item("article", ContentType.NEWS, "Aus der Stadt", text, null, null, List.of()));
  }

  Links links(Item item) {
    index.catchUp();
    ItemText text = ItemText.of(item.content(), "hash");
    List<Annotation> names = new ArrayList<>();
    types.forEach((word, type) -> {
      int at = text.text().indexOf(word);
      if (at >= 0) {
        names.add(
            new Annotation(
                Annotation.Kind.ENTITY,
                type + ":" + word,
                word,
                List.of(new Span(at, at + word.length())),
                0.9,
                "m",
                "hash"));
      }
    });
    Enrichment enrichment =
        new Enrichment(
            text,
            new DetectedLanguage("de", 1),
            new AnalyzedText(text.text(), List.of()),
            List.of(),
            names,
            List.of());
    return linker.link(item, enrichment, catalog.view(), _ -> true);
  }

  /// `entity` of every link, surest first.
  static List<String> entities(Links links) {
    return links.links().stream().map(link -> link.target().entity()).toList();
  }
}
