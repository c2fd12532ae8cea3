/// The HTTP door: JSON under `/v1`, problems as RFC 9457, cached lists that never outlive what they
/// show.
///
/// Start here: [org.colophon.service.http.HttpServer] starts it, `Routes` has one line per route;
/// each names the handler that parses, calls one use case and renders the answer. Only handlers,
/// through `Answer`, and `ProblemMapper` write to a response.
@NullMarked
package org.colophon.service.http;

import org.jspecify.annotations.NullMarked;
