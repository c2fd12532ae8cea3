/// The command line.
///
/// Start here: [org.colophon.service.cli.Commands].
@NullMarked
package org.colophon.service.cli;

import org.jspecify.annotations.NullMarked;
