package org.colophon.models.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.models.ModelFileException;
import org.colophon.models.Role;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;
import org.colophon.models.files.EncoderFiles;
import org.colophon.models.files.EncoderSettings;

/// A sub-word tokenizer. Thread-safe; owns native memory until closed.
final class Subwords implements AutoCloseable {
  static {
    // Without these, the tokenizer library looks for a GPU and then downloads another build of
    // itself.
    System.getProperties().putIfAbsent("RUST_FLAVOR", "cpu");
    System.getProperties().putIfAbsent("ai.djl.offline", "true");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final EncoderSettings settings;

  private Subwords(HuggingFaceTokenizer tokenizer, EncoderSettings settings) {
    this.tokenizer = tokenizer;
    this.settings = settings;
  }

  /// @throws ModelFileException when the tokenizer file cannot be read
  static Subwords open(EncoderFiles files) {
    EncoderSettings settings = files.encoder();
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "padding", "false",
            "truncation", "true",
            "maxLength", Integer.toString(settings.maxTokens()));
    try {
      return new Subwords(
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(files.read("tokenizer")), options),
          settings);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(files, e);
    } catch (ModelFileException e) {
      throw e;
    } catch (RuntimeException e) { // the library has no type of its own for a broken file
      throw unreadable(files, e);
    }
  }

  private static ModelFileException unreadable(EncoderFiles files, Exception cause) {
    return new ModelFileException(
        files.describe("tokenizer") + " is not a tokenizer: " + cause.getMessage(), cause);
  }

  /// Tokens of the stripped text in this role. Spans refer to the text as stored.
  SubwordTokens cut(StrippedText text, Role role) {
    String prefix = settings.prefix(role);
    String read = prefix + text.text();
    Encoding encoding = tokenizer.encode(read, true, false);
    CodePoints points = CodePoints.of(read);
    CharSpan[] chars = encoding.getCharTokenSpans();
    long[] special = encoding.getSpecialTokenMask();
    List<Optional<Span>> spans = new ArrayList<>(chars.length);
    for (int i = 0; i < chars.length; i++) {
      spans.add(special[i] != 0 ? Optional.empty() : span(chars[i], points, prefix.length(), text));
    }
    return new SubwordTokens(
        encoding.getIds(),
        encoding.getTypeIds(),
        Collections.unmodifiableList(spans),
        encoding.exceedMaxLength());
  }

  /// Empty for a token of the prefix, and for one that stands for no character.
  private static Optional<Span> span(
      CharSpan chars, CodePoints points, int prefixLength, StrippedText text) {
    int start = Math.max(points.unit(chars.getStart()) - prefixLength, 0);
    int end = points.unit(chars.getEnd()) - prefixLength;
    return start < end ? Optional.of(text.stored(start, end)) : Optional.empty();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
