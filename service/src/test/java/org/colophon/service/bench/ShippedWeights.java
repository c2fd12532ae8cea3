package org.colophon.service.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Content;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.MatchExample;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchTrainer;
import org.colophon.service.app.Application;
import org.colophon.service.demo.DemoCatalog;

/// Makes the lessons that the shipped weights are fitted on: every item that defines a segment of
/// the demo with every segment that may be suggested for it, the item left out of all definitions.
/// Nobody's labels are read: an item fits the segments that name it as an example and no other, so
/// that what fits is as rare as it is in life.
final class ShippedWeights {
  private final Application application;

  private ShippedWeights(Application application) {
    this.application = application;
  }

  /// Prints what is learned.
  ///
  /// @param arguments the embedding model's name
  public static void main(String[] arguments) {
    Path directory = GateBenchmark.directory();
    InstantSource clock = InstantSource.fixed(Stock.NOW);
    try (Application application = Application.open(directory, arguments[0], clock)) {
      DemoCatalog.laidAt(clock.instant())
          .loadInto(application.stores().catalog(), application.stores().audiences());
      application.catchUp();
      List<MatchExample> lessons = new ShippedWeights(application).lessons();
      switch (new MatchTrainer().train("shipped", "demo", lessons, application.embedder())) {
        case MatchTrainer.Result.Refused(String reason) -> System.out.println(reason);
        case MatchTrainer.Result.Trained(MatchModel model, var heldOut) ->
            report(model, lessons, heldOut);
      }
    } finally {
      GateBenchmark.remove(directory);
    }
  }

  private static void report(
      MatchModel model, List<MatchExample> lessons, List<MatchTrainer.Forecast> heldOut) {
    System.out.println(lessons.size() + " lessons");
    System.out.println(model.fusion());
    System.out.println(model.calibration().orElseThrow().threshold());
    for (double least = 0.1; least < 0.95; least += 0.1) {
      double floor = least;
      List<MatchTrainer.Forecast> shown =
          heldOut.stream().filter(f -> f.probability() >= floor).toList();
      long right = shown.stream().filter(MatchTrainer.Forecast::right).count();
      System.out.printf("%.1f: %d of %d right%n", least, right, shown.size());
    }
  }

  private List<MatchExample> lessons() {
    List<Segment> segments = DemoCatalog.laidAt(Stock.NOW).segments();
    List<MatchExample> lessons = new ArrayList<>();
    try (CatalogView view = application.stores().catalog().view()) {
      for (ItemId id : view.items().toList()) {
        Map<SegmentId, Boolean> said = new HashMap<>();
        segments.forEach(s -> said.put(s.id(), s.definition().positive().contains(id)));
        List<Segment> own = segments.stream().filter(names(id)).toList();
        if (!own.isEmpty()) {
          own.forEach(s -> application.stores().audiences().put(without(s, id)));
          application.catchUp();
          ItemVersion version = view.item(id).orElseThrow();
          lessons.addAll(application.lessons().of(version, said));
          lessons.addAll(application.lessons().of(asDraft(version), said));
          own.forEach(s -> application.stores().audiences().put(s));
        }
      }
    }
    return lessons;
  }

  /// The item before anybody gave it subjects.
  private static ItemVersion asDraft(ItemVersion version) {
    Item item = version.item();
    Content content = item.content();
    Content bare =
        new Content(
            content.language(),
            content.title(),
            content.subtitle(),
            content.text(),
            content.credits(),
            List.of(),
            content.series(),
            content.ageRange());
    Item draft =
        new Item(
            item.id(),
            item.imprint(),
            item.type(),
            item.desk(),
            item.identity(),
            bare,
            item.lifecycle(),
            item.products(),
            item.events(),
            item.awards());
    return new ItemVersion(
        draft,
        version.number(),
        version.hashes(),
        version.confirmedAt(),
        version.recordedAt(),
        version.seq(),
        version.tombstone(),
        version.conflict());
  }

  private static Predicate<Segment> names(ItemId id) {
    return segment ->
        segment.definition().positive().contains(id)
            || segment.definition().negative().contains(id);
  }

  private static Segment without(Segment segment, ItemId id) {
    Segment.Definition whole = segment.definition();
    Segment.Definition rest =
        new Segment.Definition(
            whole.positive().stream().filter(other -> !other.equals(id)).toList(),
            whole.negative().stream().filter(other -> !other.equals(id)).toList(),
            whole.subjects(),
            whole.rules());
    return new Segment(
        segment.id(),
        segment.imprint(),
        segment.name(),
        segment.language(),
        segment.description(),
        segment.owner(),
        segment.state(),
        rest,
        segment.reach(),
        segment.checkDueAt(),
        segment.sensitivity());
  }
}
