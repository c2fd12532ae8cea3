/// Items whose texts are nearly the same. Start here:
/// [org.colophon.enrichment.duplicates.NearDuplicates].
@NullMarked
package org.colophon.enrichment.duplicates;

import org.jspecify.annotations.NullMarked;
