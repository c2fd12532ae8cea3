package org.colophon.crm;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;

/// The consents, follows, bookmarks, sign-ups and segments of a person, as one side states them.
public record CrmContact(
    PersonRef person,
    Map<Purpose, Answer> consents,
    Map<Signal.Type, Set<SignalTarget>> interactions,
    Set<SegmentId> segments) {
  private static final Map<Signal.Type, CrmAttribute> INTERACTIONS =
      Map.of(
          Signal.Type.FOLLOW, CrmAttribute.FOLLOWS,
          Signal.Type.BOOKMARK, CrmAttribute.BOOKMARKS,
          Signal.Type.NEWSLETTER, CrmAttribute.SIGN_UPS);

  private static final Map<Purpose, CrmAttribute> CONSENTS =
      Map.of(
          Purpose.PROFILING, CrmAttribute.PROFILING,
          Purpose.NEWSLETTER, CrmAttribute.NEWSLETTER);

  /// The interactions that a CRM keeps: states that last, not events.
  public static final Set<Signal.Type> TYPES = INTERACTIONS.keySet();

  public CrmContact {
    consents = Map.copyOf(consents);
    interactions = Map.copyOf(interactions);
    segments = Set.copyOf(segments);
  }

  /// The answer of a person who was asked for consent.
  public enum Answer {
    GRANTED,
    DENIED,
    /// Nobody said anything.
    UNKNOWN
  }

  /// A contact and how many of its values were not valid and left out.
  public record Parsed(CrmContact contact, int invalid) {}

  /// A contact of whom nothing is known.
  public static CrmContact blank(PersonRef person) {
    return new CrmContact(person, Map.of(), Map.of(), Set.of());
  }

  public Answer consent(Purpose purpose) {
    return consents.getOrDefault(purpose, Answer.UNKNOWN);
  }

  public Set<SignalTarget> interactions(Signal.Type type) {
    return interactions.getOrDefault(type, Set.of());
  }

  /// Whether the person said no to something.
  public boolean withdraws() {
    return consents.containsValue(Answer.DENIED);
  }

  /// The values as text; every attribute has one, which may be empty.
  public Map<CrmAttribute, String> values() {
    Map<CrmAttribute, String> values = new EnumMap<>(CrmAttribute.class);
    CONSENTS.forEach((purpose, attribute) -> {
      Answer answer = consent(purpose);
      values.put(attribute, answer == Answer.UNKNOWN ? "" : answer.name().toLowerCase(Locale.ROOT));
    });
    INTERACTIONS.forEach(
        (type, attribute) -> values.put(attribute, joined(interactions(type), SignalTarget::text)));
    values.put(CrmAttribute.SEGMENTS, joined(segments, SegmentId::value));
    return values;
  }

  /// The same without the attributes that are not among some.
  CrmContact only(Set<CrmAttribute> attributes) {
    Map<CrmAttribute, String> values = values();
    values.keySet().retainAll(attributes);
    return parse(person, values).contact();
  }

  /// The values in one text, one a line in the order of the attributes.
  public String text() {
    return String.join("\n", values().values());
  }

  /// Reads what [#text()] wrote.
  public static CrmContact ofText(PersonRef person, String text) {
    Iterator<String> lines = text.lines().iterator();
    Map<CrmAttribute, String> values = new EnumMap<>(CrmAttribute.class);
    for (CrmAttribute attribute : CrmAttribute.values()) {
      values.put(attribute, lines.hasNext() ? lines.next() : "");
    }
    return parse(person, values).contact();
  }

  private static <T> String joined(Set<T> values, Function<T, String> text) {
    return values.stream()
        .map(text)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(TreeSet::new), sorted -> String.join(";", sorted)));
  }

  /// Reads what a CRM says. A consent in other words is unknown; of a list, what is not a valid id
  /// is left out.
  public static Parsed parse(PersonRef person, Map<CrmAttribute, String> values) {
    Map<Purpose, Answer> consents = new EnumMap<>(Purpose.class);
    int invalid = 0;
    for (var consent : CONSENTS.entrySet()) {
      String text = values.getOrDefault(consent.getValue(), "").strip().toLowerCase(Locale.ROOT);
      Answer answer = answer(text);
      invalid += answer == Answer.UNKNOWN && !text.isEmpty() ? 1 : 0;
      if (answer != Answer.UNKNOWN) {
        consents.put(consent.getKey(), answer);
      }
    }
    Map<Signal.Type, Set<SignalTarget>> interactions = new EnumMap<>(Signal.Type.class);
    for (var list : INTERACTIONS.entrySet()) {
      Elements<SignalTarget> read =
          Elements.of(
              values.getOrDefault(list.getValue(), ""), text -> target(list.getKey(), text));
      invalid += read.invalid();
      if (!read.values().isEmpty()) {
        interactions.put(list.getKey(), read.values());
      }
    }
    Elements<SegmentId> segments =
        Elements.of(values.getOrDefault(CrmAttribute.SEGMENTS, ""), SegmentId::new);
    return new Parsed(
        new CrmContact(person, consents, interactions, segments.values()),
        invalid + segments.invalid());
  }

  private static Answer answer(String text) {
    return switch (text) {
      case "granted", "true" -> Answer.GRANTED;
      case "denied", "revoked", "false" -> Answer.DENIED;
      default -> Answer.UNKNOWN;
    };
  }

  private static SignalTarget target(Signal.Type type, String text) {
    SignalTarget target = SignalTarget.parse(text);
    if (!isOf(type, target)) {
      throw new IllegalArgumentException("'" + text + "' is not a target of " + type);
    }
    return target;
  }

  /// Whether a CRM keeps interactions of this type with the target: items are saved, newsletters
  /// are signed up for, everything else is followed.
  static boolean isOf(Signal.Type type, SignalTarget target) {
    return switch (target) {
      case SignalTarget.OfItem _ -> type == Signal.Type.BOOKMARK;
      case SignalTarget.OfNewsletter _ -> type == Signal.Type.NEWSLETTER;
      case SignalTarget.OfContributor _, SignalTarget.OfSeries _, SignalTarget.OfTopic _ ->
          type == Signal.Type.FOLLOW;
    };
  }

  /// The valid elements of a list, and how many were not.
  private record Elements<T>(Set<T> values, int invalid) {
    static <T> Elements<T> of(String text, Function<String, T> read) {
      Set<T> values = new HashSet<>();
      int invalid = 0;
      for (String element : Stream.of(text.split(";")).map(String::strip).toList()) {
        if (!element.isEmpty()) {
          try {
            values.add(read.apply(element));
          } catch (IllegalArgumentException _) {
            invalid++;
          }
        }
      }
      return new Elements<>(values, invalid);
    }
  }
}
