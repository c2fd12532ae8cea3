/// The audit of a publisher's files: what exists, whose it is, what is current, what is wrong with
/// it, and the corrections ready to send; and the radar for backlist that fits a topic.
///
/// Start here: [org.colophon.service.audit.CatalogAudit].
@NullMarked
package org.colophon.service.audit;

import org.jspecify.annotations.NullMarked;
