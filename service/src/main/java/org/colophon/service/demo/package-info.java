/// The demo: an invented publishing group whose dates move with the clock, and the feed that keeps
/// it fresh.
///
/// Start here: [org.colophon.service.demo.DemoCatalog].
@NullMarked
package org.colophon.service.demo;

import org.jspecify.annotations.NullMarked;
