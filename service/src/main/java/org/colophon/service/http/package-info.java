/// The HTTP kernel: the router, typed operations, the mapping of errors to RFC 9457, and caching.
///
/// Start here: [org.colophon.service.http.Operation] says what an operation is,
/// [org.colophon.service.http.HttpServer] starts the server. A handler takes a `Request` and
/// returns a `Response`; only `ResponseWriter` and `ProblemMapper` write to a connection.
@NullMarked
package org.colophon.service.http;

import org.jspecify.annotations.NullMarked;
