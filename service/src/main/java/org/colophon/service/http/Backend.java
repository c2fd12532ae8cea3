package org.colophon.service.http;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.audience.Feedbacks;
import org.colophon.audience.Signals;
import org.colophon.catalog.Catalog;
import org.colophon.desk.ChangeFeed;
import org.colophon.desk.Decisions;
import org.colophon.desk.Desk;
import org.colophon.desk.Directory;
import org.colophon.desk.Queue;
import org.colophon.eval.labelling.Labellings;
import org.colophon.exposure.RecallWatch;
import org.colophon.exposure.ShadowAudit;
import org.colophon.governance.Gate;
import org.colophon.governance.Policies;
import org.colophon.governance.Replay;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentBook;
import org.colophon.health.Repairs;
import org.colophon.health.SourceDeliveries;
import org.colophon.linking.Gaps;
import org.colophon.recommend.ListRules;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommender;
import org.colophon.service.jobs.Lane;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/// Everything that the routes call.
///
/// @param readers what readers see, and what they do
public record Backend(
    Stores stores, UseCases useCases, Readers readers, Hooks hooks, InstantSource clock) {

  /// What readers see, and what they do.
  ///
  /// @param recommender the one in use now: a run may switch the model behind it
  /// @param lists the same
  /// @param feedbacks what became of answers
  public record Readers(
      Supplier<Recommender> recommender,
      Supplier<ReaderLists> lists,
      ListRules rules,
      Signals signals,
      Feedbacks feedbacks) {}

  /// What is written to and read from directly.
  public record Stores(
      Catalog catalog,
      Audiences audiences,
      ChangeFeed changes,
      Directory directory,
      Labellings labellings) {}

  /// The editor's use cases, and the gate.
  ///
  /// @param desk the one in use now: a run may switch the model behind it
  public record UseCases(
      Supplier<Desk> desk,
      Decisions decisions,
      Queue queue,
      Gate gate,
      Governance governance,
      Runs runs) {}

  /// Runs over the catalogue, and the lane in which people go before them.
  public record Runs(RunDesk desk, Lane lane) {}

  /// What the gate decides by, what it decided, what was shown, and how the catalogue fares.
  public record Governance(Policies policies, Replay replay, Shown shown, Health health) {}

  /// What was shown, who is told of recalls, and what judges it again.
  public record Shown(RecallWatch.Books books, Webhooks webhooks, ShadowAudit audit) {}

  /// The health of the catalogue, and what people do for it.
  public record Health(
      HealthReporter reporter,
      IncidentBook incidents,
      SourceDeliveries deliveries,
      Repairs repairs,
      Gaps gaps) {}

  /// What the surroundings are told and asked.
  ///
  /// @param demo the simulated feed; null outside the demo
  public record Hooks(AfterWrite afterWrite, Readiness readiness, @Nullable DemoFeed demo) {}

  /// Told after each write, before its answer: what derived data must see now.
  public interface AfterWrite {
    void changed();
  }

  /// Whether the service can answer.
  public interface Readiness {
    /// What is missing, in words; empty when it is ready.
    List<String> missing();
  }

  /// The demo's feed, which an editor may stop to watch the gate at work.
  public interface DemoFeed extends AutoCloseable {
    boolean running();

    void run(boolean running);

    /// Delivers no more; call it before the stores are closed.
    @Override
    void close();
  }
}
