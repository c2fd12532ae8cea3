package org.colophon.service.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.SignalRetention;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.service.http.HttpServer;
import org.jspecify.annotations.Nullable;

/// The effective configuration of a process. [ConfigKey] has the default values,
/// `docs/configuration.md` lists the keys.
///
/// @param data the data directory
/// @param model what reads texts where no run chose a model
/// @param behindTlsProxy whether a proxy in front of the service speaks TLS
/// @param experienceHoldOut the percentage of sessions that get no experience at all
/// @param crm null: there is none
public record Config(
    Path data,
    String model,
    HttpServer.Settings http,
    boolean behindTlsProxy,
    AccessLimits access,
    Region region,
    Retention retention,
    Learning learning,
    int experienceHoldOut,
    Contacts contacts,
    Outgoing outgoing,
    @Nullable Crm crm) {

  /// The limits of callers, and the provider that people sign in with.
  ///
  /// @param provider null: accounts have passwords
  public record AccessLimits(
      int requestsPerSecond,
      Duration sessionLasts,
      Duration keyOverlap,
      @Nullable SignInProvider provider) {}

  /// An OpenID Connect provider that people sign in with.
  ///
  /// @param issuer as its tokens name it
  /// @param client the id of this service there
  /// @param secretFile with the secret of this service; null for a public client
  /// @param callback where the provider sends people back to
  /// @param roles `GROUP=ROLE`
  /// @param imprints `GROUP=IMPRINT`, `*` for all
  public record SignInProvider(
      String issuer,
      String client,
      @Nullable Path secretFile,
      URI callback,
      Claims claims,
      List<String> roles,
      List<String> imprints,
      Duration clockSkew) {
    public SignInProvider {
      roles = List.copyOf(roles);
      imprints = List.copyOf(imprints);
    }
  }

  /// The claims that are asked for and read.
  ///
  /// @param name of the claim with the name that records keep
  /// @param groups the claim with the groups of a person
  public record Claims(List<String> scopes, String name, String groups) {
    public Claims {
      scopes = List.copyOf(scopes);
    }
  }

  /// The countries and the time zone of the publisher.
  ///
  /// @param territories whose readers the change feed speaks for; at least one
  /// @param zone of days, and of dates without an offset where no source says another
  /// @param priceTerritories whose prices a full ONIX record states
  public record Region(List<String> territories, ZoneId zone, List<String> priceTerritories) {
    public Region {
      territories = List.copyOf(territories);
      priceTerritories = List.copyOf(priceTerritories);
    }

    /// The territory of a request that names none.
    public String territory() {
      return territories.getFirst();
    }
  }

  /// The times after which something is over, deleted or no longer used.
  ///
  /// @param answers in the ledger, after the end of their promise
  /// @param sent in the ledger: what cannot be changed any more
  /// @param targeting where a decision names no end
  /// @param newsletter how long beyond its send time one is read
  public record Retention(
      Duration answers,
      Duration sent,
      SignalRetention signals,
      Duration targeting,
      Duration newsletter) {}

  /// The training on people's decisions while the service runs.
  ///
  /// @param every at least between two trainings
  public record Learning(boolean on, Duration every) {}

  /// The limits of messages to people.
  ///
  /// @param perWeek the most to one person over one channel in seven days
  /// @param quiet when none is handed out
  public record Contacts(int perWeek, QuietHours quiet) {}

  /// The hosts that the service calls.
  ///
  /// @param fetchHosts that deliveries may be fetched from, in lower case
  /// @param webhookHosts that may be private and may speak plain `http`
  /// @param webhookPatience after so long without a success a subscription is disabled
  /// @param caches addresses of caching proxies that recalled answers are purged from
  public record Outgoing(
      Set<String> fetchHosts,
      Set<String> webhookHosts,
      Duration webhookPatience,
      List<URI> caches) {
    public Outgoing {
      fetchHosts = Set.copyOf(fetchHosts);
      webhookHosts = Set.copyOf(webhookHosts);
      caches = List.copyOf(caches);
    }
  }

  /// The exchange with a CRM.
  ///
  /// @param entity the legal entity that it keeps consents for
  /// @param every how long between two exchanges
  /// @param folder of its files; null for Salesforce
  /// @param salesforce null for files
  public record Crm(
      String entity, Duration every, @Nullable Path folder, @Nullable Salesforce salesforce) {}

  /// The connection to Salesforce.
  ///
  /// @param hosts that may be called, in lower case
  /// @param ref the field with the person's pseudonym
  /// @param read `ATTRIBUTE=FIELD`
  /// @param written `ATTRIBUTE=FIELD`
  public record Salesforce(
      URI login,
      Set<String> hosts,
      String client,
      String user,
      Path keyFile,
      String object,
      String ref,
      List<String> read,
      List<String> written) {
    public Salesforce {
      hosts = Set.copyOf(hosts);
      read = List.copyOf(read);
      written = List.copyOf(written);
    }
  }

  /// The configuration of a data directory: its file over the defaults.
  public static Config usual(Path data) {
    return of(Map.of(ConfigKey.DATA, List.of(data.toString())));
  }

  /// The same with some values over the file.
  ///
  /// @throws ConfigException when they are not valid
  public static Config of(Map<ConfigKey, List<String>> values) {
    return new ConfigSources(values, null, Map.of()).config();
  }

  static Config of(Collection<ConfigValue> stated) {
    Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
    stated.forEach(value -> values.put(value.key(), value));
    return new Config(
        Path.of(text(values, ConfigKey.DATA)),
        text(values, ConfigKey.MODEL),
        http(values),
        isSet(values, ConfigKey.BEHIND_TLS_PROXY),
        new AccessLimits(
            Integer.parseInt(text(values, ConfigKey.REQUESTS_PER_SECOND)),
            duration(values, ConfigKey.SESSION_LASTS),
            duration(values, ConfigKey.KEY_OVERLAP),
            provider(values)),
        new Region(
            texts(values, ConfigKey.TERRITORY),
            ZoneId.of(text(values, ConfigKey.ZONE)),
            texts(values, ConfigKey.PRICE_TERRITORY)),
        retention(values),
        new Learning(isSet(values, ConfigKey.LEARN), duration(values, ConfigKey.LEARN_EVERY)),
        Integer.parseInt(text(values, ConfigKey.EXPERIENCE_HOLD_OUT)),
        new Contacts(
            Integer.parseInt(text(values, ConfigKey.CONTACTS_PER_WEEK)),
            QuietHours.parse(
                text(values, ConfigKey.QUIET_HOURS), ZoneId.of(text(values, ConfigKey.ZONE)))),
        new Outgoing(
            lowerCase(texts(values, ConfigKey.FETCH_HOST)),
            Set.copyOf(texts(values, ConfigKey.WEBHOOK_HOST)),
            duration(values, ConfigKey.WEBHOOK_PATIENCE),
            texts(values, ConfigKey.PURGE).stream().map(URI::create).toList()),
        crm(values));
  }

  private static @Nullable Crm crm(Map<ConfigKey, ConfigValue> values) {
    if (texts(values, ConfigKey.CRM).isEmpty()) {
      return null;
    }
    boolean files = text(values, ConfigKey.CRM).equals("files");
    return new Crm(
        text(values, ConfigKey.CRM_ENTITY),
        duration(values, ConfigKey.CRM_EVERY),
        files ? Path.of(text(values, ConfigKey.CRM_FOLDER)) : null,
        files ? null : salesforce(values));
  }

  private static Salesforce salesforce(Map<ConfigKey, ConfigValue> values) {
    return new Salesforce(
        URI.create(text(values, ConfigKey.CRM_LOGIN)),
        lowerCase(texts(values, ConfigKey.CRM_HOST)),
        text(values, ConfigKey.CRM_CLIENT),
        text(values, ConfigKey.CRM_USER),
        Path.of(text(values, ConfigKey.CRM_KEY_FILE)),
        text(values, ConfigKey.CRM_OBJECT),
        text(values, ConfigKey.CRM_REF),
        texts(values, ConfigKey.CRM_READ),
        texts(values, ConfigKey.CRM_WRITTEN));
  }

  private static @Nullable SignInProvider provider(Map<ConfigKey, ConfigValue> values) {
    if (texts(values, ConfigKey.OIDC_ISSUER).isEmpty()) {
      return null;
    }
    List<String> secret = texts(values, ConfigKey.OIDC_SECRET_FILE);
    return new SignInProvider(
        text(values, ConfigKey.OIDC_ISSUER),
        text(values, ConfigKey.OIDC_CLIENT),
        secret.isEmpty() ? null : Path.of(secret.getFirst()),
        URI.create(text(values, ConfigKey.OIDC_CALLBACK)),
        new Claims(
            texts(values, ConfigKey.OIDC_SCOPE),
            text(values, ConfigKey.OIDC_NAME_CLAIM),
            text(values, ConfigKey.OIDC_GROUPS_CLAIM)),
        texts(values, ConfigKey.OIDC_ROLE),
        texts(values, ConfigKey.OIDC_IMPRINT),
        duration(values, ConfigKey.OIDC_CLOCK_SKEW));
  }

  private static Retention retention(Map<ConfigKey, ConfigValue> values) {
    return new Retention(
        duration(values, ConfigKey.KEEP),
        duration(values, ConfigKey.KEEP_SENT),
        new SignalRetention(
            duration(values, ConfigKey.HALF_LIFE),
            duration(values, ConfigKey.SIGNALS_LAST),
            duration(values, ConfigKey.CONSENT_LASTS)),
        duration(values, ConfigKey.TARGETING_LASTS),
        duration(values, ConfigKey.NEWSLETTER_LASTS));
  }

  private static Set<String> lowerCase(List<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  static HttpServer.Settings http(Map<ConfigKey, ConfigValue> values) {
    Set<String> names = lowerCase(texts(values, ConfigKey.PUBLIC_NAME));
    return HttpServer.Settings.at(
            text(values, ConfigKey.HOST),
            Integer.parseInt(text(values, ConfigKey.PORT)),
            names,
            Set.copyOf(texts(values, ConfigKey.ALLOW_ORIGIN)))
        .withMcp(isSet(values, ConfigKey.MCP));
  }

  static boolean isSet(Map<ConfigKey, ConfigValue> values, ConfigKey key) {
    return Boolean.parseBoolean(text(values, key));
  }

  private static List<String> texts(Map<ConfigKey, ConfigValue> values, ConfigKey key) {
    return Objects.requireNonNull(values.get(key)).texts();
  }

  private static String text(Map<ConfigKey, ConfigValue> values, ConfigKey key) {
    return Objects.requireNonNull(values.get(key)).text();
  }

  private static Duration duration(Map<ConfigKey, ConfigValue> values, ConfigKey key) {
    return Duration.parse(text(values, key));
  }
}
