package org.colophon.models.linear;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A trainer of one binary support vector machine (squared hinge loss, dual) per label.
final class OneVsRest {
  private static final double PRECISION = 0.1;

  private final LinearSettings settings;
  private final int features;
  private final long seed;

  OneVsRest(LinearSettings settings, int features, long seed) {
    this.settings = settings;
    this.features = features;
    this.seed = seed;
  }

  /// The weights of each label, trained on `texts`; a label's result does not depend on the number
  /// of threads.
  ///
  /// @param labels of each text: numbers below `labelCount`
  WeightTable train(List<SparseVector> texts, List<List<Integer>> labels, int labelCount) {
    Feature[][] rows = texts.stream().map(this::row).toArray(Feature[][]::new);
    List<LabelWeights> weights = new ArrayList<>(labelCount);
    try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
      List<Future<LabelWeights>> pending = new ArrayList<>(labelCount);
      for (int label = 0; label < labelCount; label++) {
        int wanted = label;
        pending.add(threads.submit(() -> label(rows, labels, wanted)));
      }
      for (Future<LabelWeights> label : pending) {
        weights.add(label.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("training failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    }
    return WeightTable.of(weights, features);
  }

  /// Feature numbers from 1; the last feature is the constant of the bias.
  private Feature[] row(SparseVector text) {
    Feature[] row = new Feature[text.size() + 1];
    for (int i = 0; i < text.size(); i++) {
      row[i] = new FeatureNode(text.feature(i) + 1, text.value(i));
    }
    row[text.size()] = new FeatureNode(features + 1, 1);
    return row;
  }

  private LabelWeights label(Feature[][] rows, List<List<Integer>> labels, int label) {
    double[] sides = new double[rows.length];
    boolean seen = false;
    for (int i = 0; i < sides.length; i++) {
      boolean positive = labels.get(i).contains(label);
      sides[i] = positive ? 1 : -1;
      seen |= positive;
    }
    return seen ? solve(rows, sides, label) : LabelWeights.never();
  }

  private LabelWeights solve(Feature[][] rows, double[] sides, int label) {
    Problem problem = new Problem();
    problem.x = rows;
    problem.y = sides;
    problem.l = rows.length;
    problem.n = features + 1;
    problem.bias = -1; // the rows hold it
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, settings.cost(), PRECISION);
    parameter.setRandom(new Random(seed + label));
    Model model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    double side = model.getLabels()[0] > 0 ? 1 : -1;
    double[] ours = new double[features];
    for (int feature = 0; feature < features; feature++) {
      ours[feature] = side * weights[feature];
    }
    return LabelWeights.rounded(ours, side * weights[features]);
  }
}
