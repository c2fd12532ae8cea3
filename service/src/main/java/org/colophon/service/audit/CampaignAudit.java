package org.colophon.service.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Product;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogFold;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.audit.CampaignFinding.PriceStatus;
import org.colophon.service.audit.CampaignFinding.Status;

/// The judgement of past newsletters in two times: by what was known when they were sent, and by
/// what became known later and is dated before. The gate judges both.
final class CampaignAudit {
  private static final int BATCH = 2_000;

  private final CatalogLog log;
  private final Gate gate;
  private final String territory;

  /// @param log of the catalogue that the files were recorded in, each record at the time when it
  ///   became known
  CampaignAudit(CatalogLog log, Gate gate, String territory) {
    this.log = log;
    this.gate = gate;
    this.territory = territory;
  }

  /// Judges rows in their order. Of the log it holds what concerns their items alone.
  ///
  /// @param now the catalogue as it is known now
  List<CampaignFinding> judge(List<CampaignRow> rows, CatalogView now) {
    Map<CampaignRow, ItemVersion> items = new LinkedHashMap<>();
    for (CampaignRow row : rows) {
      item(row, now).ifPresent(version -> items.put(row, version));
    }
    History history = history(items.values());
    List<CampaignFinding> findings = new ArrayList<>();
    for (CampaignRow row : rows) {
      ItemVersion version = items.get(row);
      findings.add(
          version == null
              ? new CampaignFinding(
                  row, "", Status.UNKNOWN, List.of(ReasonCode.ITEM_UNKNOWN), unknownPrice(row))
              : finding(row, version, history));
    }
    return findings;
  }

  private static PriceStatus unknownPrice(CampaignRow row) {
    return row.price() == null ? PriceStatus.NOT_STATED : PriceStatus.UNKNOWN;
  }

  private static Optional<ItemVersion> item(CampaignRow row, CatalogView view) {
    Optional<ItemId> found =
        row.isIsbn()
            ? view.itemsOf("isbn:" + row.subject()).stream().findFirst()
            : Optional.of(row.subject()).filter(IdGrammar::keeps).map(ItemId::new);
    return found.flatMap(view::item);
  }

  /// The log as far as it concerns some items.
  ///
  /// @param references imprints, desks and sources
  private record History(List<LogRecord> references, Map<ItemId, List<LogRecord>> ofItems) {}

  private History history(Iterable<ItemVersion> items) {
    History history = new History(new ArrayList<>(), new HashMap<>());
    Map<EntityRef, ItemId> owners = new HashMap<>();
    for (ItemVersion version : items) {
      ItemId id = version.item().id();
      history.ofItems().put(id, new ArrayList<>());
      owners.put(new EntityRef.OfItem(id), id);
      for (Product product : version.item().products()) {
        owners.put(new EntityRef.OfProduct(product.id()), id);
      }
    }
    long after = 0;
    for (var batch = log.records(after, BATCH); !batch.isEmpty(); ) {
      batch.forEach(record -> add(history, owners, record));
      after = batch.getLast().seq();
      batch = log.records(after, BATCH);
    }
    return history;
  }

  private static void add(History history, Map<EntityRef, ItemId> owners, LogRecord record) {
    if (!(record.body() instanceof Body.Stated(Submission submission))) {
      history.references().add(record);
      return;
    }
    Optional<ItemId> item =
        switch (submission) {
          case Submission.WholeItem whole -> Optional.of(whole.item().id());
          case Submission.Deletion deletion -> Optional.of(deletion.id());
          case Submission.Facts(_, var facts) ->
              facts.stream()
                  .flatMap(fact -> Stream.ofNullable(owners.get(fact.key().entity())))
                  .findFirst();
          case Submission.ContentChecked check -> Optional.of(check.id());
          case Submission.Linked linked -> Optional.of(linked.id());
        };
    item.flatMap(id -> Optional.ofNullable(history.ofItems().get(id)))
        .ifPresent(records -> records.add(record));
  }

  private CampaignFinding finding(CampaignRow row, ItemVersion version, History history) {
    Judged first = judge(row.from(), row, version.item().id(), history);
    Judged last =
        row.to().equals(row.from()) ? first : judge(row.to(), row, version.item().id(), history);
    boolean same = first.status() == last.status();
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    reasons.addAll(first.reasons());
    reasons.addAll(last.reasons());
    return new CampaignFinding(
        row,
        version.item().content().title(),
        same ? first.status() : Status.UNKNOWN,
        List.copyOf(reasons),
        first.price() == last.price() ? first.price() : PriceStatus.UNKNOWN);
  }

