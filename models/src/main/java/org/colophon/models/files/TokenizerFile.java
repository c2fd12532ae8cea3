package org.colophon.models.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.models.ModelFileException;

/// The `tokenizer.json` of a WordPiece tokenizer, in the form of the Hugging Face library.
public final class TokenizerFile {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String FIRST = "[CLS]";
  private static final String LAST = "[SEP]";
  private static final String UNKNOWN = "[UNK]";
  private static final int LONGEST_WORD = 100;

  private TokenizerFile() {}

  /// The vocabulary of a tokenizer, by number.
  ///
  /// @param where the file's name, for messages
  /// @throws ModelFileException when the file is no WordPiece tokenizer, or a number is missing
  public static List<String> pieces(byte[] json, String where) {
    JsonNode vocabulary;
    try {
      vocabulary = JSON.readTree(json).path("model").path("vocab");
    } catch (IOException e) {
      throw new ModelFileException(where + " is not JSON", e);
    }
    String[] pieces = new String[vocabulary.size()];
    vocabulary
        .properties()
        .forEach(piece -> {
          int number = piece.getValue().asInt(-1);
          if (number >= 0 && number < pieces.length) {
            pieces[number] = piece.getKey();
          }
        });
    if (pieces.length == 0 || Stream.of(pieces).anyMatch(piece -> piece == null)) {
      throw new ModelFileException(
          where + " has no vocabulary of word pieces that are numbered from 0 without a gap");
    }
    return List.of(pieces);
  }

  /// A tokenizer of German: lower case with umlauts, `ß` as `ss`, punctuation marks apart.
  ///
  /// @param pieces the vocabulary by number, with `[CLS]`, `[SEP]` and `[UNK]`
  public static byte[] german(List<String> pieces) {
    ObjectNode root = JSON.createObjectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (String marker : List.of("[PAD]", UNKNOWN, FIRST, LAST, "[MASK]")) {
      added
          .addObject()
          .put("id", pieces.indexOf(marker))
          .put("content", marker)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    normalizer(root.putObject("normalizer"));
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode post = root.putObject("post_processor").put("type", "BertProcessing");
    post.putArray("sep").add(LAST).add(pieces.indexOf(LAST));
    post.putArray("cls").add(FIRST).add(pieces.indexOf(FIRST));
    root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
    ObjectNode model =
        root.putObject("model")
            .put("type", "WordPiece")
            .put("unk_token", UNKNOWN)
            .put("continuing_subword_prefix", "##")
            .put("max_input_chars_per_word", LONGEST_WORD);
    ObjectNode vocabulary = model.putObject("vocab");
    for (int number = 0; number < pieces.size(); number++) {
      vocabulary.put(pieces.get(number), number);
    }
    return bytes(root);
  }

  private static void normalizer(ObjectNode normalizer) {
    ArrayNode steps = normalizer.put("type", "Sequence").putArray("normalizers");
    steps.addObject().put("type", "NFC");
    ObjectNode bert = steps.addObject().put("type", "BertNormalizer");
    bert.put("clean_text", true).put("handle_chinese_chars", true);
    bert.put("strip_accents", false).put("lowercase", true);
    ObjectNode sharp = steps.addObject().put("type", "Replace");
    sharp.putObject("pattern").put("String", "ß");
    sharp.put("content", "ss");
  }

  private static byte[] bytes(ObjectNode root) {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of texts and numbers can be written", e);
    }
  }
}
