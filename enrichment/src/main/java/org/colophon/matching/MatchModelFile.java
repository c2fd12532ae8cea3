package org.colophon.matching;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.SegmentId;
import org.colophon.models.files.SealedFile;
import org.colophon.models.linear.Isotonic;
import org.colophon.models.linear.Logistic;

/// The file format of a calibrated [MatchModel].
///
/// ```
/// string  name, source, digest of the embedding model
/// double  intercept
/// doubles weights
/// doubles scores, shares of the curve
/// double  promise, threshold
/// int     shifts; string segment, double shift
/// ```
///
/// `doubles` is an int and so many doubles.
public final class MatchModelFile {

  private MatchModelFile() {}

  /// Writes a model; the target stays open.
  ///
  /// @throws IllegalArgumentException when the model is not calibrated
  public static void write(MatchModel model, OutputStream target) throws IOException {
    MatchModel.Calibration calibration =
        model
            .calibration()
            .orElseThrow(() ->
                new IllegalArgumentException(model.name() + " is not calibrated: nothing to keep"));
    SealedFile.MATCHING.write(SealedFile.body(out -> body(out, model, calibration)), target);
  }

  /// Reads what [#write] wrote.
  ///
  /// @param where the file's name, for messages
  /// @throws org.colophon.models.ModelFileException when it holds something else, or is damaged
  public static MatchModel read(InputStream source, String where) {
    return SealedFile.MATCHING.read(source, where, (in, digest) -> body(in));
  }

  private static void body(
      DataOutputStream out, MatchModel model, MatchModel.Calibration calibration)
      throws IOException {
    out.writeUTF(model.name());
    out.writeUTF(model.source());
    out.writeUTF(model.embedder());
    out.writeDouble(model.fusion().intercept());
    write(out, model.fusion().weights());
    write(out, calibration.curve().scores());
    write(out, calibration.curve().shares());
    out.writeDouble(calibration.promise());
    out.writeDouble(calibration.threshold());
    Map<String, Double> shifts = new TreeMap<>();
    calibration.shifts().forEach((segment, shift) -> shifts.put(segment.value(), shift));
    out.writeInt(shifts.size());
    for (Map.Entry<String, Double> shift : shifts.entrySet()) {
      out.writeUTF(shift.getKey());
      out.writeDouble(shift.getValue());
    }
  }

  private static MatchModel body(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String source = in.readUTF();
    String embedder = in.readUTF();
    Logistic fusion = new Logistic(in.readDouble(), read(in));
    Isotonic curve = new Isotonic(read(in), read(in));
    double promise = in.readDouble();
    double threshold = in.readDouble();
    Map<SegmentId, Double> shifts = new TreeMap<>(Comparator.comparing(SegmentId::value));
    for (int left = in.readInt(); left > 0; left--) {
      shifts.put(new SegmentId(in.readUTF()), in.readDouble());
    }
    return new MatchModel(
        name,
        source,
        embedder,
        fusion,
        Optional.of(new MatchModel.Calibration(curve, shifts, promise, threshold)));
  }

  private static void write(DataOutputStream out, List<Double> values) throws IOException {
    out.writeInt(values.size());
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static List<Double> read(DataInputStream in) throws IOException {
    List<Double> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(in.readDouble());
    }
    return values;
  }
}
