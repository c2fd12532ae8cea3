package org.colophon.service.api;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SourceId;
import org.colophon.eval.labelling.LabellingId;

/// The domain's id types that messages use; in JSON each is a string.
public final class Identifiers {
  /// The grammar of ids as a JSON Schema pattern.
  public static final String PATTERN = "^[a-z0-9][a-z0-9._-]{0,99}$";

  private static final Map<Class<?>, Function<String, ?>> TYPES =
      Map.ofEntries(
          Map.entry(ItemId.class, ItemId::new),
          Map.entry(ProductId.class, ProductId::new),
          Map.entry(ImprintId.class, ImprintId::new),
          Map.entry(DeskId.class, DeskId::new),
          Map.entry(SourceId.class, SourceId::new),
          Map.entry(SeriesId.class, SeriesId::new),
          Map.entry(EventId.class, EventId::new),
          Map.entry(AwardId.class, AwardId::new),
          Map.entry(ContributorId.class, ContributorId::new),
          Map.entry(SegmentId.class, SegmentId::new),
          Map.entry(LabellingId.class, LabellingId::new));

  private Identifiers() {}

  static Map<Class<?>, Function<String, ?>> types() {
    return TYPES;
  }

  static boolean contains(Class<?> type) {
    return TYPES.containsKey(type);
  }

  /// Makes an id of a type.
  ///
  /// @throws ApiException with an empty pointer when `text` does not keep the grammar
  public static <T> T parse(Class<T> type, String text) {
    Function<String, ?> constructor = TYPES.get(type);
    if (constructor == null) {
      throw new IllegalStateException(type + " is not among the id types of messages");
    }
    return parse(constructor.andThen(type::cast), text);
  }

  /// Makes an id by a constructor that throws an `IllegalArgumentException`.
  static <T> T parse(Function<String, T> constructor, String text) {
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          "",
          Excerpt.of(String.valueOf(e.getMessage()), 300),
          "use an id such as '" + suggestion(text) + "'");
    }
  }

  private static String suggestion(String text) {
    String id =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+", "");
    return id.isEmpty() ? "der-titel" : id.substring(0, Math.min(id.length(), 60));
  }
}
