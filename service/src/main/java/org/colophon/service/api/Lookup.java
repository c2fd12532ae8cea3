package org.colophon.service.api;

import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;

/// Look-ups of what a request names; what is not there ends the request.
public final class Lookup {
  private Lookup() {}

  /// The version of an item that exists.
  ///
  /// @throws ApiException with 404 when it is not known, with 410 when its source deleted it
  public static ItemVersion item(CatalogView view, ItemId id) {
    ItemVersion version =
        view.item(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
    if (version.tombstone()) {
      throw new ApiException(
          new ApiProblem(
              410,
              "item_deleted",
              null,
              "the source deleted '" + id + "'",
              "send the item again to restore it"));
    }
    return version;
  }

  /// A segment that exists.
  ///
  /// @throws ApiException with 404 when it is not known
  public static Audiences.Stored segment(Audiences audiences, SegmentId id) {
    return audiences
        .find(id)
        .orElseThrow(() -> new ApiException(ApiProblem.unknown("segment", id)));
  }
}
