package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.governance.ReferenceHistory.Known;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Verdict;
import org.jspecify.annotations.Nullable;

/// The gate once more, for the policies that ship: written from their description in plain words,
/// slow, and without a line of the real one. It keeps nothing between two questions and reads
/// everything that was ever said.
public final class ReferenceGate {
  private static final Duration UNSURE = Duration.ofSeconds(2);
  private static final List<String> LAW_AND_MEDICINE =
      List.of("LN", "LA", "MB", "MJ", "MK", "KFFD");

  /// What a reader would see.
  ///
  /// @param passes whether anything is shown
  /// @param said everything that is said of the item, and everything that is left out on purpose
  public record Seen(boolean passes, Set<String> said) {
    public static final Seen NOTHING = new Seen(false, Set.of());
  }

  private final ReferenceHistory history;
  private final Context context;
  private final Instant now;

  public ReferenceGate(ReferenceHistory history, Context context, Instant now) {
    this.history = history;
    this.context = context;
    this.now = now;
  }

  public Seen see(ItemId id) {
    Known known = history.item(id);
    if (known == null || known.deleted() || known.twoVersions()) {
      return Seen.NOTHING;
    }
    Item item = known.item();
    if (isHeld(item) || !mayBeServed(item) || !wasLookedAt(known) || !suits(item)) {
      return Seen.NOTHING;
    }
    Set<String> said = new TreeSet<>();
    var facts = history.facts(item.imprint());
    ReferenceTrade trade = new ReferenceTrade(history, facts, context, now);
    boolean reserved = context.purpose() == Purpose.GROUND_PROMPT && trade.isReserved("item:" + id);
    if (reserved || trade.underEmbargo("item:" + id)) {
      return Seen.NOTHING;
    }
    if (item.type() == ContentType.BOOK && !trade.offer(item, !forTheDesk(), said)) {
      return Seen.NOTHING;
    }
    trade.places(said);
    awards(item, said);
    events(item, said);
    Instant published = item.lifecycle().publishedAt();
    if (!forTheDesk() && published != null && showsItsDate(item.type(), published)) {
      said.add("as of " + published);
    }
    return new Seen(true, said);
  }

  private boolean showsItsDate(ContentType type, Instant published) {
    return switch (type) {
      case NEWS -> mayBeOver(published.plus(Duration.ofDays(3)));
      case ARCHIVE -> mayBeOver(published.plusSeconds(1));
      case BOOK, GUIDE, PAGE -> false;
    };
  }

  private boolean forTheDesk() {
    return context.purpose() == Purpose.SUGGEST_TO_EDITOR;
  }

  /// What starts must have started by the slowest clock, what ends must not have by the fastest.
  static boolean surelyBegun(Instant start, Instant now) {
    return !start.isAfter(now.minus(UNSURE));
  }

  static boolean mayBeOver(Instant end, Instant now) {
    return !end.isAfter(now.plus(UNSURE));
  }

  private boolean surelyBegun(Instant start) {
    return surelyBegun(start, now);
  }

  private boolean mayBeOver(Instant end) {
    return mayBeOver(end, now);
  }

