package org.colophon.service.imports.onix;

import java.util.Locale;
import java.util.Optional;
import org.colophon.catalog.IdGrammar;
import org.jspecify.annotations.Nullable;

/// The identity of a product record: what it is, which work it belongs to, and what its sender
/// notifies.
///
/// @param item the id of its item: of its work where it names one, else its own
/// @param isbn13 null when it has none that is valid in form
/// @param published as ONIX states it; null when it does not
record OnixProduct(
    String id,
    String item,
    @Nullable String isbn13,
    String reference,
    String form,
    @Nullable String published,
    Notification notification) {

  /// The kind of a notification (code list 1).
  enum Notification {
    /// The whole record.
    FULL,
    /// The blocks that are sent; what is absent is unchanged.
    PARTIAL,
    /// The record is deleted at its sender.
    DELETE,
    /// Rights in the product go to another owner.
    OWNER_CHANGE,
    /// A test, not to be recorded.
    TEST
  }

  /// Reads a `Product`.
  ///
  /// @throws OnixException when it cannot be identified
  static OnixProduct of(OnixElement product) {
    String reference =
        product
            .value("RecordReference")
            .orElseThrow(() ->
                new OnixException("RecordReference is missing", "add the sender's reference"));
    String isbn13 = isbn13(product).orElse(null);
    String key = isbn13 == null ? slug("ref-" + reference) : "isbn-" + isbn13;
    String work = work(product).orElse(isbn13 == null ? key : "book-" + isbn13);
    return new OnixProduct(
        key,
        work,
        isbn13,
        reference,
        product.value("DescriptiveDetail", "ProductForm").map(OnixCodes::form).orElse("hardcover"),
        published(product).orElse(null),
        notification(product.value("NotificationType").orElse("")));
  }

  private static Notification notification(String code) {
    return switch (code) {
      case "01", "02", "03" -> Notification.FULL;
      case "04", "12", "13", "14" -> Notification.PARTIAL;
      case "05" -> Notification.DELETE;
      case "08", "09" -> Notification.OWNER_CHANGE;
      case "88", "89" -> Notification.TEST;
      default ->
          throw new OnixException(
              code.isEmpty()
                  ? "NotificationType is missing"
                  : "NotificationType '" + code + "' is not a code of list 1",
              "write 03 for a confirmed record, 05 for a deletion");
    };
  }

  /// ISBN-13 before GTIN-13.
  static Optional<String> isbn13(OnixElement identified) {
    for (String type : new String[] {"15", "03"}) {
      Optional<String> found =
          identified
              .all("ProductIdentifier")
              .filter(id -> id.is("ProductIDType", type))
              .flatMap(id -> id.values("IDValue"))
              .map(value -> value.replace("-", "").replace(" ", ""))
              .filter(value -> value.matches("97[89][0-9]{10}"))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The work of which the product is a manifestation (list 164, code 01).
  private static Optional<String> work(OnixElement product) {
    return product
        .all("RelatedMaterial", "RelatedWork")
        .filter(work -> work.is("WorkRelationCode", "01"))
        .flatMap(work -> work.all("WorkIdentifier"))
        .flatMap(id ->
            id
                .value("IDValue")
                .map(value -> slug("work-" + id.value("WorkIDType").orElse("01") + "-" + value))
                .stream())
        .findFirst();
  }

  private static Optional<String> published(OnixElement product) {
    return date(product, "01").or(() -> date(product, "11"));
  }

  private static Optional<String> date(OnixElement product, String role) {
    return product
        .all("PublishingDetail", "PublishingDate")
        .filter(date -> date.is("PublishingDateRole", role))
        .flatMap(date -> date.all("Date"))
        .map(OnixDates::of)
        .findFirst();
  }

  /// An id of the catalogue made of a text.
  static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9._-]+", "-");
    if (slug.length() > 100) {
      slug = slug.substring(0, 91) + "-" + Integer.toHexString(text.hashCode());
    }
    if (!IdGrammar.keeps(slug)) {
      throw new OnixException("'" + text + "' gives no id", "write letters or digits");
    }
    return slug;
  }
}
