package org.colophon.service.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where a service keeps its data, what it reads texts with, and where it listens.
final class ServiceOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data directory (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "minilm",
      description =
          "minilm, bge-small, or a directory with model.onnx, tokenizer.json and manifest.json"
              + " (default: ${DEFAULT-VALUE}).")
  String model = "minilm";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port = 8080;
}
