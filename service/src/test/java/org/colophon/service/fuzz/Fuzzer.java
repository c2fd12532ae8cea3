package org.colophon.service.fuzz;

import java.io.IOException;
import java.util.Objects;

/// The target of the fuzzer (Jazzer, `tools/fuzz`): the reader that the property `colophon.reader`
/// names.
public final class Fuzzer {
  private static final Readers.Reader READER =
      Objects.requireNonNull(
          Readers.ALL.get(System.getProperty("colophon.reader", "")), "no such reader");

  private Fuzzer() {}

  /// Called by the fuzzer first: what is loaded once is no part of the time of an input.
  public static void fuzzerInitialize() throws IOException {
    READER.read(new byte[] {'{', '}'});
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    READER.read(data);
  }
}
