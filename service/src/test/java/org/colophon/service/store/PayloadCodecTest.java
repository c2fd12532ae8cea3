package org.colophon.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.junit.jupiter.api.Test;

/// Every type that a stored record can hold has a form in the database.
class PayloadCodecTest {
  /// A value of each type that is neither a record nor an enumeration.
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          Instant.class, Instant.parse("2026-11-30T02:00:00Z"),
          Duration.class, Duration.ofHours(24),
          LocalDate.class, LocalDate.of(2026, 12, 24),
          LocalTime.class, LocalTime.of(2, 30),
          ZoneId.class, ZoneId.of("Europe/Berlin"),
          Currency.class, Currency.getInstance("EUR"),
          BigDecimal.class, new BigDecimal("12.50"),
          String.class, "Hafen",
          Boolean.class, true,
          Integer.class, 7);

  @Test
  void everyTypeOfAStoredRecordIsWrittenAndReadBack() {
    Set<Class<?>> seen = new HashSet<>();
    Set<String> unknown = new TreeSet<>();
    PayloadCodec.SEALED.forEach(type -> walk(type, seen, unknown));
    assertTrue(seen.size() > 40, seen.toString());
    assertEquals(Set.of(), unknown, "state a value of each here, and a form in PayloadCodec");
    VALUES.forEach(
        (type, value) -> assertEquals(value, PayloadCodec.read(PayloadCodec.write(value), type)));
  }

  private static void walk(Type type, Set<Class<?>> seen, Set<String> unknown) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        walk(argument, seen, unknown);
      }
    }
    if (!(type instanceof Class<?> plain) || VALUES.containsKey(plain) || !seen.add(plain)) {
      return;
    }
    if (plain.isSealed()) {
      for (Class<?> arm : plain.getPermittedSubclasses()) {
        walk(arm, seen, unknown);
      }
    } else if (plain.isRecord()) {
      for (RecordComponent component : plain.getRecordComponents()) {
        walk(component.getGenericType(), seen, unknown);
      }
    } else if (!plain.isPrimitive()
        && !plain.isEnum()
        && !Collection.class.isAssignableFrom(plain)) {
      unknown.add(plain.getName());
    }
  }

  @Test
  void membersThatAreNotStatedAreNotReadAsNone() {
    for (List<String> members : Arrays.asList(null, List.<String>of(), List.of("kim"))) {
      LogRecord.Body body =
          new LogRecord.Body.Referenced(
              new Reference.OfDesk(
                  new DeskRecord(new DeskId("desk"), "Desk", new ImprintId("kai"), members, true)));
      assertEquals(
          body, PayloadCodec.read(PayloadCodec.write(body), LogRecord.Body.class), "" + members);
    }
  }

  @Test
  void aSourceThatIsClosedOnSomeDaysIsWrittenAndReadBack() {
    DeliveryCalendar calendar =
        new DeliveryCalendar(
            Duration.ofHours(24),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            ZoneId.of("Europe/Berlin"),
            Set.of(LocalDate.of(2026, 12, 24)));
    LogRecord.Body body =
        new LogRecord.Body.Referenced(
            new Reference.OfSource(
                new Source(
                    new SourceId("feed"),
                    "Feed",
                    new ImprintId("kai"),
                    null,
                    Set.of(),
                    calendar,
                    null)));
    assertEquals(body, PayloadCodec.read(PayloadCodec.write(body), LogRecord.Body.class));
  }
}
