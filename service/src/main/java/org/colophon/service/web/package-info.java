/// The pages and the panel that a content system embeds: plain files, served under a strict content
/// security policy.
///
/// Start here: [org.colophon.service.web.Pages]; the files are in `resources/web`.
@NullMarked
package org.colophon.service.web;

import org.jspecify.annotations.NullMarked;
