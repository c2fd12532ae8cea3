package org.colophon.keyphrases;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.keyphrases.PhraseSpans.PhraseSpan;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.files.SealedFile;
import org.colophon.models.files.Sha256;

/// A ranker of candidate phrases by the probability that people would confirm them. Immutable and
/// thread-safe.
///
/// Its file is a [SealedFile]: name, language, step (float), then for each weight that is not zero
/// its distance from the one before (int) and its steps (byte), and -1 at the end.
public final class PhraseRanker {
  private static final String VERSION = "1";
  private static final int MOST_STEPS = 127;

  private final ModelId id;
  private final String language;
  private final float step;
  private final byte[] steps;

  private PhraseRanker(ModelId id, String language, float step, byte[] steps) {
    this.id = id;
    this.language = language;
    this.step = step;
    this.steps = steps;
  }

  static PhraseRanker of(String name, String language, float[] weights) {
    float largest = Float.MIN_NORMAL * MOST_STEPS;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    float step = largest / MOST_STEPS;
    byte[] steps = new byte[weights.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (byte) Math.round(weights[i] / step);
    }
    String digest = Sha256.of(body(name, language, step, steps));
    return new PhraseRanker(new ModelId(name, VERSION, digest), language, step, steps);
  }

  /// Reads what [#write] wrote.
  ///
  /// @param where names the file in messages
  /// @throws org.colophon.models.ModelFileException when the stream holds no ranker, or a damaged
  ///   one
  public static PhraseRanker read(InputStream source, String where) {
    return SealedFile.KEYPHRASES.read(source, where, PhraseRanker::read);
  }

  private static PhraseRanker read(DataInputStream in, String digest) throws IOException {
    ModelId id = new ModelId(in.readUTF(), VERSION, digest);
    String language = in.readUTF();
    float step = in.readFloat();
    byte[] steps = new byte[PhraseFeatures.SIZE + 1];
    int at = -1;
    for (int skip = in.readInt(); skip > 0; skip = in.readInt()) {
      at += skip;
      steps[at] = in.readByte();
    }
    return new PhraseRanker(id, language, step, steps);
  }

  /// Writes the ranker; the same ranker gives the same bytes.
  public void write(OutputStream out) throws IOException {
    SealedFile.KEYPHRASES.write(body(id.name(), language, step, steps), out);
  }

  private static byte[] body(String name, String language, float step, byte[] steps) {
    return SealedFile.body(out -> {
      out.writeUTF(name);
      out.writeUTF(language);
      out.writeFloat(step);
      int before = -1;
      for (int i = 0; i < steps.length; i++) {
        if (steps[i] != 0) {
          out.writeInt(i - before);
          out.writeByte(steps[i]);
          before = i;
        }
      }
      out.writeInt(-1);
    });
  }

  public ModelId model() {
    return id;
  }

  /// ISO 639-1 code of the texts that it learned from.
  public String language() {
    return language;
  }

  /// Every phrase that the text could have, the most probable first.
  public List<Ranked> rank(TitledText text) {
    List<PhraseSpan> spans = PhraseSpans.of(text.analysis(), text.lexicon());
    List<int[]> features = PhraseFeatures.of(text, spans);
    Map<String, Ranked> byKey = new LinkedHashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      PhraseSpan span = spans.get(i);
      List<Token> tokens = text.analysis().sentences().get(span.sentence()).tokens();
      Span where =
          new Span(
              tokens.get(span.first()).span().start(), tokens.get(span.end() - 1).span().end());
      double missing = 1 - probability(features.get(i));
      String lemma = tokens.get(span.end() - 1).lemma();
      byKey.merge(
          span.key(), new Ranked(span.key(), lemma, List.of(where), 1 - missing), Ranked::and);
    }
    return byKey.values().stream()
        .sorted(Comparator.comparingDouble(Ranked::probability).reversed())
        .toList();
  }

  private double probability(int[] features) {
    double score = steps[PhraseFeatures.SIZE];
    for (int feature : features) {
      score += steps[feature];
    }
    return 1 / (1 + Math.exp(-score * step));
  }

  static double score(float[] weights, int[] features) {
    double score = weights[PhraseFeatures.SIZE];
    for (int feature : features) {
      score += weights[feature];
    }
    return score;
  }

  /// A phrase with its probability.
  ///
  /// @param key stems of its basic forms
  /// @param lemma basic form of the last word, the first time
  /// @param spans where it stands
  /// @param probability that one of its places is a phrase that people would name
  public record Ranked(String key, String lemma, List<Span> spans, double probability) {
    public Ranked {
      spans = List.copyOf(spans);
    }

    private Ranked and(Ranked other) {
      List<Span> all = new ArrayList<>(spans);
      all.addAll(other.spans);
      return new Ranked(key, lemma, all, 1 - (1 - probability) * (1 - other.probability));
    }
  }
}
