/// The service: command line, HTTP API and stores of Colophon.
///
/// Start here: [org.colophon.service.Main] reads the command line; `app` wires a data directory,
/// `http`, `web` and `cli` are three doors to the same use cases.
@NullMarked
package org.colophon.service;

import org.jspecify.annotations.NullMarked;
