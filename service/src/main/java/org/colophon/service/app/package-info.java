/// The wiring of the application.
///
/// Start here: [org.colophon.service.app.Application] is a data directory at work: its stores, the
/// models that read texts, the derived indexes, and the use cases.
@NullMarked
package org.colophon.service.app;

import org.jspecify.annotations.NullMarked;