  /// A judgement at one instant.
  private record Judged(Status status, Set<ReasonCode> reasons, PriceStatus price) {}

  private Judged judge(Instant at, CampaignRow row, ItemId id, History history) {
    LogFold fold = new LogFold();
    history.references().forEach(fold::apply);
    List<LogRecord> records = history.ofItems().getOrDefault(id, List.of());
    records.stream().filter(record -> !record.at().isAfter(at)).forEach(fold::apply);
    Preview then = preview(fold, id, at);
    PriceStatus price = price(row, fold, id, at);
    Standing standing = Standing.of(then);
    if (standing == Standing.NOT_CURRENT) {
      return new Judged(Status.NOT_CURRENT, reasons(then), price);
    }
    boolean known = !reasons(then).contains(ReasonCode.ITEM_UNKNOWN);
    for (LogRecord record : records) {
      if (record.at().isAfter(at) && record.body() instanceof Body.Stated(var submission)) {
        dated(submission, known, at).ifPresent(earlier -> fold.apply(earlier, record.seq(), at));
      }
    }
    Preview later = preview(fold, id, at);
    if (Standing.of(later) == Standing.NOT_CURRENT) {
      return new Judged(Status.LEARNED_LATER, reasons(later), price);
    }
    return new Judged(
        standing == Standing.CURRENT ? Status.CURRENT : Status.UNKNOWN, reasons(then), price);
  }

  /// The part of a later statement that is dated before an instant. An item that was not known then
  /// is taken without its facts: they cannot be judged without it.
  private static Optional<Submission> dated(Submission later, boolean known, Instant at) {
    return switch (later) {
      case Submission.WholeItem whole when !known ->
          Optional.of(
              new Submission.WholeItem(whole.item(), whole.order(), at, dated(whole.facts(), at)));
      case Submission.Facts(var source, var facts) when !dated(facts, at).isEmpty() ->
          Optional.of(new Submission.Facts(source, dated(facts, at)));
      default -> Optional.empty();
    };
  }

  private static List<Submission.StatedFact> dated(List<Submission.StatedFact> facts, Instant at) {
    return facts.stream().filter(fact -> !fact.observedAt().isAfter(at)).toList();
  }

  private Preview preview(LogFold fold, ItemId id, Instant at) {
    Context readers = new Context(Purpose.NEWSLETTER, territory, "mail", null);
    try (GateSession session = gate.openOn(fold.view(0), readers, at)) {
      return session.preview(id);
    }
  }

  private static Set<ReasonCode> reasons(Preview preview) {
    Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
    preview.reasons().stream().filter(Standing::keepsBack).map(Reason::code).forEach(codes::add);
    return codes;
  }

  private PriceStatus price(CampaignRow row, LogFold fold, ItemId id, Instant at) {
    BigDecimal stated = row.price();
    if (stated == null) {
      return PriceStatus.NOT_STATED;
    }
    try (CatalogView view = fold.view(0)) {
      List<BigDecimal> known =
          view.facts(id).stream()
              .filter(fact -> fact.key().type() == FactType.PRICE)
              .filter(fact -> fact.key().qualifier().equals(territory))
              .filter(fact -> isOf(row, fact))
              .flatMap(fact -> amount(fact, at).stream())
              .toList();
      if (known.isEmpty()) {
        return PriceStatus.UNKNOWN;
      }
      return known.stream().anyMatch(amount -> amount.compareTo(stated) == 0)
          ? PriceStatus.SAME
          : PriceStatus.DIFFERS;
    }
  }

  /// Of a row with an ISBN the price of that product alone counts.
  private static boolean isOf(CampaignRow row, Fact fact) {
    return !row.isIsbn() || fact.key().entity().text().equals("product:isbn-" + row.subject());
  }

  private static Optional<BigDecimal> amount(Fact fact, Instant at) {
    Instant from = fact.validFrom();
    Instant to = fact.validTo();
    boolean begun = from == null || !from.isAfter(at);
    boolean ended = to != null && !to.isAfter(at);
    return begun && !ended && fact.value() instanceof FactValue.Price(BigDecimal amount, _)
        ? Optional.of(amount)
        : Optional.empty();
  }
}
