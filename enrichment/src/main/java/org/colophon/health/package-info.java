/// The health of a catalogue: what is blocked, why, who owns it and what clears it.
///
/// Start here: [org.colophon.health.HealthReporter] makes the report,
/// [org.colophon.health.IncidentMonitor] opens and closes incidents.
@NullMarked
package org.colophon.health;

import org.jspecify.annotations.NullMarked;
