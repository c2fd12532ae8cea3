package org.colophon.models.bilingual;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.files.EncoderSettings;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.files.Sha256;
import org.colophon.models.files.TokenizerFile;

/// Makes a German part for an English encoder from sentences in both languages: a vocabulary of
/// word pieces, and a row in the network's input space for each, found by word alignment. The same
/// pairs give the same file.
public final class EmbedderTrainer {
  /// How it learns, for model cards.
  public static final String METHOD = "alignment-1";

  /// Pairs whose product of lengths is greater tell little and cost much.
  private static final int MOST_LINKS = 900;

  private static final int BYTE = 0xFF;

  private final ModelFiles body;
  private final GermanVocabulary.Sizes sizes;

  /// @param body a bundled English encoder
  public EmbedderTrainer(ModelFiles body) {
    this(body, GermanVocabulary.Sizes.STANDARD);
  }

  EmbedderTrainer(ModelFiles body, GermanVocabulary.Sizes sizes) {
    this.body = body;
    this.sizes = sizes;
  }

  /// Learns from the pairs and writes an encoder that reads both languages.
  ///
  /// @param name what the encoder is called
  /// @param directory must exist; gets `manifest.json`, the English network and tokenizer, and
  ///   `german.bin`
  /// @return how many word pieces the German vocabulary has
  /// @throws ModelFileException when the body is no quantised encoder with WordPiece tokenizer
  public int train(String name, List<SentencePair> pairs, Path directory) throws IOException {
    GermanPart part = learn(name, pairs);
    Files.write(directory.resolve("model.onnx"), body.read("model"));
    Files.write(directory.resolve("tokenizer.json"), body.read("tokenizer"));
    try (OutputStream out = Files.newOutputStream(directory.resolve("german.bin"))) {
      part.write(out);
    }
    Files.writeString(directory.resolve("manifest.json"), manifest(name, body.encoder()));
    return part.pieces().size();
  }

  GermanPart learn(String name, List<SentencePair> pairs) {
    byte[] network = body.read("model");
    float[][] table = table(new OnnxFile(network, body.describe("model")));
    WordPieces english =
        WordPieces.english(
            TokenizerFile.pieces(body.read("tokenizer"), body.describe("tokenizer")));
    if (english.size() != table.length) {
      throw new ModelFileException(
          "the tokenizer of '"
              + body.id().name()
              + "' has another number of pieces than the network");
    }
    List<String> wanted =
        new GermanVocabulary(pairs.stream().map(SentencePair::german).toList())
            .choose(sizes, english);
    PiecesWithRows first = withRows(wanted, rows(pairs, wanted, english, table));
    // without the pieces that nothing is known of, words are cut differently
    PiecesWithRows last = withRows(first.pieces(), rows(pairs, first.pieces(), english, table));
    Quantized rows = Quantized.of(last.rows().toArray(float[][]::new));
    ModelId unsealed = new ModelId(name, "1", Sha256.of(name));
    return new GermanPart(unsealed, Sha256.of(network), last.pieces(), rows, List.of());
  }

  /// Pieces and the row of each.
  private record PiecesWithRows(List<String> pieces, List<float[]> rows) {}

  private static PiecesWithRows withRows(List<String> pieces, List<Optional<float[]>> rows) {
    PiecesWithRows known = new PiecesWithRows(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < pieces.size(); i++) {
      if (rows.get(i).isPresent()) {
        known.pieces().add(pieces.get(i));
        known.rows().add(rows.get(i).get());
      }
    }
    return known;
  }

  private static List<Optional<float[]>> rows(
      List<SentencePair> pairs, List<String> pieces, WordPieces english, float[][] table) {
    WordPieces german = WordPieces.german(pieces);
    List<int[]> from = new ArrayList<>();
    List<int[]> to = new ArrayList<>();
    for (SentencePair pair : pairs) {
      int[] first = german.cut(pair.german());
      int[] second = english.cut(pair.english());
      if (first.length > 0 && second.length > 0 && first.length * second.length <= MOST_LINKS) {
        from.add(first);
        to.add(second);
      }
    }
    Translations translations = WordAlignment.learn(from, to, german.size(), english.size());
    return new GermanRows(german, english, translations, table).rows();
  }

  /// The input vectors of the English pieces.
  static float[][] table(OnnxFile network) {
    OnnxFile.Tensor values = network.tensor(GermanPart.VALUES);
    float scale = network.tensor(GermanPart.SCALE).floats()[0];
    int zero = network.tensor(GermanPart.ZERO).raw()[0] & BYTE;
    int dim = Math.toIntExact(values.dims().getLast());
    float[][] rows = new float[values.raw().length / dim][dim];
    for (int i = 0; i < values.raw().length; i++) {
      rows[i / dim][i % dim] = ((values.raw()[i] & BYTE) - zero) * scale;
    }
    return rows;
  }

  private static String manifest(String name, EncoderSettings encoder) {
    return """
    {
      "name": "%s",
      "version": "1",
      "files": {
        "model": {"path": "model.onnx"},
        "tokenizer": {"path": "tokenizer.json"},
        "german": {"path": "german.bin"}
      },
      "encoder": {
        "dim": %d,
        "maxTokens": %d,
        "pooling": "%s",
        "normalise": true,
        "prefix": {"passage": "%s", "query": "%s"}
      }
    }
    """
        .formatted(
            name,
            encoder.dim(),
            encoder.maxTokens(),
            encoder.pooling().name().toLowerCase(Locale.ROOT),
            encoder.passagePrefix(),
            encoder.queryPrefix());
  }
}
