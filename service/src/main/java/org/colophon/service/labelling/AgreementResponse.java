package org.colophon.service.labelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.eval.labelling.AgreementReport;
import org.colophon.eval.stats.Interval;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The agreement of two labellers.
@SchemaName("LabellerAgreement")
@Description("The agreement of two labellers.")
public record AgreementResponse(
    String first,
    String second,
    @Description("Items on which both decided.") int both,
    @Description("Further items that both answered and one could not decide.") int undecided,
    @Description(
            "agreement; kappa (Cohen) or alpha (Krippendorff, MASI), with 95 % intervals; what has"
                + " no value is absent.")
        Map<String, IntervalEntry> figures,
    Map<String, LabelAgreementEntry> labels,
    List<DisagreementEntry> disagreements) {

  /// A figure with its 95 % interval.
  @SchemaName("Interval")
  record IntervalEntry(double value, double low, double high) {
    static IntervalEntry of(Interval interval) {
      return new IntervalEntry(interval.value(), interval.low(), interval.high());
    }
  }

  /// The counts of a label: by each labeller, and by both.
  @SchemaName("LabelAgreement")
  record LabelAgreementEntry(int first, int second, int both, @Nullable IntervalEntry kappa) {}

  static AgreementResponse of(AgreementReport report) {
    Map<String, IntervalEntry> figures = new LinkedHashMap<>();
    report.figures().forEach((name, figure) -> figures.put(name, IntervalEntry.of(figure)));
    Map<String, LabelAgreementEntry> labels = new LinkedHashMap<>();
    report
        .labels()
        .forEach((label, one) ->
            labels.put(
                label,
                new LabelAgreementEntry(
                    one.first(),
                    one.second(),
                    one.both(),
                    one.kappa().map(IntervalEntry::of).orElse(null))));
    return new AgreementResponse(
        report.first(),
        report.second(),
        report.both(),
        report.undecided(),
        figures,
        labels,
        DisagreementEntry.of(report.disagreements()));
  }
}
