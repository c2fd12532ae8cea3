/// Campaigns, messages and triggers in memory, for tests.
@NullMarked
package org.colophon.campaign.testing;

import org.jspecify.annotations.NullMarked;
