package org.colophon.matching.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Leaves queries and true neighbours where a contender in another language finds them: vectors in
/// `queries.f32`, the neighbours where nothing is stale in `truth.txt`, a line for each query.
final class Exchange {
  private Exchange() {}

  static void write(Path directory, Stock stock, Truth truth) throws IOException {
    int[] next = new int[1];
    VectorFile.write(
        directory.resolve("queries.f32"),
        stock.queries().size(),
        () -> stock.queries().get(next[0]++));
    List<String> lines = new ArrayList<>();
    for (int q = 0; q < stock.queries().size(); q++) {
      lines.add(truth.nearest(0, q).stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    Files.write(directory.resolve("truth.txt"), lines, StandardCharsets.UTF_8);
  }
}
