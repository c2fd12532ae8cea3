package org.colophon.catalog;

/// The reason why the catalogue does not take a submission.
///
/// @param path the part of the submission at fault
/// @param reason in words, with the value at fault
public record Rejection(Code code, Path path, String reason) {

  /// The kinds of rejection.
  public enum Code {
    /// The item belongs to another source.
    OTHER_SOURCE,
    /// The product belongs to another item.
    PRODUCT_TAKEN,
    /// The source may state nothing for the item's imprint.
    IMPRINT_NOT_REGISTERED,
    /// The item or product is not in the catalogue.
    ENTITY_UNKNOWN,
    /// An instant lies outside the years 1 to 9999.
    TIME_OUT_OF_RANGE
  }

  /// A part of a submission.
  public sealed interface Path {
    /// The item's id.
    record Id() implements Path {}

    /// The source that states it.
    record Source() implements Path {}

    /// The item's imprint.
    record Imprint() implements Path {}

    /// The time when it was observed or done.
    record ObservedAt() implements Path {}

    /// A product of the item.
    ///
    /// @param index counted from 0
    record OfProduct(int index) implements Path {}

    /// A stated fact.
    ///
    /// @param index counted from 0
    record OfFact(int index, FactPart part) implements Path {}
  }

  /// A part of a stated fact.
  public enum FactPart {
    ENTITY,
    VALUE,
    OBSERVED_AT,
    VALID_FROM,
    VALID_TO
  }
}
