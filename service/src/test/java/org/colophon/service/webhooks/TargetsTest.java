package org.colophon.service.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "hooks.example.org", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
          "inside.example.org", List.of("10.1.2.3"),
          "both.example.org", List.of("93.184.215.14", "127.0.0.1"),
          "six.example.org", List.of("fd00::1"),
          "none.example.org", List.of());

  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    if (!NAMES.containsKey(host) && !host.matches("[0-9.]+|[0-9a-fA-F:.%]+")) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> found = new ArrayList<>();
    for (String literal : NAMES.getOrDefault(host, List.of(host))) {
      found.add(InetAddress.getByName(literal));
    }
    return found;
  }

  private final Targets targets = new Targets(TargetsTest::addresses, Set.of("cms.local"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.org/in",
        "https://hooks.example.org:8443/in?a=b",
        "https://93.184.215.14/",
        "https://[2606:4700::1111]/",
        "http://cms.local:8080/hook",
        "https://CMS.local/hook"
      })
  void mayGoToPublicAddressesAndToAllowedHosts(String url) {
    assertEquals(Optional.empty(), targets.refusal(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/in",
        "ftp://cms.local/hook",
        "https://user:pw@hooks.example.org/",
        "https://hooks.example.org/#x",
        "https:///nowhere",
        "https://nowhere.example.org/",
        "https://none.example.org/",
        "https://inside.example.org/",
        "https://both.example.org/",
        "https://six.example.org/",
        "https://127.0.0.1/",
        "https://127.1.2.3/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[ff02::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2002:a9fe:a9fe::]/",
        "https://[2001::1]/",
        "https://[2001:db8::1]/"
      })
  void goesNowhereElse(String url) {
    assertTrue(targets.refusal(URI.create(url)).isPresent(), url);
  }
}
