package org.colophon.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.log.Recorded;

/// The result of a statement that was stored.
@SchemaName("Recorded")
@Description("The result of a statement that was stored.")
public record RecordedResponse(
    @Description(
            "`changed`: something current changed; `confirmed`: it was known already; `older`: it"
                + " was kept as history only.")
        Outcome outcome,
    @Description("The catalogue's sequence number of this entry.") long seq,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The items whose verdict or text may have changed.")
        List<ItemId> items) {

  /// The outcome of a statement.
  public enum Outcome {
    CHANGED,
    CONFIRMED,
    OLDER
  }

  /// The result of what was recorded.
  ///
  /// @param pointer the JSON pointer, in the message that came, of what the catalogue rejects
  /// @throws ApiException when the catalogue rejected it
  public static RecordedResponse of(Recorded recorded, Function<Rejection.Path, String> pointer) {
    return switch (recorded) {
      case Recorded.Changed(long seq, var items) ->
          new RecordedResponse(Outcome.CHANGED, seq, items);
      case Recorded.Confirmed(long seq) -> new RecordedResponse(Outcome.CONFIRMED, seq, List.of());
      case Recorded.Older(long seq) -> new RecordedResponse(Outcome.OLDER, seq, List.of());
      case Recorded.Refused(Rejection rejection) ->
          throw new ApiException(problem(rejection, pointer.apply(rejection.path())));
    };
  }

  /// The error that a rejection of the catalogue is.
  ///
  /// @param pointer the JSON pointer of the field at fault; empty for the whole
  public static ApiProblem problem(Rejection rejection, String pointer) {
    int status =
        switch (rejection.code()) {
          case OTHER_SOURCE, PRODUCT_TAKEN -> 409;
          case IMPRINT_NOT_REGISTERED, ENTITY_UNKNOWN, TIME_OUT_OF_RANGE -> 422;
        };
    return new ApiProblem(
        status,
        EnumNames.of(rejection.code()),
        pointer.isEmpty() ? null : pointer,
        rejection.reason(),
        fix(rejection.code()));
  }

  private static String fix(Rejection.Code code) {
    return switch (code) {
      case OTHER_SOURCE -> "send the item from its own source, or use another id";
      case PRODUCT_TAKEN -> "send the product with the item that it belongs to";
      case IMPRINT_NOT_REGISTERED ->
          "add the imprint to the source's imprints with PUT /v1/sources/{id}, or name another source";
      case ENTITY_UNKNOWN -> "create it first, or correct the id";
      case TIME_OUT_OF_RANGE -> "correct the date";
    };
  }
}
