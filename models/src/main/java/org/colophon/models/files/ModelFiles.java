package org.colophon.models.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;

/// The verified files of one model, bundled on the class path or in a directory of the operator's.
/// Immutable.
///
/// Opening reads every file once and compares it with the manifest's SHA-256. A directory holds
/// `manifest.json` and the files that it names; there, the hashes are optional:
///
/// ```json
/// {"name": "my-encoder", "version": "1",
///  "files": {"model": {"path": "model.onnx"}, "tokenizer": {"path": "tokenizer.json"}},
///  "encoder": {"dim": 384, "maxTokens": 512, "pooling": "mean", "normalise": true,
///              "prefix": {"passage": "passage: ", "query": "query: "}}}
/// ```
public final class ModelFiles implements EncoderFiles {
  private static final String MANIFEST = "manifest.json";
  private static final List<String> BUNDLED =
      List.of("bilingual", "minilm", "bge-small", "opennlp-de", "opennlp-en", "opennlp-langdetect");

  private final ModelSource source;
  private final ModelManifest manifest;
  private final Map<String, String> hashes;
  private final ModelId id;

  private ModelFiles(ModelSource source, ModelManifest manifest) {
    this.source = source;
    this.manifest = manifest;
    this.hashes = verified(source, manifest);
    this.id =
        new ModelId(
            manifest.name(), manifest.version(), Sha256.of(manifest.canonical(this.hashes)));
  }

  /// Short names of the models that come with this module.
  public static List<String> bundledNames() {
    return BUNDLED;
  }

  /// The bundled model of that short name; else the directory of that path.
  ///
  /// @throws ModelFileException when there is neither, or its files are damaged
  public static ModelFiles find(String nameOrDirectory) {
    if (BUNDLED.contains(nameOrDirectory)) {
      return bundled(nameOrDirectory);
    }
    Path directory = Path.of(nameOrDirectory);
    if (!Files.isDirectory(directory)) {
      throw new ModelFileException(
          "no model '" + nameOrDirectory + "': give a directory or one of " + BUNDLED);
    }
    return directory(directory);
  }

  /// One of [#bundledNames()].
  ///
  /// @throws ModelFileException when the name is unknown or the files are missing or damaged
  public static ModelFiles bundled(String name) {
    if (!BUNDLED.contains(name)) {
      throw new ModelFileException("no bundled model '" + name + "', there are " + BUNDLED);
    }
    ModelSource resources = new ModelSource.ClassPath("/");
    String manifest = "org/colophon/models/files/" + name + ".json";
    return open(resources, manifest);
  }

  /// The model in `directory`, described by its `manifest.json`.
  ///
  /// @throws ModelFileException when a file is missing, damaged or not what the manifest says
  public static ModelFiles directory(Path directory) {
    return open(new ModelSource.Directory(directory), MANIFEST);
  }

  private static ModelFiles open(ModelSource source, String manifest) {
    try (InputStream in = source.open(manifest)) {
      ModelManifest read = ManifestReader.read(in.readAllBytes(), source.describe(manifest));
      return new ModelFiles(source, read);
    } catch (IOException e) {
      throw unreadable(source, manifest, e);
    }
  }

  /// Name, version and the digest over all files and the manifest's settings.
  @Override
  public ModelId id() {
    return id;
  }

  /// How the text encoder is fed and read.
  ///
  /// @throws ModelFileException when the manifest describes no encoder
  @Override
  public EncoderSettings encoder() {
    EncoderSettings encoder = manifest.encoder();
    if (encoder == null) {
      throw new ModelFileException(
          "the manifest of '" + id.name() + "' has no 'encoder': this model embeds no text");
    }
    return encoder;
  }

  /// Whether the manifest names a file for this.
  public boolean has(String part) {
    return manifest.files().containsKey(part);
  }

  /// The bytes of one file, compared with its hash again.
  ///
  /// @param part what the file is for (`model`, `tokenizer`, …)
  /// @throws ModelFileException when the manifest names no such file, or it changed since opening
  @Override
  public byte[] read(String part) {
    String path = entry(part).path();
    byte[] bytes;
    try (InputStream in = source.open(path)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw unreadable(source, path, e);
    }
    if (!Sha256.of(bytes).equals(hashes.get(part))) {
      throw new ModelFileException(source.describe(path) + " changed while it was being opened");
    }
    return bytes;
  }

  /// Where a file lies on disk, empty for a bundled one. For models that are too large for an
  /// array.
  @Override
  public Optional<Path> path(String part) {
    return source.path(entry(part).path());
  }

  /// Names a file in messages.
  @Override
  public String describe(String part) {
    return source.describe(entry(part).path());
  }

  private ModelManifest.Entry entry(String part) {
    ModelManifest.Entry entry = manifest.files().get(part);
    if (entry == null) {
      throw new ModelFileException(
          "the manifest of '" + id.name() + "' names no file for '" + part + "'");
    }
    return entry;
  }

  private static Map<String, String> verified(ModelSource source, ModelManifest manifest) {
    Map<String, String> hashes = new TreeMap<>();
    manifest.files().forEach((part, entry) -> hashes.put(part, verified(source, entry)));
    return Map.copyOf(hashes);
  }

  private static String verified(ModelSource source, ModelManifest.Entry entry) {
    String actual;
    try (InputStream in = source.open(entry.path())) {
      actual = Sha256.of(in);
    } catch (IOException e) {
      throw unreadable(source, entry.path(), e);
    }
    String expected = entry.sha256();
    if (expected != null && !expected.equals(actual)) {
      throw new ModelFileException(
          source.describe(entry.path())
              + " is damaged: SHA-256 should be "
              + expected
              + " and is "
              + actual);
    }
    return actual;
  }

  private static ModelFileException unreadable(ModelSource source, String path, IOException cause) {
    return new ModelFileException(source.describe(path) + " is missing or cannot be read", cause);
  }
}
