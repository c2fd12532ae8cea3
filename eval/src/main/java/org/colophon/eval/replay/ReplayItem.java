package org.colophon.eval.replay;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.jspecify.annotations.Nullable;

/// The script's description of an item; one [Item] per version is made from it.
///
/// @param belongs imprint and desk
record ReplayItem(
    ItemId id,
    ContentType type,
    Belonging belongs,
    Lifecycle life,
    @Nullable ItemId replacedBy,
    List<ProductId> products) {
  /// The imprint, desk and subject of an item.
  record Belonging(String imprint, String desk, String subject) {}

  boolean isBook() {
    return type == ContentType.BOOK;
  }

  SourceId source() {
    return isBook() ? ScriptWriter.TRADE : ScriptWriter.EDITORS;
  }

  ReplayItem in(SourceState state) {
    return with(
        new Lifecycle(
            state,
            life.publishedAt(),
            life.goLiveAt(),
            life.expiresAt(),
            life.checkedAt(),
            life.correction()));
  }

  ReplayItem between(@Nullable Instant goLive, @Nullable Instant expires) {
    return with(
        new Lifecycle(
            life.state(),
            life.publishedAt(),
            goLive,
            expires,
            life.checkedAt(),
            life.correction()));
  }

  ReplayItem correction(Correction correction) {
    return with(
        new Lifecycle(
            life.state(),
            life.publishedAt(),
            life.goLiveAt(),
            life.expiresAt(),
            life.checkedAt(),
            correction));
  }

  ReplayItem replacedBy(ItemId other) {
    return new ReplayItem(id, type, belongs, life, other, products);
  }

  private ReplayItem with(Lifecycle other) {
    return new ReplayItem(id, type, belongs, other, replacedBy, products);
  }

  Item item() {
    Content content =
        new Content(
            "de",
            "Titel " + id,
            null,
            "Ein Text zu " + id + ".",
            List.of(),
            List.of(new Subject("thema", belongs.subject())),
            null,
            null);
    Identity identity = new Identity(source(), id.value(), "url:" + id, null, null, replacedBy);
    Stream<Product> forms =
        products.stream().map(product -> new Product(product, null, form(product)));
    return new Item(
        id,
        new ImprintId(belongs.imprint()),
        type,
        new DeskId(belongs.desk()),
        identity,
        content,
        life,
        forms.toList(),
        List.of(),
        List.of());
  }

  private static ProductForm form(ProductId product) {
    return product.value().endsWith("-eb") ? ProductForm.EBOOK : ProductForm.HARDCOVER;
  }
}
