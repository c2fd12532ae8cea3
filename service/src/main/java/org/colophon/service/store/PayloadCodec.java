package org.colophon.service.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.campaign.Campaign;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.feed.ChangeFeed;
import org.colophon.recommend.ListRule;
import org.jspecify.annotations.Nullable;

/// Writes the domain's records as JSON and reads them back, for columns of this database only: the
/// form may change with a migration and is no interface to the outside.
///
/// Ids, instants, dates, durations, zones, amounts and currencies are strings; an arm of a sealed
/// interface carries its name as `is`; what is null is left out. A list or set that an older
/// version did not write is read as empty.
public final class PayloadCodec {
  static final List<Class<?>> SEALED =
      List.of(
          FactValue.class,
          Submission.class,
          Reference.class,
          Hold.Scope.class,
          LogRecord.Body.class,
          Allowance.class,
          SignalTarget.class,
          ListRule.Effect.class,
          ChangeFeed.Change.class,
          LabelAnswer.class,
          Campaign.Recipients.class);

  private static final ObjectMapper JSON = mapper();

  private PayloadCodec() {}

  public static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + value.getClass().getName() + " has no JSON form", e);
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws StoreException when the text is not that
  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException(
          "the database holds a "
              + type.getSimpleName()
              + " that cannot be read: restore the latest"
              + " backup",
          e);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    text(module, ItemId.class, ItemId::value, ItemId::new);
    text(module, ProductId.class, ProductId::value, ProductId::new);
    text(module, SourceId.class, SourceId::value, SourceId::new);
    text(module, ImprintId.class, ImprintId::value, ImprintId::new);
    text(module, DeskId.class, DeskId::value, DeskId::new);
    text(module, ContributorId.class, ContributorId::value, ContributorId::new);
    text(module, SeriesId.class, SeriesId::value, SeriesId::new);
    text(module, EventId.class, EventId::value, EventId::new);
    text(module, AwardId.class, AwardId::value, AwardId::new);
    text(module, SegmentId.class, SegmentId::value, SegmentId::new);
    text(module, LabellingId.class, LabellingId::value, LabellingId::new);
    text(module, EntityRef.class, EntityRef::text, EntityRef::parse);
    text(module, Instant.class, Instant::toString, Instant::parse);
    text(module, Duration.class, Duration::toString, Duration::parse);
    text(module, LocalDate.class, LocalDate::toString, LocalDate::parse);
    text(module, LocalTime.class, LocalTime::toString, LocalTime::parse);
    text(module, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(module, Currency.class, Currency::getCurrencyCode, Currency::getInstance);
    text(module, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(module)
            .addMixIn(EnrichmentStore.Stored.class, StoredNames.class)
            .addMixIn(DeskRecord.class, MembersAsStated.class)
            .withConfigOverride(
                List.class,
                lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                Set.class,
                sets -> sets.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY);
    SEALED.forEach(type -> tagged(builder, type));
    return builder.build();
  }

  private static void tagged(JsonMapper.Builder builder, Class<?> type) {
    builder.addMixIn(type, Tagged.class);
    for (Class<?> arm : type.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(arm, arm.getSimpleName()));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}

  /// The name under which stored enrichments keep their pipeline's fingerprint.
  private interface StoredNames {
    @JsonProperty("recipe")
    String fingerprint();
  }

  /// Members that are not stated are not none.
  private interface MembersAsStated {
    @JsonProperty
    @JsonSetter(nulls = Nulls.SET)
    @Nullable List<String> members();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return read.apply(json.getText());
          }
        });
  }
}
