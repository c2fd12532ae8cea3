package org.colophon.service.crm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.colophon.service.config.Config;
import org.colophon.service.http.OriginFilter;

/// The settings of a connection to Salesforce.
///
/// @param login where a token is asked for, such as `https://login.salesforce.com`
/// @param hosts that may be called, in lower case
/// @param client the consumer key of the connected app
/// @param user the name of the integration user
/// @param key that the connected app's certificate belongs to
/// @param object the API name of the records, such as `Contact`
/// @param poll how long between two looks at a job
public record SalesforceSettings(
    URI login,
    Set<String> hosts,
    String client,
    String user,
    PrivateKey key,
    String object,
    FieldMapping mapping,
    Duration poll) {
  static final String VERSION = "v62.0";

  private static final Duration POLL = Duration.ofSeconds(1);

  public SalesforceSettings {
    hosts = Set.copyOf(hosts);
    if (!FieldMapping.FIELD.matcher(object).matches()) {
      throw new IllegalArgumentException("'" + object + "' is not a valid object name");
    }
    requireAllowed(login, hosts);
  }

  /// Reads the key and the mapping that a configuration names.
  ///
  /// @throws IllegalArgumentException when one of them is not valid
  static SalesforceSettings of(Config.Salesforce config) {
    return new SalesforceSettings(
        config.login(),
        config.hosts(),
        config.client(),
        config.user(),
        key(config.keyFile()),
        config.object(),
        FieldMapping.of(config.ref(), config.read(), config.written()),
        POLL);
  }

  private static PrivateKey key(Path file) {
    try {
      String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "crm_key_file: " + file + " cannot be read; name a file that exists", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "crm_key_file: " + file + " is not a private RSA key; write it as PKCS #8 in PEM", e);
    }
  }

  /// An address below which the API answers; a token goes nowhere else.
  ///
  /// @throws IllegalArgumentException when it may not be called
  URI allowed(String address) {
    URI uri = URI.create(address);
    requireAllowed(uri, hosts);
    return uri;
  }

  private static void requireAllowed(URI address, Set<String> hosts) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (!hosts.contains(host)) {
      throw new IllegalArgumentException(
          "host '" + host + "' is not allowed: add it to crm_host in the configuration");
    }
    if (!"https".equals(address.getScheme()) && !OriginFilter.isLoopback(host)) {
      throw new IllegalArgumentException(
          "'" + address + "' does not use https; only this machine is called by plain http");
    }
  }
}
