package org.colophon.service.health;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.ReasonCode;
import org.colophon.health.Outlook;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The numbers of items that pass on each day.
@SchemaName("Outlook")
@Description("The numbers of items that pass on each day, before and after today.")
record OutlookResponse(
    Instant at,
    int items,
    int passing,
    @Description("The days before and today until now, in order.") List<DayEntry> past,
    @Description("The rest of today and the days ahead, in order.") List<DayEntry> ahead,
    @Description("What changes ahead, in order; the first ones.") List<ChangeEntry> changes) {

  /// A day.
  @SchemaName("OutlookDay")
  record DayEntry(
      @Description("YYYY-MM-DD.") String day,
      @Description("Items that pass at its end, or now.") int passing,
      @Description("Items that cease to pass.") int ceased,
      @Description("Items that begin to pass.") int began) {}

  /// A change of the verdict on an item.
  @SchemaName("OutlookChange")
  record ChangeEntry(
      Instant at,
      ItemId item,
      String title,
      @Nullable String language,
      ImprintId imprint,
      @Description("Whether it passes from then on.") boolean passes,
      @Description("What blocks it then, or blocked it before.") @Nullable ReasonCode reason) {
    private static ChangeEntry of(Outlook.Turn turn) {
      return new ChangeEntry(
          turn.at(),
          turn.item().id(),
          turn.item().content().title(),
          turn.item().content().language(),
          turn.item().imprint(),
          turn.passes(),
          turn.reason());
    }
  }

  /// The changes of a day.
  private static final class Tally {
    private int began;
    private int ceased;

    private void add(boolean passes) {
      if (passes) {
        began++;
      } else {
        ceased++;
      }
    }
  }

  /// @param before days before today
  /// @param after days after today
  /// @param entries the most changes that are listed
  /// @param zone of days
  static OutlookResponse of(Outlook outlook, int before, int after, int entries, ZoneId zone) {
    LocalDate today = outlook.at().atZone(zone).toLocalDate();
    LocalDate from = today.minusDays(before);
    LocalDate to = today.plusDays(after);
    Map<LocalDate, Tally> past = new HashMap<>();
    outlook.past().forEach(change -> on(past, change.at(), zone).add(change.eligible()));
    Map<LocalDate, Tally> ahead = new HashMap<>();
    outlook.ahead().forEach(turn -> on(ahead, turn.at(), zone).add(turn.passes()));
    return new OutlookResponse(
        outlook.at(),
        outlook.items(),
        outlook.passing(),
        past(past, outlook.passing(), from, today),
        ahead(ahead, outlook.passing(), today, to),
        outlook.ahead().stream().limit(entries).map(ChangeEntry::of).toList());
  }

  private static Tally on(Map<LocalDate, Tally> days, Instant at, ZoneId zone) {
    return days.computeIfAbsent(at.atZone(zone).toLocalDate(), _ -> new Tally());
  }

  private static List<DayEntry> ahead(
      Map<LocalDate, Tally> changes, int passing, LocalDate today, LocalDate to) {
    List<DayEntry> days = new ArrayList<>();
    int then = passing;
    for (LocalDate day = today; !day.isAfter(to); day = day.plusDays(1)) {
      Tally tally = changes.getOrDefault(day, new Tally());
      then += tally.began - tally.ceased;
      days.add(new DayEntry(day.toString(), then, tally.ceased, tally.began));
    }
    return days;
  }

  /// Counted back from what passes now.
  private static List<DayEntry> past(
      Map<LocalDate, Tally> changes, int passing, LocalDate from, LocalDate today) {
    List<DayEntry> days = new ArrayList<>();
    int then = passing;
    for (LocalDate day = today; !day.isBefore(from); day = day.minusDays(1)) {
      Tally tally = changes.getOrDefault(day, new Tally());
      days.add(new DayEntry(day.toString(), Math.max(0, then), tally.ceased, tally.began));
      then += tally.ceased - tally.began;
    }
    return days.reversed();
  }
}
