package org.colophon.service.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.service.http.HttpServer;
import org.jspecify.annotations.Nullable;

/// The places that a configuration is read from. A flag wins over the environment, the environment
/// over the file, the file over the default.
///
/// @param flags of the command line
/// @param file that a flag names; null for the one of the environment, or of the data directory
/// @param environment all variables of the process
public record ConfigSources(
    Map<ConfigKey, List<String>> flags, @Nullable Path file, Map<String, String> environment) {
  /// The beginning of the names of all variables.
  static final String PREFIX = "COLOPHON_";

  static final String UNKNOWN = "is not a known key; `colophon config` lists the known ones";

  /// The variable that names the file.
  public static final String FILE_VARIABLE = PREFIX + "CONFIG";

  /// The file in the data directory that is read where none is named.
  public static final String FILE_NAME = "colophon.yaml";

  /// Variables that are not keys: two are read before the configuration.
  private static final Set<String> OTHER_VARIABLES =
      Set.of(FILE_VARIABLE, PREFIX + "HEAP", PREFIX + "TRACE");

  public ConfigSources {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /// The configuration.
  ///
  /// @throws ConfigException with all problems
  public Config config() {
    return Config.of(values());
  }

  /// Every key's value and its place, in the order of the keys.
  ///
  /// @throws ConfigException with all problems
  public Collection<ConfigValue> values() {
    List<String> problems = new ArrayList<>();
    Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
    for (ConfigKey key : ConfigKey.values()) {
      values.put(key, new ConfigValue(key, key.usual(), ConfigValue.DEFAULT));
    }
    List<ConfigValue> stated = new ArrayList<>(variables(problems));
    new TreeMap<>(flags)
        .forEach((key, texts) -> stated.add(new ConfigValue(key, texts, key.flag())));
    file(stated)
        .map(ConfigFile::read)
        .ifPresent(read -> {
          problems.addAll(read.problems());
          stated.addAll(0, read.values());
          checkData(read, problems);
        });
    stated.forEach(value -> {
      check(value, problems);
      values.put(value.key(), value);
    });
    if (problems.isEmpty()) {
      checkTls(values, problems);
      checkProvider(values, problems);
      checkCrm(values, problems);
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return values.values();
  }

  private List<ConfigValue> variables(List<String> problems) {
    List<ConfigValue> values = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, text) -> {
          if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name) && !text.isBlank()) {
            Arrays.stream(ConfigKey.values())
                .filter(key -> key.variable().equals(name))
                .findFirst()
                .ifPresentOrElse(
                    key -> values.add(new ConfigValue(key, parts(key, text), name)),
                    () -> problems.add(name + ": " + UNKNOWN));
          }
        });
    return values;
  }

  private static List<String> parts(ConfigKey key, String text) {
    return key.isList()
        ? Arrays.stream(text.split(",", -1)).map(String::strip).toList()
        : List.of(text.strip());
  }

  /// The file that a flag or the environment names, else the one of the data directory.
  private Optional<Path> file(List<ConfigValue> stated) {
    if (file != null) {
      return Optional.of(file);
    }
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    String data =
        stated.stream()
            .filter(value -> value.key() == ConfigKey.DATA)
            .filter(value -> ConfigKey.DATA.type().isValid(value.text()))
            .reduce((_, last) -> last)
            .map(ConfigValue::text)
            .orElse(ConfigKey.DATA.usual().getFirst());
    return Optional.of(Path.of(data).resolve(FILE_NAME)).filter(Files::isRegularFile);
  }

  /// The file of a data directory cannot name another one.
  private void checkData(ConfigFile read, List<String> problems) {
    if (file == null && environment.getOrDefault(FILE_VARIABLE, "").isBlank()) {
      read.values().stream()
          .filter(value -> value.key() == ConfigKey.DATA)
          .forEach(value ->
              problems.add(
                  value.place()
                      + ": data: cannot be set in the data directory; remove the line, or name"
                      + " the file with --config"));
    }
  }

  private static void check(ConfigValue value, List<String> problems) {
    value.texts().stream()
        .filter(text -> !value.key().type().isValid(text))
        .forEach(text -> problems.add(prefix(value) + ": " + value.key().type().problem(text)));
    if (value.texts().isEmpty() && !value.key().usual().isEmpty()) {
      problems.add(prefix(value) + ": is empty; write at least one value");
    }
  }

  private static String prefix(ConfigValue value) {
    boolean inFile = value.place().contains(":");
    return inFile ? value.place() + ": " + value.key().text() : value.place();
  }

  /// A provider whose members get no rights by default is of no use without these.
  private static void checkProvider(Map<ConfigKey, ConfigValue> values, List<String> problems) {
    ConfigValue issuer = Objects.requireNonNull(values.get(ConfigKey.OIDC_ISSUER));
    if (issuer.texts().isEmpty()) {
      return;
    }
    for (ConfigKey needed :
        List.of(
            ConfigKey.OIDC_CLIENT,
            ConfigKey.OIDC_CALLBACK,
            ConfigKey.OIDC_ROLE,
            ConfigKey.OIDC_IMPRINT)) {
      if (Objects.requireNonNull(values.get(needed)).texts().isEmpty()) {
        problems.add(prefix(issuer) + ": needs " + needed.text() + "; state it too");
      }
    }
    List<String> callback = Objects.requireNonNull(values.get(ConfigKey.OIDC_CALLBACK)).texts();
    if (!callback.isEmpty() && !callback.getFirst().endsWith("/sign-in/provider/callback")) {
      problems.add(
          prefix(issuer) + ": oidc_callback does not end with /sign-in/provider/callback; add it");
    }
    for (String address : List.of(issuer.text(), String.join("", callback))) {
      if (address.startsWith("http:")
          && !address.matches("http://(localhost|127\\.0\\.0\\.1)[:/].*")) {
        problems.add(
            prefix(issuer) + ": '" + address + "' has no TLS; write an address with https");
      }
    }
  }

  /// Nothing is exchanged by half a connection.
  private static void checkCrm(Map<ConfigKey, ConfigValue> values, List<String> problems) {
    ConfigValue crm = Objects.requireNonNull(values.get(ConfigKey.CRM));
    if (crm.texts().isEmpty()) {
      return;
    }
    List<ConfigKey> needed =
        crm.text().equals("files")
            ? List.of(ConfigKey.CRM_ENTITY, ConfigKey.CRM_FOLDER)
            : List.of(
                ConfigKey.CRM_ENTITY,
                ConfigKey.CRM_HOST,
                ConfigKey.CRM_CLIENT,
                ConfigKey.CRM_USER,
                ConfigKey.CRM_KEY_FILE);
    needed.stream()
        .filter(key -> Objects.requireNonNull(values.get(key)).texts().isEmpty())
        .forEach(key -> problems.add(prefix(crm) + ": needs " + key.text() + "; state it too"));
  }

  private static void checkTls(Map<ConfigKey, ConfigValue> values, List<String> problems) {
    HttpServer.Settings http = Config.http(values);
    ConfigValue host = values.get(ConfigKey.HOST);
    if (host != null && !http.isLocal() && !Config.isSet(values, ConfigKey.BEHIND_TLS_PROXY)) {
      problems.add(
          prefix(host)
              + ": other machines reach "
              + host.text()
              + ", and this service speaks no TLS: put a proxy that does in front of it and state"
              + " --behind-tls-proxy, or listen on 127.0.0.1");
    }
  }
}
