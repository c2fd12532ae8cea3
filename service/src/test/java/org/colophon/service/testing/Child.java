package org.colophon.service.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a service is started in a process of its own, on a disk of its own where one is wanted. It
/// says `port N` when it answers.
public final class Child {
  private Child() {}

  /// The words that start a class of these tests.
  ///
  /// @param options of the virtual machine, such as its memory
  public static List<String> java(Class<?> main, List<String> options, Object... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(options);
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /// The same words with an empty disk mounted at a directory that they alone see.
  ///
  /// @param disk how it is mounted, such as `size=4m`
  public static List<String> onDisk(Path directory, String disk, List<String> words) {
    return mounted("mount -t tmpfs -o " + disk + " tmpfs " + directory, words);
  }

  /// As [#onDisk], and what lies in the directory is copied onto the disk.
  public static List<String> onCopy(Path directory, String disk, List<String> words) {
    return mounted(
        "cp -r %1$s %2$s && mount -t tmpfs -o %3$s tmpfs %1$s && cp -r %2$s/. %1$s"
            .formatted(directory, directory + "-copy", disk),
        words);
  }

  private static List<String> mounted(String mount, List<String> words) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("unshare", "-m", "sh", "-c", mount + " && exec \"$@\"", "sh"));
    all.addAll(words);
    return all;
  }

  /// Whether disks can be mounted here.
  public static boolean mayMount() throws InterruptedException {
    try {
      Path mount = Files.createTempDirectory("colophon-mount");
      Process process = new ProcessBuilder(onDisk(mount, "size=1m", List.of("true"))).start();
      boolean may = process.waitFor() == 0;
      Files.delete(mount);
      return may;
    } catch (IOException e) {
      return false;
    }
  }

  /// What starts it each time; what it complains of goes to a file that is deleted at the end.
  public static ProcessBuilder logged(List<String> words) throws IOException {
    Path log = Files.createTempFile("colophon-child", ".log");
    if (!Boolean.getBoolean("colophon.keep")) {
      log.toFile().deleteOnExit();
    }
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /// The port that it says.
  ///
  /// @throws IOException when it says something else, or nothing
  public static int port(BufferedReader said) throws IOException {
    String line = said.readLine();
    if (line == null || !line.startsWith("port ")) {
      throw new IOException("the service did not start, it said: " + line);
    }
    return Integer.parseInt(line.substring("port ".length()));
  }

  /// Ends it as a power cut would.
  public static void kill(Process process) {
    process.destroyForcibly();
    await(process);
  }

  /// Returns when it has ended.
  public static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
