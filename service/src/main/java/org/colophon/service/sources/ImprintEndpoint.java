package org.colophon.service.sources;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;
import org.colophon.editorial.Directory;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/imprints`: list and register imprints.
public final class ImprintEndpoint implements Endpoint {
  private static final Parameter<ImprintId> ID =
      Parameter.path("id", ImprintId.class, "The imprint's id.");

  private final Catalog catalog;
  private final Directory directory;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public ImprintEndpoint(Catalog catalog, Directory directory, Runnable afterWrite) {
    this.catalog = catalog;
    this.directory = directory;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "imprints";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/imprints")
            .summary("List imprints and their desks")
            .answer(
                Answer.json(200, "The imprints.", ImprintsResponse.class)
                    .example(SourceExamples.IMPRINTS))
            .handle(this::list),
        Operation.put("/v1/imprints/{id}")
            .summary("Register an imprint or change its name")
            .description("The id in the body may be left out.")
            .parameters(ID)
            .body(ImprintDocument.class, SourceExamples.IMPRINT)
            .answer(imprint(200, "The imprint was changed."))
            .answer(imprint(201, "The imprint is new."))
            .handle(this::put));
  }

  private Response list(Request request) {
    List<Imprint> seen =
        directory.imprints().stream()
            .filter(imprint -> request.caller().sees(imprint.id()))
            .toList();
    return Response.ok(ImprintsResponse.of(seen, directory.desks()));
  }

  private static Answer imprint(int status, String description) {
    return Answer.json(status, description, ImprintDocument.class).example(SourceExamples.IMPRINT);
  }

  private Response put(Request request) {
    ImprintId id = request.get(ID);
    ImprintDocument document =
        ApiMapper.read(PathId.added(request.json(), id.value()), ImprintDocument.class);
    PathId.check(document.id().value(), id.value());
    boolean isNew;
    try (CatalogView view = catalog.view()) {
      isNew = view.imprint(id).isEmpty();
    }
    catalog.put(document.toReference(null));
    afterWrite.run();
    return Response.json(isNew ? 201 : 200, ImprintDocument.of(document.toImprint()));
  }
}
