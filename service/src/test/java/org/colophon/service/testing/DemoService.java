package org.colophon.service.testing;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.colophon.audience.testing.TestRetention;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.DemoExperiences;
import org.colophon.service.demo.SimulatedFeed;

/// The demo catalogue served from memory, with the word-counting stand-in: to work on the pages
/// without models or a database.
public final class DemoService {
  private DemoService() {}

  /// Serves until it is killed, on the given port.
  public static void main(String[] args) throws InterruptedException {
    start(Integer.parseInt(args[0]));
    new CountDownLatch(1).await();
  }

  /// Starts it.
  ///
  /// @param port 0: any free one
  /// @param origins of pages elsewhere that may call it
  public static TestService start(int port, String... origins) {
    TestService service = new TestService().allowing(Set.of(origins));
    DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
    demo.loadInto(service.catalog(), service.audiences());
    demo.loadSignals(service.people(), TestRetention.USUAL);
    DemoExperiences.load(service.experiences(), TestService.NOW);
    SimulatedFeed feed = new SimulatedFeed(service.catalog(), demo, service.clock());
    feed.deliver();
    service.addDeskSource();
    return service.start(port, feed);
  }
}
