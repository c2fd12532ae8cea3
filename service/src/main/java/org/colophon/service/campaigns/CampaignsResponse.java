package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// Campaigns, the latest send time first.
@SchemaName("Campaigns")
@Description("Campaigns, the latest send time first.")
record CampaignsResponse(
    @Description("How many there are, those beyond the limit included.") int found,
    List<CampaignResponse> campaigns) {}
