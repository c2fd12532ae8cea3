/// The command line: one of three doors to the same use cases.
///
/// Start here: [org.colophon.service.cli.Commands].
@NullMarked
package org.colophon.service.cli;

import org.jspecify.annotations.NullMarked;
