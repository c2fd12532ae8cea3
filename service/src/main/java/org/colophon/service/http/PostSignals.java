package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import org.colophon.audience.Signals;
import org.colophon.catalog.log.Catalog;
import org.colophon.service.json.Received;
import org.colophon.service.json.SignalBatch;
import org.colophon.service.json.SignalLine;

/// `POST /v1/signals`: what people did, belong to and agreed to. Each message has its own result;
/// what is wrong does not stop the others.
final class PostSignals implements Handler {
  private final Signals signals;
  private final Catalog catalog;
  private final InstantSource clock;

  PostSignals(Signals signals, Catalog catalog, InstantSource clock) {
    this.signals = signals;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    Received received = Received.live(clock.instant(), Received.Products.of(catalog));
    SignalBatch batch = Input.good(SignalBatch.read(Input.json(ctx), received));
    List<SignalLine> lines = SignalLine.take(batch.messages(), batch.received(), signals);
    ObjectNode body = Nodes.object();
    ArrayNode results = body.putArray("results");
    lines.forEach(line -> results.add(line.json()));
    LegacyAnswer.json(ctx, 200, body);
  }
}
