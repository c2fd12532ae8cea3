/// The health of the catalogue: the report on what is blocked, incidents, the use of records that
/// ended, and gaps in records and vocabularies.
///
/// Start here: [org.colophon.service.health.HealthEndpoint].
@NullMarked
package org.colophon.service.health;

import org.jspecify.annotations.NullMarked;
