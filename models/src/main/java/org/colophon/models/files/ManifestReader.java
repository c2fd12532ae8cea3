package org.colophon.models.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.models.ModelFileException;
import org.colophon.models.files.EncoderSettings.Pooling;
import org.jspecify.annotations.Nullable;

/// A parser of `manifest.json`. Every complaint names the manifest and the field.
final class ManifestReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> FIELDS = Set.of("name", "version", "files", "encoder");
  private static final Set<String> FILE_FIELDS = Set.of("path", "sha256");
  private static final Set<String> ENCODER_FIELDS =
      Set.of("dim", "maxTokens", "pooling", "normalise", "prefix");
  private static final Set<String> PREFIX_FIELDS = Set.of("passage", "query");

  private final String where;

  private ManifestReader(String where) {
    this.where = where;
  }

  /// @param where names the manifest in messages
  /// @throws ModelFileException when it is no manifest
  static ModelManifest read(byte[] json, String where) {
    return new ManifestReader(where).manifest(json);
  }

  private ModelManifest manifest(byte[] json) {
    JsonNode root = object(parse(json), "the manifest", FIELDS);
    JsonNode encoder = root.get("encoder");
    return new ModelManifest(
        text(root, "name"),
        text(root, "version"),
        files(root.get("files")),
        encoder == null ? null : encoder(encoder));
  }

  private JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ModelFileException(where + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ModelFileException(where + " cannot be read", e);
    }
  }

  private SortedMap<String, ModelManifest.Entry> files(@Nullable JsonNode files) {
    if (files == null || !files.isObject() || files.isEmpty()) {
      throw bad("'files' must name at least one file");
    }
    SortedMap<String, ModelManifest.Entry> entries = new TreeMap<>();
    files.properties().forEach(file -> entries.put(file.getKey(), entry(file.getValue())));
    return entries;
  }

  private ModelManifest.Entry entry(JsonNode file) {
    object(file, "a file", FILE_FIELDS);
    String path = text(file, "path");
    if (path.contains("/") || path.contains("\\") || path.equals("..")) {
      throw bad("'path' is a file name without directories, got '" + path + "'");
    }
    if (!file.has("sha256")) {
      return new ModelManifest.Entry(path, null);
    }
    String sha256 = text(file, "sha256").toLowerCase(Locale.ROOT);
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw bad("'sha256' of " + path + " is 64 hex digits, got '" + sha256 + "'");
    }
    return new ModelManifest.Entry(path, sha256);
  }

  private EncoderSettings encoder(JsonNode encoder) {
    object(encoder, "'encoder'", ENCODER_FIELDS);
    JsonNode normalise = encoder.get("normalise");
    if (normalise == null || !normalise.isBoolean() || !normalise.booleanValue()) {
      throw bad("'normalise' must be true: only vectors of unit length are supported");
    }
    JsonNode prefix = encoder.get("prefix");
    if (prefix != null) {
      object(prefix, "'prefix'", PREFIX_FIELDS);
    }
    try {
      return new EncoderSettings(
          number(encoder, "dim"),
          number(encoder, "maxTokens"),
          pooling(text(encoder, "pooling")),
          prefix(prefix, "passage"),
          prefix(prefix, "query"));
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(where + ": " + e.getMessage(), e);
    }
  }

  private Pooling pooling(String word) {
    return switch (word) {
      case "cls" -> Pooling.CLS;
      case "mean" -> Pooling.MEAN;
      default -> throw bad("'pooling' is 'cls' or 'mean', got '" + word + "'");
    };
  }

  private String prefix(@Nullable JsonNode prefixes, String role) {
    JsonNode prefix = prefixes == null ? null : prefixes.get(role);
    if (prefix == null) {
      return "";
    }
    if (!prefix.isTextual()) {
      throw bad("'prefix." + role + "' must be a string");
    }
    return prefix.textValue();
  }

  private JsonNode object(JsonNode node, String what, Set<String> allowed) {
    if (!node.isObject()) {
      throw bad(what + " must be a JSON object");
    }
    for (var field : node.properties()) {
      if (!allowed.contains(field.getKey())) {
        throw bad(what + " has an unknown field '" + field.getKey() + "'");
      }
    }
    return node;
  }

  private String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual() || value.textValue().isBlank()) {
      throw bad("'" + field + "' must be a string that is not blank");
    }
    return value.textValue();
  }

  private int number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isInt()) {
      throw bad("'" + field + "' must be a whole number");
    }
    return value.intValue();
  }

  private ModelFileException bad(String problem) {
    return new ModelFileException(where + ": " + problem);
  }
}
