package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;
import org.colophon.governance.Context;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.jspecify.annotations.Nullable;

/// The parameters that say for whom a reader-facing request asks: the territory, and whether it is
/// shown or sold by its price.
public final class ContextParameters {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final String usual;
  private final Parameter<String> territory;
  private final Parameter<Boolean> needsPrice;

  /// @param usual the territory of a request that names none
  public ContextParameters(String usual) {
    this.usual = usual;
    this.territory =
        new Parameter<>(
            Parameter.Place.QUERY,
            "territory",
            "The reader's country.",
            JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("pattern", "^[A-Z]{2}$")
                .put("default", usual),
            text -> text == null ? usual : country(text));
    this.needsPrice =
        new Parameter<>(
            Parameter.Place.QUERY,
            "needs_price",
            "true where books are shown or sold by their price: one without a current price is left"
                + " out.",
            JsonNodeFactory.instance.objectNode().put("type", "boolean").put("default", false),
            ContextParameters::flag);
  }

  /// The territory of a request that names none.
  public String usualTerritory() {
    return usual;
  }

  public Parameter<String> territory() {
    return territory;
  }

  public Parameter<Boolean> needsPrice() {
    return needsPrice;
  }

  /// Readers on the web, of a request for an operation that declares both parameters.
  public Context context(Request request) {
    Context context = Context.recommend(request.get(territory));
    return request.get(needsPrice) ? context.byPrice() : context;
  }

  private static String country(String text) {
    if (!COUNTRY.matcher(text).matches()) {
      throw badValue(
          "territory",
          "territory: " + Excerpt.of(text) + " is not a country code",
          "send two capital letters such as DE");
    }
    return text;
  }

  private static boolean flag(@Nullable String text) {
    return switch (text) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw badValue("needs_price", "needs_price: is not true or false", "send true");
    };
  }

  private static ApiException badValue(String name, String detail, String fix) {
    return new ApiException(new ApiProblem(422, "bad_value", name, detail, fix));
  }
}
