package org.colophon.matching.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.colophon.models.Embedder;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;

/// Vectors of passages of the texts under a folder, whatever they are: markup is taken out, the
/// rest is cut into passages. A text that comes twice counts once.
final class RealVectors {
  private static final int SHORTEST = 80;
  private static final int LONGEST = 400;
  private static final String MODEL = "minilm";

  private final List<float[]> vectors;
  private final List<Integer> origins;

  private RealVectors(List<float[]> vectors, List<Integer> origins) {
    this.vectors = vectors;
    this.origins = origins;
  }

  /// Embeds at most `most` passages, drawn by lot.
  static RealVectors of(Path folder, int most, Random random) throws IOException {
    Map<String, Integer> passages = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      int origin = 0;
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) > 0) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          for (String passage : passages(text)) {
            passages.putIfAbsent(passage, origin);
          }
          origin++;
        }
      }
    }
    List<Map.Entry<String, Integer>> drawn = new ArrayList<>(passages.entrySet());
    java.util.Collections.shuffle(drawn, random);
    return embedded(drawn.subList(0, Math.min(most, drawn.size())));
  }

  private static RealVectors embedded(List<Map.Entry<String, Integer>> passages) {
    List<float[]> vectors = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    try (Embedder embedder = Embedders.open(MODEL)) {
      for (Map.Entry<String, Integer> passage : passages) {
        vectors.add(embedder.embed(passage.getKey(), Role.PASSAGE).vector().toArray());
        origins.add(passage.getValue());
      }
    }
    return new RealVectors(vectors, origins);
  }

  /// Stretches of plain text of some length.
  private static List<String> passages(String text) {
    List<String> passages = new ArrayList<>();
    for (String paragraph :
        text.replaceAll("<[^>]*>", "\n").split("\\R\\s*\\R|\\R(?=\\S{1,20}\\t)", -1)) {
      String line = paragraph.replaceAll("\\s+", " ").strip();
      for (int from = 0; from + SHORTEST <= line.length(); from += LONGEST) {
        passages.add(line.substring(from, Math.min(line.length(), from + LONGEST)));
      }
    }
    return passages;
  }

  int size() {
    return vectors.size();
  }

  float[] vector(int number) {
    return vectors.get(number);
  }

  int origin(int number) {
    return origins.get(number);
  }
}
