package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.Map;
import org.colophon.audience.People;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.MessageSelection;
import org.colophon.campaign.MessageSelection.Forecast;

/// The numbers of people who would get a campaign's message now, counted by the rules of the
/// selection. Thread-safe.
public final class CampaignReach {
  /// The most people that are looked at in one transaction: others want to write as well.
  private static final int PAGE = 1_000;

  private final CampaignStore store;
  private final CampaignChecks checks;
  private final People people;
  private final MessageSelection.Terms terms;

  public CampaignReach(
      CampaignStore store, CampaignChecks checks, People people, MessageSelection.Terms terms) {
    this.store = store;
    this.checks = checks;
    this.people = people;
    this.terms = terms;
  }

  /// The most messages to a person over one channel in seven days.
  int perWeek() {
    return terms.perWeek();
  }

  /// Looks at people until there are no others, or at `most` and a few.
  Forecast of(Campaign campaign, Instant now, int most) {
    String entity = checks.entity(campaign).orElse("");
    MessageSelection.Page page =
        new MessageSelection.Page(campaign, entity, 0, Math.min(PAGE, most), now, now);
    Forecast sum = new Forecast(0, Map.of(), "");
    do {
      String after = sum.nextAfter();
      sum =
          sum.with(
              store.write(outbox ->
                  people.within(persons ->
                      new MessageSelection(outbox, persons, terms).forecast(page, after))));
    } while (!sum.nextAfter().isEmpty() && sum.people() < most);
    return sum;
  }
}
