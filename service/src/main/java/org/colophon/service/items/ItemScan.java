package org.colophon.service.items;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Preview;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.http.Caller;

/// A look at many items for one request, by what is known of them in memory where that is enough.
/// It ends after a bounded amount of work, so that a rare match cannot hold up an answer. Not
/// thread-safe.
final class ItemScan {
  private static final int MOST_WORK = 100_000;

  /// Reading or judging an item takes about so much more than looking at what is known.
  private static final int READ = 20;

  private final ItemIndex index;
  private final CatalogView view;
  private final GateSession session;
  private int work;

  ItemScan(ItemIndex index, CatalogView view, GateSession session) {
    this.index = index;
    this.view = view;
    this.session = session;
    index.catchUp(Math.max(view.seq(), session.seq()));
  }

  /// Whether one more item may be looked at.
  boolean mayGoOn() {
    return work < MOST_WORK;
  }

  /// Whether an item is shown to a caller. What is not shown counts as no work, so that it does not
  /// move where a page ends.
  boolean isShownTo(Caller caller, ItemId id) {
    return !caller.isLimited()
        || known(id).filter(facets -> caller.sees(facets.imprint())).isPresent();
  }

  /// The facets of an item; empty for one that the catalogue does not know.
  Optional<ItemFacets> facets(ItemId id) {
    work += index.facets(id).isPresent() ? 1 : READ;
    return known(id);
  }

  private Optional<ItemFacets> known(ItemId id) {
    Optional<ItemFacets> known = index.facets(id);
    if (known.isPresent()) {
      return known;
    }
    Optional<ItemFacets> read = view.item(id).map(ItemFacets::of);
    read.ifPresent(facets -> index.put(id, facets, view.seq()));
    return read;
  }

  /// Whether an item contains all the words; one whose summary tells that it lacks a word is not
  /// read.
  boolean contains(ItemId id, List<String> words) {
    if (words.isEmpty() || !index.summaries().mayContain(id, words)) {
      return words.isEmpty();
    }
    work += READ;
    String text = view.item(id).map(version -> ItemFilter.searched(version.item())).orElse("");
    index.summaries().put(id, text, view.seq());
    return words.stream().allMatch(text::contains);
  }

  Preview.Decision decision(ItemId id) {
    Optional<Preview.Decision> known = index.decision(session, id);
    return known.isPresent() ? known.get() : preview(id).decision();
  }

  /// The verdict on an item with its reasons, made anew.
  Preview preview(ItemId id) {
    work += READ;
    Preview verdict = session.preview(id);
    index.put(session, id, verdict);
    return verdict;
  }
}
