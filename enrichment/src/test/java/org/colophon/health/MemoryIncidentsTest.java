package org.colophon.health;

import org.colophon.health.testing.MemoryIncidents;

class MemoryIncidentsTest implements IncidentsContract {
  private final MemoryIncidents incidents = new MemoryIncidents();

  @Override
  public Incidents incidents() {
    return incidents;
  }
}
