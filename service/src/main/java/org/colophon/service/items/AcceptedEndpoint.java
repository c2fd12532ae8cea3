package org.colophon.service.items;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.AcceptedValues;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/items/{id}/accepted`: what a content management system writes back into its own article.
/// The answer is the whole state, so that writing it twice changes nothing.
public final class AcceptedEndpoint implements Endpoint {
  private static final Parameter<Optional<String>> KNOWN =
      Parameter.header("If-None-Match", "The entity tag of the state that was written back last.");

  private final Catalog catalog;
  private final AcceptedValues accepted;

  public AcceptedEndpoint(Catalog catalog, AcceptedValues accepted) {
    this.catalog = catalog;
    this.accepted = accepted;
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/items/{id}/accepted")
            .summary("Get everything that is accepted of an item")
            .description(
                "For writing back into the system that the item came from; docs/connect.md shows how."
                    + " The entity tag changes when the item's version or a value does.")
            .parameters(ItemEndpoint.ID, KNOWN)
            .answer(
                Answer.json(200, "The values.", ItemAcceptedResponse.class)
                    .header("ETag")
                    .example(ItemExamples.ACCEPTED))
            .answer(
                new Answer(304, "Nothing changed.", "text/plain", null, List.of("ETag"), "\"\""))
            .problems(404, 410)
            .handle(this::get));
  }

  private Response get(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    try (CatalogView view = catalog.view()) {
      ItemVersion version = Lookup.item(view, id);
      ItemAcceptedResponse state =
          ItemAcceptedResponse.of(version, accepted.of(version, view, request.now()));
      String etag = etag(ApiMapper.write(state));
      boolean known =
          request
              .get(KNOWN)
              .filter(tags ->
                  Arrays.stream(tags.split(",", -1)).map(String::strip).anyMatch(etag::equals))
              .isPresent();
      return known
          ? new Response.Complete(
              304, new Response.Content.Text("text/plain", ""), Map.of("ETag", etag))
          : Response.ok(state).header("ETag", etag);
    }
  }

  private static String etag(byte[] state) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(state);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
