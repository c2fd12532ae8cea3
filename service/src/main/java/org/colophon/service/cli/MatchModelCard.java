package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.eval.metrics.Calibration;
import org.colophon.eval.metrics.Forecast;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchTrainer;
import org.colophon.matching.ThresholdFigures;
import org.colophon.models.files.Sha256;

/// The model card of a trained matching model.
final class MatchModelCard {
  private static final int BINS = 10;
  private static final String METHOD =
      "logistic regression on the features of a match; isotonic curve and shifts per segment from"
          + " weights that each item was held out from";

  private final MatchModel model;
  private final int decisions;
  private final List<Forecast> heldOut;
  private final List<Forecast> shown;
  private final List<ThresholdFigures> thresholds;
  private final double threshold;
  private final double promise;

  /// @param heldOut what the model would have said of each decision without its item
  MatchModelCard(MatchModel model, int decisions, List<MatchTrainer.Forecast> heldOut) {
    this.model = model;
    this.decisions = decisions;
    this.threshold = model.calibration().map(MatchModel.Calibration::threshold).orElse(0.0);
    this.promise = model.calibration().map(MatchModel.Calibration::promise).orElse(0.0);
    this.thresholds = ThresholdFigures.of(heldOut);
    this.heldOut = heldOut.stream().map(f -> new Forecast(f.probability(), f.right())).toList();
    this.shown = this.heldOut.stream().filter(f -> f.probability() >= threshold).toList();
  }

  /// @param file the model's
  ObjectNode json(Path file, Instant now) throws IOException {
    ObjectNode card = CommandJson.MAPPER.createObjectNode();
    card.put("model", model.name());
    card.put("digest", Sha256.of(Files.readAllBytes(file)));
    card.put("embedder", model.embedder());
    card.put("method", METHOD);
    card.put("trainedAt", now.toString());
    card.put("learnedFrom", model.source());
    card.put("decisions", decisions);
    card.put("promisedPrecision", promise);
    card.put("threshold", threshold);
    ObjectNode held = card.putObject("heldOut");
    held.put("shown", shown.size());
    held.put("precision", Calibration.precisionFrom(threshold, heldOut));
    held.put("ece", Calibration.ece(shown, BINS));
    held.put("brierSkill", Calibration.brierSkill(shown));
    held.put("eceOfAll", Calibration.ece(heldOut, BINS));
    held.put("brierSkillOfAll", Calibration.brierSkill(heldOut));
    ArrayNode figures = held.putArray("thresholds");
    for (ThresholdFigures point : thresholds) {
      figures
          .addObject()
          .put("threshold", point.threshold())
          .put("suggested", point.figures().suggested())
          .put("precision", point.figures().precision())
          .put("coverage", point.figures().coverage());
    }
    return card.put("file", String.valueOf(file.getFileName()));
  }

  /// A table of what each threshold would have given.
  String table() {
    StringBuilder table = new StringBuilder("threshold  suggested  precision  coverage");
    for (ThresholdFigures point : thresholds) {
      table.append(
          "%n%9.2f  %9d  %9.2f  %8.2f"
              .formatted(
                  point.threshold(),
                  point.figures().suggested(),
                  point.figures().precision(),
                  point.figures().coverage()));
    }
    return table.toString();
  }

  String line() {
    return "learned from %d decisions; from %.2f on, %d would have been suggested, %.0f %% of them right"
        .formatted(
            decisions,
            threshold,
            shown.size(),
            100 * Calibration.precisionFrom(threshold, heldOut));
  }
}
