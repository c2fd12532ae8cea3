/// The outside of Colophon: HTTP, pages, command line, stores.
///
/// Start here: [org.colophon.service.Main] wires the parts by hand.
@NullMarked
package org.colophon.service;

import org.jspecify.annotations.NullMarked;
