package org.colophon.service.http;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A count of the requests that were read and are not answered yet, which are waited for when the
/// server stops. Thread-safe.
final class RequestsUnderWay extends Handler.Wrapper {
  private final Phaser requests = new Phaser(1);
  private volatile boolean stopping;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (stopping || requests.register() < 0) {
      RequestGuard.refuse(RequestGuard.STOPPING, response.getHeaders(), response, callback);
      return true;
    }
    Request.addCompletionListener(request, _ -> requests.arriveAndDeregister());
    return super.handle(request, response, callback);
  }

  /// Refuses what comes from now on, and waits for what came before.
  void drain(Duration patience) {
    if (stopping) {
      return;
    }
    stopping = true;
    try {
      requests.awaitAdvanceInterruptibly(
          requests.arriveAndDeregister(), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      // whoever takes longer is cut off
    }
  }
}
