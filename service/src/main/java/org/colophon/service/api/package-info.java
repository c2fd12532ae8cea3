/// The API's contract in types: what a message may hold, how it is read and written, and the one
/// form of an error.
///
/// A message is a record. Its components' types and annotations state the constraints; the mapper,
/// the OpenAPI document and the item schema read the same statement.
///
/// Start here: [org.colophon.service.api.ApiMapper], [org.colophon.service.api.ApiException],
/// [org.colophon.service.api.Text].
@NullMarked
package org.colophon.service.api;

import org.jspecify.annotations.NullMarked;
