/// Runs over the whole catalogue: planned, worked off item by item with checkpoints, compared with
/// what is accepted, and applied or rolled back as one unit. Plain rows and one worker.
///
/// Start here: [org.colophon.service.jobs.RunService], then [org.colophon.service.jobs.RunWorker].
@NullMarked
package org.colophon.service.jobs;

import org.jspecify.annotations.NullMarked;
