/// The health of a catalogue, for the people who keep it: what is blocked, why, whose it is and
/// what would clear it; the state of its sources; incidents; and what uses something that went
/// stale.
///
/// Start here: [org.colophon.health.HealthReporter] makes the report,
/// [org.colophon.health.IncidentMonitor] opens and closes incidents.
@NullMarked
package org.colophon.health;

import org.jspecify.annotations.NullMarked;
