package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// What `POST /v1/recommendations` is asked: a segment, what an anonymous reader did lately, or
/// both, and where the list is shown. There is no field for who the reader is.
public final class ReaderJson {
  private static final Set<String> FIELDS =
      Set.of("segment", "signals", "consent", "seen", "context", "k");
  private static final Set<String> CONTEXT =
      Set.of("territory", "language", "ages", "channel", "surface", "item", "needs_price");
  private static final Set<String> SIGNAL = Set.of("event", "properties", "timestamp");
  private static final Set<String> CONSENT = Set.of("profiling");
  private static final int MOST_SIGNALS = 100;
  private static final int MOST_SEEN = 1_000;

  private ReaderJson() {}

  /// A request as asked.
  ///
  /// @param surface where the list is shown, as the ledger names it
  public record Asked(ReaderRequest request, String surface) {}

  /// Reads a request.
  public static Reading<Asked> read(JsonNode node, Received received) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", FIELDS, received.times());
      Fields context = fields.object("context", CONTEXT);
      Fields consent = fields.object("consent", CONSENT);
      ReaderRequest.RecentActivity lately =
          new ReaderRequest.RecentActivity(
              deeds(fields, received),
              consent != null && consent.flag("profiling", false),
              Set.copyOf(fields.ids("seen", MOST_SEEN, ItemId::new)));
      int k = fields.has("k") ? (int) fields.integer("k", 1, Recommender.MAX_K) : 10;
      SegmentId segment = fields.optionalId("segment", SegmentId::new);
      return new Asked(
          new ReaderRequest(segment, lately, where(context), k),
          context != null && context.has("surface") ? context.text("surface", 100) : "reader");
    });
  }

  private static ReaderRequest.Placement where(@Nullable Fields context) throws Fault {
    if (context == null) {
      return new ReaderRequest.Placement(Context.recommend("DE"), null, null);
    }
    String territory = context.has("territory") ? context.text("territory", 2) : "DE";
    if (!territory.matches("[A-Z]{2}")) {
      throw new Fault(
          Code.BAD_VALUE,
          context.at("territory"),
          Excerpt.of(territory) + " is no territory",
          "write two capital letters, such as DE");
    }
    String channel = context.has("channel") ? context.text("channel", 40) : "web";
    Context reader =
        new Context(Purpose.RECOMMEND, territory, channel, null).withAudience(audience(context));
    return new ReaderRequest.Placement(
        context.flag("needs_price", false) ? reader.byPrice() : reader,
        language(context),
        context.optionalId("item", ItemId::new));
  }

  /// The readers as `ages` and `language` describe them.
  static Audience audience(Fields fields) throws Fault {
    String language = language(fields);
    return Audience.ANYBODY.within(
        AgesJson.read(fields, "ages"), language == null ? Set.of() : Set.of(language));
  }

  private static @Nullable String language(Fields fields) throws Fault {
    return fields.has("language") ? fields.language("language") : null;
  }

  private static List<ReaderRequest.Interaction> deeds(Fields fields, Received received)
      throws Fault {
    List<ReaderRequest.Interaction> deeds = new ArrayList<>();
    for (Fields signal : fields.objects("signals", MOST_SIGNALS, SIGNAL)) {
      Instant stated = signal.optionalInstant("timestamp", Edge.END);
      Instant at = received.corrected(stated, null, null);
      if (Deeds.read(signal, received.products(), at)
          instanceof Payload.Interactions(List<SignalMessage.Interaction> done)) {
        done.forEach(d -> deeds.add(new ReaderRequest.Interaction(d.type(), d.about(), at)));
      } else {
        throw new Fault(
            Code.BAD_VALUE, signal.at("event"), "is nothing that a reader did", "leave it out");
      }
    }
    return deeds;
  }
}
