package org.colophon.service.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The newest record of each key over all files, and the ISBNs that several of them have. It holds
/// a key and an ISBN a record, and nothing of the records.
final class ProductIndex {
  private final List<AuditFile> files;
  private final Map<String, Long> newest = new HashMap<>();
  private final Map<String, List<Long>> byIsbn = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();

  private ProductIndex(List<AuditFile> files) {
    this.files = List.copyOf(files);
  }

  /// @param files by when they became known
  static ProductIndex of(List<AuditFile> files) throws IOException {
    ProductIndex index = new ProductIndex(files);
    long[] number = {0};
    for (AuditFile file : files) {
      file.products(product -> index.add(product, number[0]++));
    }
    index.finish();
    return index;
  }

  private void add(StatedProduct product, long number) {
    if (product.isDeletion()) {
      newest.remove(product.key());
      deleted.add(product.key());
      return;
    }
    deleted.remove(product.key());
    newest.put(product.key(), number);
    for (String isbn : new HashSet<>(product.isbns())) {
      byIsbn.computeIfAbsent(isbn, _ -> new ArrayList<>(1)).add(number);
    }
  }

  private void finish() {
    Set<Long> live = new HashSet<>(newest.values());
    byIsbn.values().removeIf(numbers -> numbers.stream().filter(live::contains).count() < 2);
  }

  /// How many keys were taken back and not stated again.
  int deleted() {
    return deleted.size();
  }

  boolean isRepeated(String isbn) {
    return byIsbn.containsKey(isbn);
  }

  /// Hands on the newest record of each key, with its file.
  void forEach(Visitor visitor) throws IOException {
    long[] number = {0};
    for (AuditFile file : files) {
      Consumer<StatedProduct> each =
          product -> {
            long own = number[0]++;
            if (!product.isDeletion() && Long.valueOf(own).equals(newest.get(product.key()))) {
              visitor.product(file, product);
            }
          };
      file.products(each);
    }
  }

  /// A visitor of records.
  @FunctionalInterface
  interface Visitor {
    void product(AuditFile file, StatedProduct product);
  }
}
