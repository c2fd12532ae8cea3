package org.colophon.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.models.ModelFileException;
import org.colophon.models.files.EncoderFiles;

/// A loaded encoder network that maps token ids to one state per token. Thread-safe; owns native
/// memory until closed.
final class EncoderSession implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final Set<String> KNOWN_INPUTS = Set.of(IDS, MASK, TYPES);
  private static final int BATCH_TOKEN_STATE = 3;

  /// Outputs that hold one state per token, by the names exporters give them.
  private static final List<String> STATE_OUTPUTS =
      List.of("last_hidden_state", "token_embeddings");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;
  private final int dim;

  private EncoderSession(OrtEnvironment environment, OrtSession session, String output, int dim) {
    this.environment = environment;
    this.session = session;
    this.output = output;
    this.dim = dim;
  }

  /// @throws ModelFileException when the file is no text encoder of the manifest's dimension
  static EncoderSession open(EncoderFiles files, int threads) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession session = load(environment, files, threads);
    try {
      String output = check(session, files);
      return new EncoderSession(environment, session, output, files.encoder().dim());
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  private static OrtSession load(OrtEnvironment environment, EncoderFiles files, int threads) {
    Optional<Path> path = files.path("model");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return path.isPresent()
          ? environment.createSession(path.get().toString(), options)
          : environment.createSession(files.read("model"), options);
    } catch (OrtException e) {
      throw new ModelFileException(
          files.describe("model") + " is not an ONNX model: " + e.getMessage(), e);
    }
  }

  /// Returns the name of the output that holds one state per token.
  private static String check(OrtSession session, EncoderFiles files) {
    String file = files.describe("model");
    for (String input : session.getInputNames()) {
      if (!KNOWN_INPUTS.contains(input)) {
        throw new ModelFileException(
            file + " wants an input '" + input + "'; a text encoder takes " + KNOWN_INPUTS);
      }
    }
    Map<String, NodeInfo> outputs = outputs(session, file);
    for (String name : STATE_OUTPUTS) {
      NodeInfo node = outputs.get(name);
      if (node != null && node.getInfo() instanceof TensorInfo tensor) {
        checkShape(tensor.getShape(), files);
        return name;
      }
    }
    throw new ModelFileException(
        file + " computes " + outputs.keySet() + "; a text encoder gives one of " + STATE_OUTPUTS);
  }

  private static Map<String, NodeInfo> outputs(OrtSession session, String file) {
    try {
      return session.getOutputInfo();
    } catch (OrtException e) {
      throw new ModelFileException(file + " does not say what it computes", e);
    }
  }

  private static void checkShape(long[] shape, EncoderFiles files) {
    int dim = files.encoder().dim();
    long last = shape.length == 0 ? 0 : shape[shape.length - 1];
    if (shape.length != BATCH_TOKEN_STATE || (last >= 0 && last != dim)) {
      throw new ModelFileException(
          files.describe("model")
              + " computes "
              + Arrays.toString(shape)
              + ", the manifest promises vectors of dimension "
              + dim);
    }
  }

  /// The last layer's states, row by row: `float[tokens × dim]` in a buffer on the heap.
  FloatBuffer states(SubwordTokens tokens) {
    long[] shape = {1, tokens.count()};
    long[] mask = new long[tokens.count()];
    Arrays.fill(mask, 1);
    try (OnnxTensor ids = tensor(tokens.ids(), shape);
        OnnxTensor masks = tensor(mask, shape);
        OnnxTensor types = tensor(tokens.types(), shape)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put(IDS, ids);
      inputs.put(MASK, masks);
      inputs.put(TYPES, types);
      inputs.keySet().retainAll(session.getInputNames());
      return run(inputs, tokens.count());
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed on " + tokens.count() + " tokens", e);
    }
  }

  private FloatBuffer run(Map<String, OnnxTensor> inputs, int count) throws OrtException {
    try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
      if (!(result.get(0) instanceof OnnxTensor states)) {
        throw new IllegalStateException("the model's output '" + output + "' is not a tensor");
      }
      FloatBuffer values = states.getFloatBuffer();
      if (values == null || values.remaining() != count * dim) {
        throw new IllegalStateException(
            "the model gave "
                + Arrays.toString(states.getInfo().getShape())
                + " for "
                + count
                + " tokens of dimension "
                + dim);
      }
      return values;
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the model's native memory could not be freed", e);
    }
  }

  @Override
  public void close() {
    close(session);
  }
}
