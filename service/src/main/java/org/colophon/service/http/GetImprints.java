package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.editorial.Directory;

/// `GET /v1/imprints`: the imprints and their desks.
final class GetImprints implements Handler {
  private final Directory directory;

  GetImprints(Directory directory) {
    this.directory = directory;
  }

  @Override
  public void handle(Context ctx) {
    List<DeskRecord> desks = directory.desks();
    ObjectNode body = Nodes.object();
    ArrayNode imprints = body.putArray("imprints");
    for (Imprint imprint : directory.imprints()) {
      ObjectNode node = imprints.addObject();
      node.put("id", imprint.id().value()).put("name", imprint.name());
      ArrayNode own = node.putArray("desks");
      desks.stream()
          .filter(desk -> desk.imprint().equals(imprint.id()))
          .forEach(desk ->
              own.addObject()
                  .put("id", desk.id().value())
                  .put("name", desk.name())
                  .put("active", desk.active()));
    }
    LegacyAnswer.json(ctx, 200, body);
  }
}
