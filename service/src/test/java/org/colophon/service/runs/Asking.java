package org.colophon.service.runs;

import static org.colophon.service.runs.RunsMeasure.CLOCK;
import static org.colophon.service.runs.RunsMeasure.nap;
import static org.colophon.service.runs.RunsMeasure.seconds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.editorial.Draft;
import org.colophon.service.app.Application;
import org.colophon.service.http.PriorityGate;

/// An editor who asks for suggestions for one draft after the other, each a new one.
final class Asking {
  private static final long THINKING_MILLIS = 100;
  private static final List<String> WORDS =
      List.of("market", "harbour", "minister", "novel", "winter", "energy", "match", "school");

  private final Application application;
  private int drafts;

  Asking(Application application) {
    this.application = application;
  }

  /// How long each of so many answers took, in milliseconds.
  List<Double> millis(int many) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Draft draft = draft(drafts++);
      Instant start = CLOCK.instant();
      try (PriorityGate.Visit _ = application.lane().enter()) {
        application.desk().suggest(draft);
      }
      millis.add(1_000 * seconds(start));
      nap(THINKING_MILLIS);
    }
    return millis;
  }

  /// By nearest rank.
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  /// A draft of about 800 words that nobody asked for before.
  static Draft draft(int number) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(number);
    for (int i = 0; i < 100; i++) {
      text.append("The ")
          .append(WORDS.get(random.nextInt(WORDS.size())))
          .append(" of today and the ")
          .append(WORDS.get(random.nextInt(WORDS.size())))
          .append(i % 8 == 7 ? ".\n\n" : ". ");
    }
    return new Draft(
        new ImprintId("bbc"),
        null,
        null,
        null,
        null,
        ContentType.NEWS,
        "en",
        "Draft " + number + " " + random.nextInt(),
        text.toString().strip());
  }
}
