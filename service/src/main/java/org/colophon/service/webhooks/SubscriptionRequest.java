package org.colophon.service.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;

/// A request to tell somebody of recalls by webhook.
@SchemaName("Subscribe")
record SubscriptionRequest(
    @Text(max = 2_000)
        @Description("https at a public address, or a host that the operator allowed.")
        String url) {

  URI toUri() {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      throw new ApiException(
          ErrorCode.BAD_URL, "/url", "is not a valid URL", "send https://host/path");
    }
  }
}
