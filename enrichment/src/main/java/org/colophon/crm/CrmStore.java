package org.colophon.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmConnector.Feed;
import org.jspecify.annotations.Nullable;

/// The marks of the exchange with a CRM: what changed here since it was told, what each side stated
/// last, and how far its feeds were read. Thread-safe.
public interface CrmStore {
  /// The reason kept for a person whom the CRM deleted while it was told about it.
  String DELETED_AT_CRM = "deleted_at_crm";

  /// A person whose data changed since the CRM was told.
  ///
  /// @param change the number of the last change
  record Pending(PersonRef person, long change) {}

  /// The course of the exchange.
  ///
  /// @param pending persons whose data changed since the CRM was told
  /// @param deletions persons whom the CRM has to delete
  /// @param refused persons whom the CRM does not take
  /// @param unseen contacts that the last reading of all contacts did not find
  /// @param fullAt when that reading began; null before the first
  /// @param last the sync that ended last; null before the first
  record Status(
      long pending,
      long deletions,
      long refused,
      long unseen,
      @Nullable Instant fullAt,
      @Nullable Run last) {
    /// The number of persons in whom both sides differ, as far as is known.
    public long drift() {
      return pending + deletions + refused + unseen;
    }
  }

  /// One sync.
  ///
  /// @param problem what ended it early; empty when it was completed
  record Run(Instant started, Instant ended, CrmReport report, String problem) {}

  /// Runs work in one write transaction: all of it is kept, or nothing when it throws. Reads within
  /// see what was committed before, and nobody else writes meanwhile.
  <T> T together(Supplier<T> work);

  /// Follows changes from now on; the first time, everybody who is known counts as changed. A
  /// consent that began or ended by its date since the last sync is a change too.
  void begin(Instant now);

  /// How far a feed was read; empty: not at all.
  String cursor(Feed feed);

  void setCursor(Feed feed, String cursor);

  /// Says that all contacts are read from their beginning, or that they were. At the beginning,
  /// whom the CRM refused becomes pending again, unless it had deleted the person.
  void setFull(Instant began, boolean ended);

  /// When the reading of all contacts that is under way began.
  Optional<Instant> fullUnderWay();

  /// What is known of persons; every one has a state.
  Map<PersonRef, CrmState> states(Collection<PersonRef> persons);

  /// Keeps what the CRM stated, and that it confirmed each grant that it states. People who were
  /// forgotten meanwhile are left out.
  ///
  /// @param entity that consents are given to
  /// @param stale a grant that was confirmed until then was not used: its person counts as changed
  void received(List<Stated> stated, String entity, Instant now, Instant stale);

  /// Persons whose data changed, in the order of the changes.
  ///
  /// @param withdrawals those with a consent that was withdrawn alone
  /// @param after the number of a change
  List<Pending> pending(boolean withdrawals, long after, int most);

  /// Says that persons are about to be sent: who is forgotten from now on is deleted there.
  ///
  /// @return those who are still here; the others were forgotten meanwhile
  Set<PersonRef> announce(Collection<PersonRef> persons);

  /// Keeps what the CRM was told. A person whose data changed again meanwhile stays pending; who
  /// was forgotten meanwhile is left out.
  void sent(Map<Pending, CrmContact> told);

  /// Takes persons off whom the CRM need not be told anything, unless their data changed again.
  void settled(Collection<Pending> pending);

  /// Keeps why the CRM does not take a person: it is sent again when its data change, or when all
  /// contacts are read.
  void refused(Map<Pending, String> codes);

  /// Takes what the CRM holds for what it was told, and has the persons sent again.
  void resend(Collection<CrmContact> held);

  /// Persons whom the CRM has to delete, in the order of their pseudonyms.
  ///
  /// @param after the pseudonym behind which they begin; empty: from the beginning
  List<PersonRef> deletions(String after, int most);

  void addDeletions(Collection<PersonRef> persons);

  /// The CRM has deleted them: nothing is kept of them.
  void removeDeletions(Collection<PersonRef> persons);

  void ended(Run run);

  /// The number of members of each segment that has some.
  Map<SegmentId, Long> members();

  Status status();
}
