package org.colophon.governance;

import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.jspecify.annotations.Nullable;

/// An action that would clear a reason, and its object.
///
/// @param on what it is done to: `item:ID`, `product:ID`, `source:ID`, `imprint:ID`, `hold:ID`,
///   `policy`, `clock`, `exception:ID` or `override:ID`; empty where there is nothing to do
/// @param fact the fact that is to be stated; null where it is about none
public record Action(Kind kind, String on, @Nullable FactKey fact) {

  /// An action that is about no fact.
  public static Action on(Kind kind, String on) {
    return new Action(kind, kind == Kind.NOTHING ? "" : on, null);
  }

  /// What clears `code`, found of `fact`.
  ///
  /// @param item `item:ID` of the item judged
  public static Action of(ReasonCode code, Fact fact, String item) {
    FactKey key = fact.key();
    return switch (code.action()) {
      case NOTHING -> on(Kind.NOTHING, "");
      case REGISTER_SOURCE, CORRECT_CLOCK -> on(code.action(), "source:" + fact.source());
      case CONFIRM_FACT ->
          new Action(
              key.type() == FactType.PRICE ? Kind.CONFIRM_PRICE : Kind.CONFIRM_FACT,
              key.entity().text(),
              key);
      case STATE_FACT ->
          code == ReasonCode.NOT_AVAILABLE && TradeCodes.replaced(fact.value())
              ? on(Kind.LINK_SUCCESSOR, item)
              : new Action(Kind.STATE_FACT, key.entity().text(), key);
      default -> new Action(code.action(), key.entity().text(), key);
    };
  }

  /// The role that can take an action.
  public enum By {
    /// The desk that owns the item, in this product.
    DESK,
    /// Whoever keeps the source: the CMS, the trade feed, the shop.
    SOURCE,
    /// Whoever runs this service.
    OPERATOR,
    /// Nobody: it is as it should be.
    NOBODY
  }

  /// The kind of an action. Names are stable: they are part of the API.
  public enum Kind {
    /// State the item, whole.
    RECORD_ITEM(By.SOURCE),
    /// Register the source with its delivery calendar.
    REGISTER_SOURCE(By.OPERATOR),
    /// Register the imprint with its legal entity.
    REGISTER_IMPRINT(By.OPERATOR),
    /// State an ISBN, DOI or URL.
    STATE_CANONICAL(By.SOURCE),
    /// Take the link to the original back, where the item repeats none.
    UNLINK_ORIGINAL(By.DESK),
    /// Take the link to the successor back, where nothing replaces the item.
    UNLINK_SUCCESSOR(By.DESK),
    /// Name the item that replaces this one.
    LINK_SUCCESSOR(By.DESK),
    /// Give the item to a desk that is active.
    ASSIGN_DESK(By.DESK),
    /// Look whether the content is still right, and say so.
    MARK_CHECKED(By.DESK),
    /// Publish it in the source.
    PUBLISH(By.SOURCE),
    /// Release it in the source.
    RELEASE(By.SOURCE),
    /// The source takes back that it was deleted, withdrawn, cancelled or recalled.
    TAKE_BACK(By.SOURCE),
    /// Wait, or move the date in the source.
    MOVE_DATE(By.SOURCE),
    /// State when it was published.
    STATE_PUBLICATION(By.SOURCE),
    /// Publish the correction that is pending.
    PUBLISH_CORRECTION(By.DESK),
    /// Record a product of the work.
    ADD_PRODUCT(By.SOURCE),
    /// State the fact, with an order key newer than what is known.
    STATE_FACT(By.SOURCE),
    /// State again that the price is what it was.
    CONFIRM_PRICE(By.SOURCE),
    /// State again that the fact is what it was.
    CONFIRM_FACT(By.SOURCE),
    /// Set the source's clock right.
    CORRECT_CLOCK(By.SOURCE),
    /// Set this machine's clock right.
    SET_CLOCK(By.OPERATOR),
    /// Lift the hold.
    LIFT_HOLD(By.DESK),
    /// Add a policy for this content type and purpose.
    ADD_POLICY(By.OPERATOR),
    /// Mend the policy files; they cannot be read.
    MEND_POLICY(By.OPERATOR),
    /// End the exception that lets this pass.
    END_EXCEPTION(By.DESK),
    /// End the override that lets this pass.
    END_OVERRIDE(By.DESK),
    /// Nothing has to be done, or nothing can be.
    NOTHING(By.NOBODY);

    private final By by;

    Kind(By by) {
      this.by = by;
    }

    /// Who can do it.
    public By by() {
      return by;
    }
  }
}
