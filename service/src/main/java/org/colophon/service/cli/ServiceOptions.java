package org.colophon.service.cli;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.models.bilingual.Embedders;
import org.colophon.service.app.ExposureService;
import org.colophon.service.http.HttpServer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of a service: its data directory, its models and its address.
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
      defaultValue = Embedders.STANDARD,
      description =
          "bilingual, minilm, bge-small, or a directory with model.onnx, tokenizer.json and manifest.json"
              + " (default: ${DEFAULT-VALUE}).")
  String model = Embedders.STANDARD;

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

  @Option(
      names = "--behind-tls-proxy",
      description =
          "A proxy in front of this service speaks TLS: needed for an address that other machines"
              + " reach.")
  boolean behindTlsProxy;

  @Option(
      names = "--public-name",
      paramLabel = "HOST",
      description = "A host name under which others reach this service; may be repeated.")
  List<String> publicNames = new ArrayList<>();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      converter = OriginConverter.class,
      description =
          "An origin whose pages may call the API, such as https://cms.example.org, for"
              + " <colophon-panel> in a CMS; may be repeated.")
  List<String> origins = new ArrayList<>();

  @Option(
      names = "--mcp",
      description =
          "Answers assistants at /mcp (Model Context Protocol), with the same keys, roles and gate"
              + " as the API.")
  boolean mcp;

  @Option(
      names = "--requests-per-second",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description =
          "How many requests a key or an account may send in a second, for long"
              + " (default: ${DEFAULT-VALUE}).")
  int requestsPerSecond = 100;

  @Option(
      names = "--webhook-host",
      paramLabel = "HOST",
      description = "A host that webhooks may go to though it is private; may be repeated.")
  List<String> webhookHosts = new ArrayList<>();

  @Option(
      names = "--purge",
      paramLabel = "URL",
      description = "A caching proxy that recalled answers are purged from; may be repeated.")
  List<URI> caches = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description =
          "How long answers stay in the ledger after their promise; what was sent stays 400 days"
              + " (default: ${DEFAULT-VALUE}).")
  Duration keep = Duration.ofDays(7);

  @Option(
      names = "--territory",
      paramLabel = "CODE",
      converter = CountryCode.class,
      description =
          "A country whose readers the change feed speaks for; may be repeated. Requests that name"
              + " none are for the first one (default: DE).")
  List<String> territories = new ArrayList<>();

  /// A scheme and a host, with a port where it is not the scheme's own.
  static final class OriginConverter implements ITypeConverter<String> {
    private static final Pattern ORIGIN =
        Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    @Override
    public String convert(String text) {
      if (!ORIGIN.matcher(text).matches()) {
        throw new TypeConversionException(
            "'"
                + text
                + "' is not a valid origin; write scheme, host and port alone, in lower case, such"
                + " as https://cms.example.org");
      }
      return text;
    }
  }

  /// Two letters of ISO 3166-1.
  static final class CountryCode implements ITypeConverter<String> {
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    @Override
    public String convert(String text) {
      if (!KNOWN.contains(text)) {
        throw new TypeConversionException(
            "'" + text + "' is not a country code; write two capital letters such as AT");
      }
      return text;
    }
  }

  @Mixin final GenerationOptions generation = new GenerationOptions();

  @Mixin final ProfilingOptions signals = new ProfilingOptions();

  /// Where to listen.
  ///
  /// @throws IllegalArgumentException when others would reach it without TLS
  HttpServer.Settings http() {
    Set<String> names = new HashSet<>();
    publicNames.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    HttpServer.Settings settings =
        HttpServer.Settings.at(host, port, names, Set.copyOf(origins)).withMcp(mcp);
    if (!settings.isLocal() && !behindTlsProxy) {
      throw new IllegalArgumentException(
          "other machines reach "
              + host
              + ", and this service speaks no TLS: put a proxy that does in front of it and state"
              + " --behind-tls-proxy, or listen on 127.0.0.1");
    }
    return settings;
  }

  ExposureService.Settings showing() {
    return new ExposureService.Settings(
        Set.copyOf(webhookHosts),
        caches,
        keep,
        new SecureRandom(),
        signals.profiling(),
        territories.isEmpty() ? ExposureService.Settings.usual().territories() : territories);
  }
}
