package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;

import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Item;
import org.colophon.catalog.Readership;
import org.colophon.governance.Audience;
import org.colophon.governance.Audience.Excluded;
import org.colophon.governance.ReasonCode;

/// The rules about the readers who would see an item: their ages, their languages, and the items
/// beside it. An unknown age passes no rule about ages; an unknown language rules nothing out.
final class AudienceRules {
  private static final String AGES = "age_range";
  private static final String UNKNOWN_LANGUAGE = "und";

  private AudienceRules() {}

  static void judge(Item item, Audience audience, ReasonCollector findings) {
    Readership readers = Readership.of(item.content());
    AgeRange ages = readers.ages();
    if (readers.adultsOnly() && audience.mayBeMinor()) {
      findings.add(ReasonCode.ADULTS_ONLY, BLOCK, AGES, ages, null);
    }
    for (AgeRange asked : audience.ages()) {
      if (ages == null) {
        findings.add(ReasonCode.AGE_UNKNOWN, BLOCK, AGES, null, asked);
      } else if (!ages.overlaps(asked)) {
        findings.add(ReasonCode.AGE_MISMATCH, BLOCK, AGES, ages, asked);
      }
    }
    Set<Excluded> without = audience.without();
    boolean unknown = ages == null && !readers.children();
    if (unknown && without.contains(Excluded.UNKNOWN_AGES)) {
      findings.add(ReasonCode.AGE_UNKNOWN, BLOCK, AGES, null, "stands beside a children's title");
    }
    if (readers.children() && without.contains(Excluded.CHILDRENS_TITLES)) {
      findings.add(ReasonCode.AGE_MISMATCH, BLOCK, AGES, ages, "stands beside a title for adults");
    }
    language(item.content().language(), audience, findings);
  }

  private static void language(String language, Audience audience, ReasonCollector findings) {
    Set<String> asked = audience.languages();
    if (asked != null && !language.equals(UNKNOWN_LANGUAGE) && !asked.contains(language)) {
      findings.add(ReasonCode.LANGUAGE_MISMATCH, BLOCK, "language", language, asked);
    }
  }
}