  private boolean isHeld(Item item) {
    for (Hold hold : history.holds()) {
      boolean concerned =
          switch (hold.scope()) {
            case Hold.Scope.Items(var ids) -> ids.contains(item.id());
            case Hold.Scope.OfImprint(var imprint) -> imprint.equals(item.imprint());
            case Hold.Scope.OfSubject(var subject) -> item.content().subjects().contains(subject);
            case Hold.Scope.OfContributor(var who) ->
                item.content().credits().stream().anyMatch(credit -> who.equals(credit.id()));
            case Hold.Scope.OfSeries(var series) ->
                item.content().series() != null && item.content().series().id().equals(series);
          };
      boolean mayHaveBegun = hold.from() == null || mayBeOver(hold.from());
      boolean surelyOver = hold.until() != null && surelyBegun(hold.until());
      if (concerned && mayHaveBegun && !surelyOver) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeServed(Item item) {
    Lifecycle life = item.lifecycle();
    if (life.goLiveAt() != null && !surelyBegun(life.goLiveAt())) {
      return false;
    }
    if (life.expiresAt() != null && mayBeOver(life.expiresAt())) {
      return false;
    }
    if (forTheDesk()) {
      boolean own = item.imprint().equals(context.viewer());
      return life.state() == SourceState.PUBLISHED
          || (own && Set.of(SourceState.DRAFT, SourceState.SCHEDULED).contains(life.state()));
    }
    DeskRecord desk = history.desk(item.desk());
    return life.state() == SourceState.PUBLISHED
        && life.correction() != Correction.PENDING
        && item.desk() != null
        && desk != null
        && desk.active()
        && (desk.members() == null || !desk.members().isEmpty())
        && (item.identity().canonicalId() != null || item.identity().canonicalUrl() != null)
        && history.source(item.identity().source()) != null
        && item.identity().duplicateOf() == null
        && item.identity().supersededBy() == null
        && isPublishedWhereThatMatters(item);
  }

  /// News and archive need their date; one that lies more than five minutes ahead is none yet.
  private boolean isPublishedWhereThatMatters(Item item) {
    Instant published = item.lifecycle().publishedAt();
    if (item.type() != ContentType.NEWS && item.type() != ContentType.ARCHIVE) {
      return true;
    }
    return published != null && surelyBegun(published.minusSeconds(300));
  }

  /// Whether it is for those who would see it. An age that nobody said suits nobody who was asked
  /// for by age; what is marked is for adults whatever age it says.
  private boolean suits(Item item) {
    Audience audience = context.audience();
    AgeRange said = item.content().ageRange();
    boolean marked = hasCode(item, "FP") || hasCode(item, "5X");
    boolean adult = marked || (said != null && said.from() >= 18);
    boolean child = hasCode(item, "Y") || (said != null && said.from() < 18);
    boolean minors = audience.without().contains(Audience.Excluded.ADULT_TITLES);
    for (AgeRange asked : audience.ages()) {
      minors |= asked.from() < 18;
      int from =
          marked ? Math.max(18, said == null ? 18 : said.from()) : said == null ? 0 : said.from();
      int to = said == null || (marked && said.to() < 18) ? 120 : said.to();
      boolean known = marked || said != null;
      if (!known || from > asked.to() || to < asked.from()) {
        return false;
      }
    }
    boolean unknown = !marked && said == null && !child;
    boolean beside =
        (adult && minors)
            || (unknown && audience.without().contains(Audience.Excluded.UNKNOWN_AGES))
            || (child && audience.without().contains(Audience.Excluded.CHILDRENS_TITLES));
    String language = item.content().language();
    boolean spoken =
        audience.languages() == null
            || language.equals("und")
            || audience.languages().contains(language);
    return !beside && spoken;
  }

  private static boolean hasCode(Item item, String start) {
    return item.content().subjects().stream().anyMatch(s -> s.code().startsWith(start));
  }

  private boolean wasLookedAt(Known known) {
    if (forTheDesk()) {
      return true;
    }
    Item item = known.item();
    Instant published = item.lifecycle().publishedAt();
    Instant last = null;
    for (Instant look : new Instant[] {published, known.checkedAt()}) {
      if (look != null && surelyBegun(look) && (last == null || look.isAfter(last))) {
        last = look;
      }
    }
    return switch (item.type()) {
      case GUIDE -> last != null && !mayBeOver(monthsAfter(last, 24));
      case BOOK -> {
        boolean law =
            item.content().subjects().stream()
                .filter(subject -> subject.scheme().equals("thema"))
                .anyMatch(
                    subject -> LAW_AND_MEDICINE.stream().anyMatch(subject.code()::startsWith));
        boolean old = published == null || mayBeOver(monthsAfter(published, 24));
        yield !law || !old || (last != null && !mayBeOver(monthsAfter(last, 18)));
      }
      case NEWS, ARCHIVE, PAGE -> true;
    };
  }

  private static Instant monthsAfter(Instant at, int months) {
    return at.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private void awards(Item item, Set<String> said) {
    item.awards().stream()
        .map(history::award)
        .filter(Objects::nonNull)
        .forEach(award -> {
          if (surelyBegun(award.from())) { // what lies ahead is not mentioned
            said.add(standing(award, item) ? claim(award) : "no award:" + award.id());
          }
        });
  }

  private boolean standing(Award award, Item item) {
    return award.overtakenBy() == null && item.id().equals(award.item());
  }

  private static String claim(Award award) {
    String how =
        switch (award.achievement()) {
          case WINNER -> "winner";
          case SHORTLIST -> "shortlist";
          case LONGLIST -> "longlist";
        };
    return "AWARD " + how + ", " + award.name() + " " + award.year() + " until " + null;
  }

  private void events(Item item, Set<String> said) {
    for (var id : item.events()) {
      Event event = history.event(id);
      if (event == null) {
        continue;
      }
      boolean stands = event.status() == Event.Status.SCHEDULED && !mayBeOver(event.until());
      said.add(
          stands
              ? "EVENT " + event.name() + ", " + event.place() + " until " + event.until()
              : "no event:" + event.id());
    }
  }

  /// The fact of a key, whatever it says; null when nobody said anything.
  static FactKey key(String entity, FactType type, String qualifier) {
    return new FactKey(org.colophon.catalog.EntityRef.parse(entity), type, qualifier);
  }

  /// The real gate's verdict in the same words.
  public static Seen of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(Cleared cleared, var reasons) -> new Seen(true, words(cleared));
      case Verdict.Block block -> Seen.NOTHING;
      case Verdict.Indeterminate unknown -> Seen.NOTHING;
    };
  }

  private static Set<String> words(Cleared cleared) {
    Set<String> said = new TreeSet<>();
    cleared.offer().ifPresent(offer -> said.addAll(words(offer)));
    cleared
        .claims()
        .forEach(claim -> said.add(claim.kind() + " " + claim.name() + " until " + claim.until()));
    for (Obligation obligation : cleared.terms().obligations()) {
      said.add(
          switch (obligation) {
            case Obligation.OmitClaim(String claim) -> "no " + claim;
            case Obligation.ShowAsOf(Instant asOf) -> "as of " + asOf;
          });
    }
    return said;
  }

  static List<String> words(Offer offer) {
    @Nullable Object price =
        offer.price() == null
            ? null
            : offer.price().amount().stripTrailingZeros().toPlainString()
                + offer.price().currency();
    return List.of(
        "product " + offer.product(),
        "availability " + offer.availability(),
        "price " + price,
        "appears " + offer.appearsOn());
  }
}
