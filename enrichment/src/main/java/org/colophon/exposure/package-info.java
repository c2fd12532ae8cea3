/// Exposures: what was shown to whom and until when it was promised to hold, and the recalls of
/// what no longer holds.
///
/// Start here: [org.colophon.exposure.ExposureLedger] keeps what was shown,
/// [org.colophon.exposure.RecallMonitor] finds what to take back.
@NullMarked
package org.colophon.exposure;

import org.jspecify.annotations.NullMarked;
