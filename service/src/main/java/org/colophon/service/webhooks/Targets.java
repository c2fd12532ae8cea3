package org.colophon.service.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A filter of webhook addresses: `https` at public addresses, and hosts that the operator allowed
/// by name. Asked when a subscription is made and again before each delivery, since a name may lead
/// elsewhere by then. The machine's resolver keeps an answer for thirty seconds
/// (`networkaddress.cache.ttl`, unless the operator changed it), longer than a connection may take
/// to be made: it is made to the address that was looked at. Thread-safe.
public final class Targets {
  private final Resolver resolver;
  private final Set<String> allowed;

  /// @param allowed hosts, as in a URL, that may be private and may speak plain `http`
  public Targets(Resolver resolver, Set<String> allowed) {
    this.resolver = resolver;
    this.allowed = Set.copyOf(allowed);
  }

  /// Looks up names.
  public interface Resolver {
    /// Every address of a host.
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /// The machine's own.
    static Resolver ofMachine() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }

  /// Why a target is refused, in words; empty when webhooks may go there.
  public Optional<String> refusal(URI url) {
    String host = url.getHost();
    if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
      return Optional.of("write https://host/path, without a user and a fragment");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (isAllowed(host)) {
      return scheme.equals("https") || scheme.equals("http")
          ? Optional.empty()
          : Optional.of("'" + scheme + "' is neither https nor http");
    }
    if (!scheme.equals("https")) {
      return Optional.of("only https leaves this machine");
    }
    return refusalOf(host);
  }

  boolean isAllowed(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /// A number alone, in any notation, is no host: what a resolver makes of it differs by machine.
  private Optional<String> refusalOf(String host) {
    boolean literal = host.startsWith("[");
    if (!literal && host.replaceFirst("\\.$", "").matches("(?i).*?(^|\\.)(0x[0-9a-f]*|[0-9]+)")) {
      if (!host.matches("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})")) {
        return Optional.of("'" + host + "' is not a valid host name or dotted address");
      }
    }
    try {
      List<InetAddress> addresses =
          resolver.addresses(literal ? host.substring(1, host.length() - 1) : host);
      if (addresses.isEmpty()) {
        return Optional.of("'" + host + "' has no address");
      }
      return addresses.stream()
          .filter(address -> !AddressRanges.isPublic(address))
          .map(address ->
              "'" + host + "' leads to " + address.getHostAddress() + ", which is not public")
          .findFirst();
    } catch (UnknownHostException e) {
      return Optional.of("'" + host + "' has no address");
    }
  }
}
