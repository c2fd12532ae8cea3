package org.colophon.editorial;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.SuggestionContext.LinkedRecord;
import org.colophon.editorial.SuggestionContext.OddSubject;
import org.colophon.editorial.SuggestionContext.Via;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.gate.GateSession;
import org.colophon.linking.KnownRecord;
import org.colophon.linking.KnownRecord.Kind;
import org.colophon.linking.Linker;
import org.colophon.linking.Links;
import org.colophon.linking.OverdueDates;
import org.colophon.linking.RecordFact;
import org.colophon.linking.RecordFacts;
import org.colophon.text.ReadingTime;
import org.colophon.vocabulary.SubjectCheck;
import org.colophon.vocabulary.Vocabulary;

/// A reader of the publisher's records around a text: those that it names or is linked to, and
/// their facts.
final class ContextReader {
  private static final int MOST_FACTS = 20;

  private final SuggestionService.Models models;
  private final CatalogView view;
  private final GateSession session;
  private final ZoneId zone;

  /// @param session of the editor who asks
  /// @param zone of the days that a text names
  ContextReader(
      SuggestionService.Models models, CatalogView view, GateSession session, ZoneId zone) {
    this.zone = zone;
    this.models = models;
    this.view = view;
    this.session = session;
  }

  /// The records and context found.
  ///
  /// @param links the records named, as annotations
  record Findings(List<Annotation> links, SuggestionContext about) {}

  Findings of(Item item, Enrichment enrichment) {
    Links links = models.linker().link(item, enrichment, view, session::isVisible);
    Map<String, LinkedRecord> records = new LinkedHashMap<>();
    stated(item).forEach(known -> add(known, Via.STATED, records));
    for (ItemLink link : view.links(item.id())) {
      known(link.entity()).ifPresent(known -> add(known, Via.ACCEPTED, records));
    }
    links.links().forEach(link -> add(link.target(), Via.FOUND, records));
    return new Findings(
        links.links().stream().map(link -> annotation(link, enrichment)).toList(),
        new SuggestionContext(
            links.ambiguous(),
            List.copyOf(records.values()),
            ReadingTime.of(item.content().text(), enrichment.language().code()),
            subjects(item, enrichment),
            models.pipeline().thresholds(),
            OverdueDates.of(item.type(), enrichment.annotations(), session.now(), zone)));
  }

  private List<OddSubject> subjects(Item item, Enrichment enrichment) {
    List<Subject> given = item.content().subjects();
    List<String> proposed =
        enrichment.of(Annotation.Kind.SUBJECT).stream().map(Annotation::value).toList();
    List<OddSubject> odd = new ArrayList<>();
    for (Vocabulary vocabulary : models.vocabularies()) {
      String scheme = vocabulary.scheme();
      SubjectCheck.of(given, vocabulary).forEach(p -> odd.add(new OddSubject(scheme, p)));
      SubjectCheck.moreSpecific(given, proposed, vocabulary)
          .forEach(p -> odd.add(new OddSubject(scheme, p)));
      List<Subject> accepted = new ArrayList<>(models.decisions().acceptedSubjects(item.id()));
      accepted.removeAll(given);
      SubjectCheck.outdated(accepted, vocabulary).forEach(p -> odd.add(new OddSubject(scheme, p)));
    }
    return odd;
  }

  private void add(KnownRecord known, Via via, Map<String, LinkedRecord> records) {
    records.computeIfAbsent(known.entity(), _ -> new LinkedRecord(known, via, facts(known)));
  }

  /// Of a person on whom there is a hold nothing is said but the name that the text has.
  private List<RecordFact> facts(KnownRecord known) {
    boolean held =
        known.kind() == Kind.CONTRIBUTOR && session.isHeld(new ContributorId(known.id()));
    return held
        ? List.of()
        : RecordFacts.of(known, view, session.now()).stream().limit(MOST_FACTS).toList();
  }

  private List<KnownRecord> stated(Item item) {
    List<KnownRecord> stated = new ArrayList<>();
    for (Credit credit : item.content().credits()) {
      if (credit.id() != null) {
        known("contributor:" + credit.id()).ifPresent(stated::add);
      }
    }
    if (item.content().series() != null) {
      known("series:" + item.content().series().id()).ifPresent(stated::add);
    }
    item.events().forEach(id -> known("event:" + id).ifPresent(stated::add));
    item.awards().forEach(id -> known("award:" + id).ifPresent(stated::add));
    return stated;
  }

  /// The record of an entity, if the catalogue has it; works and imprints bring nothing.
  private Optional<KnownRecord> known(String entity) {
    int colon = entity.indexOf(':');
    String id = entity.substring(colon + 1);
    return switch (entity.substring(0, Math.max(0, colon))) {
      case "contributor" ->
          view.contributor(new ContributorId(id))
              .map(c -> new KnownRecord(entity, Kind.CONTRIBUTOR, c.name()));
      case "series" ->
          view.series(new SeriesId(id)).map(s -> new KnownRecord(entity, Kind.SERIES, s.name()));
      case "event" ->
          view.event(new EventId(id)).map(e -> new KnownRecord(entity, Kind.EVENT, e.name()));
      case "award" ->
          view.award(new AwardId(id)).map(a -> new KnownRecord(entity, Kind.AWARD, a.name()));
      default -> Optional.empty();
    };
  }

  private static Annotation annotation(Links.Link link, Enrichment enrichment) {
    return new Annotation(
        Annotation.Kind.LINK,
        link.target().entity(),
        link.target().name(),
        link.spans(),
        link.confidence(),
        Linker.METHOD + " over the catalogue's records",
        enrichment.text().textHash());
  }
}
