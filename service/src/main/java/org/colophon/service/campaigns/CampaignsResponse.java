package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.campaign.StoredCampaign;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// All campaigns, the latest send time first.
@SchemaName("Campaigns")
@Description("All campaigns, the latest send time first.")
record CampaignsResponse(List<CampaignResponse> campaigns) {
  static CampaignsResponse of(List<StoredCampaign> all) {
    return new CampaignsResponse(all.stream().map(CampaignResponse::of).toList());
  }
}
