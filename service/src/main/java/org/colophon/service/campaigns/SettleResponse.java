package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.campaign.CampaignStore.Settled;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// One result for each message, in order.
@SchemaName("SettledMessages")
@Description(
    "One result for each message, in order: settled, known (said before) or unknown (never handed"
        + " out, its person was forgotten, or it is recalled and its campaign is not).")
record SettleResponse(List<Settled> results) {}
