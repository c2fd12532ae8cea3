/// Runs over the whole catalogue: planned, worked off item by item with checkpoints, compared with
/// what is accepted, and applied or rolled back as one unit. Plain rows and one worker.
///
/// Start here: [org.colophon.service.runs.RunService], then [org.colophon.service.runs.RunWorker].
@NullMarked
package org.colophon.service.runs;

import org.jspecify.annotations.NullMarked;
