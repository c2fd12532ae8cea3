package org.colophon.matching.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.Award;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Contributor;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.DeskRecord;
import org.colophon.catalog.Event;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Imprint;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Recorded;
import org.colophon.catalog.Reference;
import org.colophon.catalog.Source;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;

/// A catalogue's log and items in memory, written to directly; it knows no facts and no sources.
public final class LoggedItems implements Catalog {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final List<LogEntry> log = new ArrayList<>();
  private final Map<ItemId, ItemVersion> items = new HashMap<>();

  /// Writes a German book in a new version.
  public void write(String id, String title, String text) {
    Content content = new Content("de", title, null, text, List.of(), List.of(), null, null);
    Identity identity = new Identity(new SourceId("cms"), id, null, null, null, null);
    Item item =
        new Item(
            new ItemId(id),
            new ImprintId("books"),
            ContentType.BOOK,
            null,
            identity,
            content,
            Lifecycle.publishedAt(AT),
            List.of(),
            List.of(),
            List.of());
    long number = 1 + view().item(item.id()).map(ItemVersion::number).orElse(0L);
    FacetHashes hashes = new FacetHashes(title + text, "m");
    add(new ItemVersion(item, number, hashes, AT, AT, log.size() + 1L, false));
  }

  /// Writes an entry that changes no version, as a fact does.
  public void touch(String id) {
    log.add(new LogEntry(log.size() + 1L, new ItemId(id)));
  }

  /// Deletes an item.
  public void delete(String id) {
    ItemVersion last = view().item(new ItemId(id)).orElseThrow();
    add(
        new ItemVersion(
            last.item(), last.number() + 1, last.hashes(), AT, AT, log.size() + 1L, true));
  }

  private void add(ItemVersion version) {
    items.put(version.item().id(), version);
    log.add(new LogEntry(version.seq(), version.item().id()));
  }

  @Override
  public List<LogEntry> log(long after, int limit) {
    return log.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  @Override
  public CatalogView view() {
    return new View();
  }

  @Override
  public Recorded record(Submission submission) {
    throw new UnsupportedOperationException("written to directly");
  }

  @Override
  public List<Recorded> recordAll(List<Submission> submissions) {
    throw new UnsupportedOperationException("written to directly");
  }

  @Override
  public void put(Reference reference) {
    throw new UnsupportedOperationException("has no references");
  }

  @Override
  public void confirmDelivery(SourceId source) {
    throw new UnsupportedOperationException("has no sources");
  }

  @Override
  public void place(Hold hold) {
    throw new UnsupportedOperationException("has no holds");
  }

  @Override
  public void lift(String holdId) {
    throw new UnsupportedOperationException("has no holds");
  }

  /// The items as they are now.
  private final class View implements CatalogView {
    @Override
    public long seq() {
      return log.size();
    }

    @Override
    public Optional<ItemVersion> item(ItemId id) {
      return Optional.ofNullable(items.get(id));
    }

    @Override
    public Optional<ItemId> itemOf(ProductId id) {
      return Optional.empty();
    }

    @Override
    public List<Fact> facts(ItemId id) {
      return List.of();
    }

    @Override
    public Optional<DeskRecord> desk(DeskId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Source> source(SourceId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Imprint> imprint(ImprintId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Contributor> contributor(ContributorId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Event> event(EventId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Award> award(AwardId id) {
      return Optional.empty();
    }

    @Override
    public List<Hold> holds() {
      return List.of();
    }

    @Override
    public List<ItemId> items(String after, int limit) {
      return items.keySet().stream()
          .filter(id -> id.value().compareTo(after) > 0)
          .sorted(Comparator.comparing(ItemId::value))
          .limit(limit)
          .toList();
    }

    @Override
    public void close() {}
  }
}
