package org.colophon.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consents;
import org.colophon.audience.Consents.EffectiveConsent;
import org.colophon.audience.PersonRef;
import org.colophon.audience.PersonTables;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalRetention;
import org.jspecify.annotations.Nullable;

/// The selection of the next messages of a campaign. It runs within one write transaction, so that
/// a consent that was taken back before counts, and no two campaigns count a contact at once.
public final class MessageSelection {
  /// The period of the contact limit.
  private static final Duration WEEK = Duration.ofDays(7);

  /// The most people that are looked at in one transaction: others want to write as well.
  private static final int MOST_SCANNED = 4_000;

  private final OutboxTables outbox;
  private final PersonTables people;
  private final Terms terms;

  public MessageSelection(OutboxTables outbox, PersonTables people, Terms terms) {
    this.outbox = outbox;
    this.people = people;
    this.terms = terms;
  }

  /// The terms on which people are contacted.
  ///
  /// @param perWeek the most messages to a person over one channel in seven days
  /// @param retention how long a consent counts without a confirmation
  public record Terms(int perWeek, SignalRetention retention) {}

  /// A page that a channel asks for.
  ///
  /// @param entity the legal entity that people consented to
  /// @param edition the number of the content that goes out
  /// @param limit the most messages
  /// @param unsettledBefore messages that were handed out before and not settled go out again
  public record Page(
      Campaign campaign,
      String entity,
      int edition,
      int limit,
      Instant unsettledBefore,
      Instant now) {

    /// The same with another content.
    public Page of(int other) {
      return new Page(campaign, entity, other, limit, unsettledBefore, now);
    }

    /// The same at a later instant.
    public Page at(Instant later) {
      Instant before = unsettledBefore.plus(Duration.between(now, later));
      return new Page(campaign, entity, edition, limit, before, later);
    }
  }

  /// The messages of a page.
  ///
  /// @param more whether there are people who were not looked at
  public record Selected(List<OutboxMessage> messages, boolean more) {
    public Selected {
      messages = List.copyOf(messages);
    }
  }

  /// Selects messages, those that were not settled first.
  public Selected next(Page page) {
    String campaign = page.campaign().id();
    if (!outbox.isSending(campaign)) {
      return new Selected(List.of(), false);
    }
    List<OutboxMessage> messages = new ArrayList<>();
    for (OutboxMessage one : outbox.unsettled(campaign, page.unsettledBefore(), page.limit())) {
      if (refusal(one.person(), page).isEmpty() && isWithinLimit(one.person(), page, one)) {
        messages.add(outbox.handAgain(one, page.edition(), page.now()));
      } else {
        outbox.stop(one);
      }
    }
    boolean more = addNew(page, messages);
    return new Selected(messages, more);
  }

  /// Returns whether there are people who were not looked at.
  private boolean addNew(Page page, List<OutboxMessage> messages) {
    Map<SkipCode, Integer> skipped = new EnumMap<>(SkipCode.class);
    String campaign = page.campaign().id();
    String cursor = outbox.cursor(campaign);
    boolean more = true;
    for (int scanned = 0; more && scanned < MOST_SCANNED && messages.size() < page.limit(); ) {
      int wanted = page.limit() - messages.size();
      List<PersonRef> persons = recipients(page, cursor, wanted);
      for (PersonRef person : persons) {
        Optional<SkipCode> skip = skip(person, page);
        skip.ifPresent(code -> skipped.merge(code, 1, Integer::sum));
        if (skip.isEmpty()) {
          messages.add(outbox.add(page.campaign(), person, page.edition(), page.now()));
        }
        cursor = person.value();
      }
      scanned += persons.size();
      more = persons.size() == wanted;
    }
    skipped.forEach((code, number) -> outbox.skipped(campaign, code, number));
    outbox.advance(campaign, cursor, !more);
    return more;
  }

  /// Counts who would get a message now, without a message to anybody.
  ///
  /// @param after the last person that was counted; empty before the first
  public Forecast forecast(Page page, String after) {
    Map<SkipCode, Long> skipped = new EnumMap<>(SkipCode.class);
    List<PersonRef> persons = recipients(page, after, page.limit());
    for (PersonRef person : persons) {
      skip(person, page).ifPresent(code -> skipped.merge(code, 1L, Long::sum));
    }
    return new Forecast(
        persons.size(), skipped, persons.size() < page.limit() ? "" : persons.getLast().value());
  }

  /// The numbers of people who would get a message, and of those who would not.
  ///
  /// @param people how many were looked at
  /// @param nextAfter the last of them; empty when nobody comes after
  public record Forecast(long people, Map<SkipCode, Long> skipped, String nextAfter) {
    public Forecast {
      skipped = Map.copyOf(skipped);
    }

    /// Both together; what comes after is what comes after the other.
    public Forecast with(Forecast other) {
      Map<SkipCode, Long> sum = new EnumMap<>(SkipCode.class);
      skipped.forEach(sum::put);
      other.skipped.forEach((code, number) -> sum.merge(code, number, Long::sum));
      return new Forecast(people + other.people, sum, other.nextAfter);
    }

    /// How many would get one.
    public long messages() {
      return people - skipped.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private List<PersonRef> recipients(Page page, String after, int limit) {
    return switch (page.campaign().recipients()) {
      case Campaign.Recipients.Members(SegmentId segment) -> people.members(segment, after, limit);
      case Campaign.Recipients.Interested(var type, var about, var segment) ->
          people.interested(type, about, usable(page), segment, after, limit);
    };
  }

  private PersonTables.Usable usable(Page page) {
    return new PersonTables.Usable(
        page.entity(), page.now().minus(terms.retention().signalLasts()));
  }

  private Optional<SkipCode> skip(PersonRef person, Page page) {
    Optional<SkipCode> refusal = refusal(person, page);
    if (refusal.isPresent()) {
      return refusal;
    }
    return isWithinLimit(person, page, null)
        ? Optional.empty()
        : Optional.of(SkipCode.CONTACT_LIMIT);
  }

  /// @param again a message that is handed out again, which does not count against itself; null: a
  ///   new one
  private boolean isWithinLimit(PersonRef person, Page page, @Nullable OutboxMessage again) {
    Instant since = page.now().minus(WEEK);
    int contacts = outbox.contacts(person, page.campaign().delivery().channel(), since);
    boolean itself = again != null && again.claimedAt().isAfter(since);
    return contacts - (itself ? 1 : 0) < terms.perWeek();
  }

  /// A message by what is known of a person needs both consents: to messages and to profiling.
  private Optional<SkipCode> refusal(PersonRef person, Page page) {
    List<Consent> all = people.consents(person);
    for (Purpose purpose : Purpose.values()) {
      Consents.Coverage asked = new Consents.Coverage(page.entity(), purpose, page.now());
      if (Consents.of(all, asked, page.now(), terms.retention()) != EffectiveConsent.GRANTED) {
        return Optional.of(SkipCode.CONSENT_MISSING);
      }
    }
    return people.isSuppressed(person, page.campaign().delivery().channel())
        ? Optional.of(SkipCode.SUPPRESSED)
        : Optional.empty();
  }
}
