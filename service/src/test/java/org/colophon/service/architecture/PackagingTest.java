package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.service.config.ConfigKey;
import org.junit.jupiter.api.Test;

/// The files of a release: what they name exists, and no default is weakened by them.
class PackagingTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @Test
  void theRuntimeHasEveryModuleOnceAndEachIsOne() throws IOException {
    List<String> modules = text("packaging/modules").lines().toList();
    assertEquals(modules.size(), Set.copyOf(modules).size());
    Set<String> known =
        java.lang.module.ModuleFinder.ofSystem().findAll().stream()
            .map(module -> module.descriptor().name())
            .collect(Collectors.toSet());
    assertTrue(known.containsAll(modules), modules.toString());
  }

  @Test
  void theUnitsStayInTheirSandboxAndOnThisMachine() throws IOException {
    sandboxed(text("packaging/colophon.service"));
    String backup = text("packaging/colophon-backup.service");
    sandboxed(backup);
    assertTrue(backup.contains("PrivateNetwork=yes"), backup);
    assertTrue(backup.contains("User=colophon\n"), "the service's own user: " + backup);
  }

  private static void sandboxed(String unit) {
    for (String line :
        List.of(
            "DynamicUser=yes",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=\n",
            "ProtectSystem=strict",
            "PrivateDevices=yes",
            "SystemCallFilter=@system-service",
            "UMask=0077")) {
      assertTrue(unit.contains(line), line);
    }
    assertFalse(unit.contains("--host") || unit.contains("--behind-tls-proxy"), unit);
  }

  @Test
  void theImageRunsAsNobodySpecialAndOpensNothing() throws IOException {
    String image = text("packaging/Containerfile");
    assertTrue(image.contains("USER 10001:10001"), image);
    assertFalse(image.contains("COLOPHON_HOST="), image);
    assertFalse(image.contains("COLOPHON_BEHIND_TLS_PROXY="), image);
  }

  @Test
  void everyVariableThatPackagingNamesIsOne() throws IOException {
    Set<String> known = new TreeSet<>(Set.of("COLOPHON_HEAP", "COLOPHON_CONFIG", "COLOPHON_TRACE"));
    Stream.of(ConfigKey.values()).forEach(key -> known.add(key.variable()));
    List<String> unknown = new ArrayList<>();
    for (String file :
        List.of(
            "packaging/colophon.service",
            "packaging/colophon-backup.service",
            "packaging/Containerfile",
            "packaging/launcher")) {
      Stream.of(text(file).split("[^A-Z_]+", -1))
          .filter(word -> word.startsWith("COLOPHON_") && !known.contains(word))
          .forEach(unknown::add);
    }
    assertEquals(List.of(), unknown);
  }
}
