package org.colophon.service.crm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The exchange of many contacts with faults, with the time of each part.
final class CrmMeasured {
  private CrmMeasured() {}

  /// Prints the figures; ends with 1 where anything was lost, doubled or came back.
  ///
  /// @param arguments a directory, how many contacts, a seed
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    long began = System.nanoTime();
    try (CrmScenario scenario =
        new CrmScenario(
            Integer.parseInt(arguments[1]),
            Long.parseLong(arguments[2]),
            directory.resolve("data"),
            done -> System.out.printf("%6d s  %s%n", seconds(began), done))) {
      List<String> problems = scenario.run();
      System.out.println(scenario.figures());
      System.out.println(problems.isEmpty() ? "nothing wrong" : "WRONG: " + problems);
      System.out.println(seconds(began) + " s");
      if (!problems.isEmpty()) {
        System.exit(1);
      }
    }
  }

  private static long seconds(long began) {
    return (System.nanoTime() - began) / 1_000_000_000;
  }
}
