package org.colophon.service.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.colophon.models.bilingual.Embedders;

/// A key of the configuration, its default value and its meaning. The flag `--keep-sent`, the
/// variable `COLOPHON_KEEP_SENT` and the line `keep_sent:` of the file state the same key.
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum ConfigKey {
  DATA(ConfigType.DIRECTORY, "data", "The data directory."),
  MODEL(
      ConfigType.TEXT,
      Embedders.STANDARD,
      "bilingual, minilm, bge-small, or a directory with model.onnx, tokenizer.json and"
          + " manifest.json."),
  HOST(ConfigType.HOST, "127.0.0.1", "The address to listen on."),
  PORT(ConfigType.PORT, "8080", "The port to listen on; 0 takes a free one."),
  BEHIND_TLS_PROXY(
      ConfigType.SWITCH,
      "false",
      "A proxy in front of this service speaks TLS: needed for an address that other machines"
          + " reach."),
  PUBLIC_NAME(ConfigType.HOST, List.of(), "A host name under which others reach this service."),
  ALLOW_ORIGIN(
      ConfigType.ORIGIN,
      List.of(),
      "An origin whose pages may call the API, such as https://cms.example.org, for"
          + " <colophon-panel> in a CMS."),
  MCP(
      ConfigType.SWITCH,
      "false",
      "Answers assistants at /mcp (Model Context Protocol), with the same keys, roles and gate as"
          + " the API."),
  REQUESTS_PER_SECOND(
      ConfigType.COUNT,
      "100",
      "How many requests a key or an account may send in a second, for long."),
  OIDC_ISSUER(
      ConfigType.URL,
      "The OpenID Connect provider that people sign in with, as its tokens name it. Needs"
          + " oidc_client, oidc_callback, oidc_role and oidc_imprint."),
  OIDC_CLIENT(ConfigType.TEXT, "The id of this service at the provider."),
  OIDC_SECRET_FILE(
      ConfigType.FILE,
      "A file with the secret of this service at the provider. Without one it is a public client."),
  OIDC_CALLBACK(
      ConfigType.URL,
      "The address of /sign-in/provider/callback as browsers reach it, registered at the provider."),
  OIDC_SCOPE(ConfigType.TEXT, List.of("openid", "profile"), "A scope that is asked for."),
  OIDC_NAME_CLAIM(
      ConfigType.TEXT, "preferred_username", "The claim with the name that records keep."),
  OIDC_GROUPS_CLAIM(ConfigType.TEXT, "groups", "The claim with the groups of a person."),
  OIDC_ROLE(
      ConfigType.MAPPING,
      List.of(),
      "A group and the role of its members, such as lektorat=editor. Who is in none may do"
          + " nothing."),
  OIDC_IMPRINT(
      ConfigType.MAPPING,
      List.of(),
      "A group and an imprint that its members see, such as lektorat=nordufer; * stands for all."
          + " Who is in none sees nothing."),
  OIDC_CLOCK_SKEW(
      ConfigType.DURATION, "PT1M", "How far the clocks of the provider and this service differ."),
  SESSION_LASTS(ConfigType.DURATION, "PT12H", "How long somebody stays signed in."),
  KEY_OVERLAP(
      ConfigType.DURATION, "P7D", "How long the old secret of a rotated API key still works."),
  TERRITORY(
      ConfigType.COUNTRY,
      List.of("DE"),
      "A country whose readers the change feed speaks for. Requests that name none are for the"
          + " first one."),
  ZONE(
      ConfigType.ZONE,
      "Europe/Berlin",
      "The time zone of days, and of dates without an offset where no source says another."),
  PRICE_TERRITORY(
      ConfigType.COUNTRY,
      List.of("DE", "AT", "CH"),
      "A country whose prices a full ONIX record states: what it leaves out has no price there. A"
          + " price without a country is for the first one with its currency."),
  KEEP(
      ConfigType.DURATION,
      "P7D",
      "How long answers stay in the ledger after their promise has ended."),
  KEEP_SENT(
      ConfigType.DURATION,
      "P400D",
      "How long what was sent, printed or exported stays in the ledger."),
  HALF_LIFE(ConfigType.DURATION, "P90D", "After this time a signal counts half as much."),
  SIGNALS_LAST(ConfigType.DURATION, "P400D", "After this time signals are deleted."),
  CONSENT_LASTS(
      ConfigType.DURATION, "P3D", "A consent that no source confirmed for this time is not used."),
  TARGETING_LASTS(
      ConfigType.DURATION,
      "P90D",
      "How long an accepted segment is targeted where the decision names no end."),
  NEWSLETTER_LASTS(
      ConfigType.DURATION,
      "P3D",
      "How long beyond its send time a newsletter is read: what goes into it must pass for so"
          + " long."),
  LEARN(
      ConfigType.SWITCH,
      "true",
      "Trains the matching model on new decisions; it goes live where it is better on decisions"
          + " that were held out."),
  LEARN_EVERY(ConfigType.DURATION, "P1D", "How long at least between two trainings."),
  FETCH_HOST(
      ConfigType.HOST,
      List.of(),
      "A host that `colophon import --fetch` may ask. It may be private and speak plain http."),
  EXPERIENCE_HOLD_OUT(
      ConfigType.PERCENTAGE,
      "0",
      "The percentage of visitors' sessions that get no experience at all, to compare with."),
  CONTACTS_PER_WEEK(
      ConfigType.COUNT,
      "2",
      "The most messages that a person gets over one channel in seven days, of all campaigns."),
  QUIET_HOURS(
      ConfigType.HOURS,
      "21:00-08:00",
      "The hours, in the time zone above, in which campaigns hand out no messages."),
  WEBHOOK_HOST(ConfigType.HOST, List.of(), "A host that webhooks may go to though it is private."),
  WEBHOOK_PATIENCE(
      ConfigType.DURATION, "P5D", "After so long without a success a subscription is disabled."),
  PURGE(ConfigType.URL, List.of(), "A caching proxy that recalled answers are purged from."),
  CRM(
      ConfigType.CRM_KIND,
      "The CRM that consents, follows and segments are exchanged with. Needs crm_entity, and"
          + " crm_folder or crm_host, crm_client, crm_user and crm_key_file."),
  CRM_ENTITY(
      ConfigType.TEXT,
      "The legal entity that the CRM keeps consents for, as imprints name theirs."),
  CRM_EVERY(ConfigType.DURATION, "PT15M", "How long between two exchanges with the CRM."),
  CRM_FOLDER(
      ConfigType.DIRECTORY,
      "The folder with `in` and `out` where the CRM leaves and takes its files."),
  CRM_LOGIN(
      ConfigType.URL,
      "https://login.salesforce.com",
      "The address of Salesforce's login; https://test.salesforce.com for a sandbox."),
  CRM_HOST(
      ConfigType.HOST,
      List.of(),
      "A host of Salesforce that may be called: that of the login, and that of the organisation."),
  CRM_CLIENT(ConfigType.TEXT, "The consumer key of the connected app."),
  CRM_USER(ConfigType.TEXT, "The name of the integration user."),
  CRM_KEY_FILE(
      ConfigType.FILE,
      "A file with the private RSA key (PKCS #8, PEM) of the connected app's certificate."),
  CRM_OBJECT(ConfigType.TEXT, "Contact", "The object whose records stand for persons."),
  CRM_REF(
      ConfigType.TEXT,
      "Colophon_Ref__c",
      "The field with the person's pseudonym: an external id, unique and case-sensitive."),
  CRM_READ(
      ConfigType.FIELD,
      List.of(
          "profiling=Crm_Profiling__c",
          "newsletter=Crm_Newsletter__c",
          "follows=Crm_Follows__c",
          "bookmarks=Crm_Bookmarks__c",
          "sign_ups=Crm_Sign_Ups__c",
          "segments=Crm_Segments__c"),
      "An attribute and the field in which the CRM states it. Colophon never writes it."),
  CRM_WRITTEN(
      ConfigType.FIELD,
      List.of(
          "profiling=Colophon_Profiling__c",
          "newsletter=Colophon_Newsletter__c",
          "follows=Colophon_Follows__c",
          "bookmarks=Colophon_Bookmarks__c",
          "sign_ups=Colophon_Sign_Ups__c",
          "segments=Colophon_Segments__c"),
      "An attribute and the field in which Colophon states it. Nobody else writes it.");

  private final ConfigType type;
  private final boolean list;
  private final List<String> usual;
  private final String description;

  ConfigKey(ConfigType type, String usual, String description) {
    this.type = type;
    this.list = false;
    this.usual = List.of(usual);
    this.description = description;
  }

  /// A key without a default value.
  ConfigKey(ConfigType type, String description) {
    this.type = type;
    this.list = false;
    this.usual = List.of();
    this.description = description;
  }

  ConfigKey(ConfigType type, List<String> usual, String description) {
    this.type = type;
    this.list = true;
    this.usual = usual;
    this.description = description;
  }

  public ConfigType type() {
    return type;
  }

  /// Whether it has several values.
  public boolean isList() {
    return list;
  }

  /// Its default value.
  public List<String> usual() {
    return usual;
  }

  public String description() {
    return description;
  }

  /// Its name in the file.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its flag on the command line.
  public String flag() {
    return "--" + text().replace('_', '-');
  }

  /// Its variable of the environment.
  public String variable() {
    return ConfigSources.PREFIX + name();
  }

  static Optional<ConfigKey> find(String text) {
    return Arrays.stream(values()).filter(key -> key.text().equals(text)).findFirst();
  }
}
