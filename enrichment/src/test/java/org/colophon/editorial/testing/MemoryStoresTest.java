package org.colophon.editorial.testing;

import java.time.Instant;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLogContract;
import org.colophon.audience.Audiences;
import org.colophon.audience.AudiencesContract;
import org.colophon.audience.People;
import org.colophon.audience.PeopleContract;
import org.colophon.audience.Targetings;
import org.colophon.audience.TargetingsContract;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.feed.ChangeFeed;
import org.colophon.feed.ChangeFeedContract;

class MemoryStoresTest
    implements AudiencesContract,
        PeopleContract,
        TargetingsContract,
        DecisionLogContract,
        ChangeFeedContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private final Audiences audiences = new MemoryAudiences();
  private final People people = new MemoryPeople();
  private final Targetings targetings = new MemoryTargetings();
  private final DecisionLog decisions = new MemoryDecisions();
  private final ChangeFeed feed = new MemoryChangeFeed(clock);

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Override
  public Audiences audiences() {
    return audiences;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Targetings targetings() {
    return targetings;
  }

  @Override
  public DecisionLog decisions() {
    return decisions;
  }

  @Override
  public ChangeFeed feed() {
    return feed;
  }
}
