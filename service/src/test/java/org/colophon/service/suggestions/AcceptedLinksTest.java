package org.colophon.service.suggestions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Samples;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.app.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory from before accepted subjects and names were in the catalogue's log opens, and has
/// them there.
class AcceptedLinksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final ItemId ITEM = new ItemId("hafenlicht");

  private static Decision decision(String kind, String value, Answer answer) {
    return new Decision(ITEM, kind, value, answer, "kim", NOW, "hash");
  }

  @Test
  void whatWasAcceptedBeforeIsLinkedWhenTheDirectoryIsOpened(@TempDir Path directory) {
    try (Stores stores = Stores.open(directory, () -> NOW)) {
      stores.catalog().record(Samples.stated(Samples.book("hafenlicht", "Hafenlicht"), 1));
      var decisions = stores.records().decisions();
      decisions.append(decision("SUBJECT", "thema:FF", Answer.ACCEPTED));
      decisions.append(decision("ENTITY", "per:ada kern", Answer.ACCEPTED));
      decisions.append(decision("SUBJECT", "thema:FH", Answer.ACCEPTED));
      decisions.append(decision("SUBJECT", "thema:FH", Answer.REVOKED));
      decisions.append(decision("KEYPHRASE", "hafen", Answer.ACCEPTED));
    }
    long seq;
    try (Stores stores = Stores.open(directory, () -> NOW);
        CatalogView view = stores.catalog().view()) {
      seq = view.seq();
      assertEquals(
          List.of("entity:per:ada kern", "subject:thema:FF"),
          view.links(ITEM).stream().map(ItemLink::entity).toList());
    }
    try (Stores stores = Stores.open(directory, () -> NOW);
        CatalogView view = stores.catalog().view()) {
      assertEquals(seq, view.seq());
    }
  }
}
