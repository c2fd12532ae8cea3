package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Hashes of passwords.
class SecretsTest {
  @Test
  void aPasswordMatchesItsHashAlone() {
    String hash = Secrets.hashed("Deich und Watt");
    assertTrue(Secrets.matches("Deich und Watt", hash));
    assertFalse(Secrets.matches("Deich und Wat", hash));
  }

  /// What is compared where there is no account has the settings of every other hash, so that it
  /// takes as long.
  @Test
  void nobodysHashHasTheSettingsOfAllOthers() {
    String hash = Secrets.hashed("Deich und Watt");
    assertEquals(settings(hash), settings(Secrets.NOBODY));
    assertEquals(hash.length(), Secrets.NOBODY.length());
    assertDoesNotThrow(() -> Secrets.matchNobody("Deich und Watt"));
  }

  private static String settings(String hash) {
    return hash.substring(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1));
  }
}
