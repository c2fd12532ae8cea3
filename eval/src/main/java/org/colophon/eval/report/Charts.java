package org.colophon.eval.report;

import java.util.List;
import java.util.Locale;
import org.colophon.eval.metrics.Calibration;
import org.jsoup.nodes.Entities;

/// Small drawings in SVG.
final class Charts {
  private static final int SIZE = 260;
  private static final int MARGIN = 40;

  private Charts() {}

  /// Claimed probability against the share that came true; a bubble's area is the number behind it.
  static String reliability(List<Calibration.Bin> bins) {
    int most = bins.stream().mapToInt(Calibration.Bin::size).max().orElse(1);
    StringBuilder svg = frame("Reliability", "claimed", "observed");
    svg.append(line(0, 0, 1, 1, "#bbb"));
    for (Calibration.Bin bin : bins) {
      if (bin.size() > 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#1f5fa8\" fill-opacity=\".7\">"
                    + "<title>%d forecasts: claimed %.2f, observed %.2f</title></circle>",
                x(bin.claimed()),
                y(bin.observed()),
                2 + 10 * Math.sqrt((double) bin.size() / Math.max(1, most)),
                bin.size(),
                bin.claimed(),
                bin.observed()));
      }
    }
    return svg.append("</svg>").toString();
  }

  /// Precision against recall.
  static String precisionRecall(List<Calibration.Point> points) {
    StringBuilder svg = frame("Precision and recall", "recall", "precision");
    svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\" points=\"");
    int step = Math.max(1, points.size() / 200);
    for (int i = 0; i < points.size(); i += step) {
      Calibration.Point point = points.get(i);
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.recall()), y(point.precision())));
    }
    return svg.append("\"/></svg>").toString();
  }

  private static StringBuilder frame(String title, String across, String up) {
    int whole = SIZE + 2 * MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">",
            Entities.escape(title),
            whole,
            whole,
            whole,
            whole));
    svg.append(line(0, 0, 1, 0, "#333")).append(line(0, 0, 0, 1, "#333"));
    svg.append(label(MARGIN, SIZE + 2 * MARGIN - 8, title + ": " + up + " over " + across));
    for (double tick : new double[] {0, 0.5, 1}) {
      svg.append(label(x(tick) - 8, SIZE + MARGIN + 16, String.valueOf(tick)));
      svg.append(label(8, y(tick) + 4, String.valueOf(tick)));
    }
    return svg;
  }

  private static String label(double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\">%s</text>",
        x,
        y,
        Entities.escape(text));
  }

  private static String line(double x1, double y1, double x2, double y2, String color) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x(x1),
        y(y1),
        x(x2),
        y(y2),
        color);
  }

  private static double x(double value) {
    return MARGIN + value * SIZE;
  }

  private static double y(double value) {
    return MARGIN + (1 - value) * SIZE;
  }
}
