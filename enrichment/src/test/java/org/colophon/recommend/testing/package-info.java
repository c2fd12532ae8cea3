/// Fakes of the ports of [org.colophon.recommend], kept honest by the same contract.
@NullMarked
package org.colophon.recommend.testing;

import org.jspecify.annotations.NullMarked;
