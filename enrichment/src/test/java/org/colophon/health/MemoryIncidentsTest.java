package org.colophon.health;

import org.colophon.health.testing.MemoryIncidentStore;

class MemoryIncidentsTest implements IncidentStoreContract {
  private final MemoryIncidentStore incidents = new MemoryIncidentStore();

  @Override
  public IncidentStore incidents() {
    return incidents;
  }
}
