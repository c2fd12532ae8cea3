package org.colophon.governance;

import org.colophon.governance.Action.Kind;

/// The code of a reason. Names are stable: they are part of the API.
public enum ReasonCode {
  ITEM_UNKNOWN(Kind.RECORD_ITEM, "record the item, or correct the id"),
  SOURCE_UNKNOWN(Kind.REGISTER_SOURCE, "register the item's source with its delivery calendar"),
  IMPRINT_UNKNOWN(Kind.REGISTER_IMPRINT, "register the item's imprint with its legal entity"),
  CANONICAL_MISSING(Kind.STATE_CANONICAL, "give the item its ISBN, DOI or URL"),
  DUPLICATE_OF(Kind.UNLINK_ORIGINAL, "use the item that this one repeats"),
  IDENTITY_CONFLICT(
      Kind.STATE_CANONICAL,
      "let one of the items with this identifier state another, or say which one it repeats"),
  SUPERSEDED_BY(Kind.UNLINK_SUCCESSOR, "use the item that replaces this one"),
  TOMBSTONED(
      Kind.TAKE_BACK,
      "the source deleted the item; let the source state it again if that was wrong"),
  OWNER_MISSING(Kind.ASSIGN_DESK, "assign a desk"),
  OWNER_INACTIVE(Kind.ASSIGN_DESK, "assign a desk that is active and has a member"),
  CHECK_DUE(Kind.MARK_CHECKED, "look whether the content is still right and mark it as checked"),
  CHECK_OVERDUE(
      Kind.MARK_CHECKED, "look whether the content is still right and mark it as checked"),
  NOT_PUBLISHED(Kind.PUBLISH, "publish it in the source"),
  NOT_YET_LIVE(Kind.MOVE_DATE, "wait, or move the go-live date in the source"),
  EXPIRED(Kind.MOVE_DATE, "extend or remove the expiry date in the source"),
  WITHHELD(Kind.RELEASE, "release it in the source"),
  WITHDRAWN(Kind.TAKE_BACK, "nothing, unless the source withdraws the withdrawal"),
  CANCELED(Kind.TAKE_BACK, "nothing, unless the source withdraws the cancellation"),
  RECALLED(Kind.TAKE_BACK, "nothing, unless the source withdraws the recall"),
  CORRECTION_PENDING(Kind.PUBLISH_CORRECTION, "publish the correction"),
  NO_PRODUCT(Kind.ADD_PRODUCT, "record at least one product of the work"),
  NOT_ANNOUNCED(Kind.MOVE_DATE, "wait for the announcement date, or move it in the trade feed"),
  NOT_AVAILABLE(
      Kind.STATE_FACT, "let the trade feed state another availability, or link the successor"),
  PUBLISHED_UNKNOWN(Kind.STATE_PUBLICATION, "state when it was published"),
  FACT_MISSING(Kind.STATE_FACT, "let the source state the fact"),
  FACT_STALE(Kind.CONFIRM_FACT, "let the source deliver again"),
  FACT_FUTURE_DATED(Kind.CORRECT_CLOCK, "correct the source's clock"),
  FACT_CONFLICT(Kind.STATE_FACT, "let the source state the fact again, with a newer order key"),
  FACT_UNKNOWN_CODE(Kind.STATE_FACT, "map the code, or correct it in the source"),
  CLAIM_ENDED(Kind.NOTHING, "nothing: the claim is left out"),
  EMBARGOED(Kind.MOVE_DATE, "wait for the end of the embargo, or move it in the source"),
  ON_HOLD(Kind.LIFT_HOLD, "lift the hold"),
  TERRITORY_BLOCKED(Kind.STATE_FACT, "nothing, unless the source states that it may be sold there"),
  TERRITORY_UNKNOWN(
      Kind.STATE_FACT, "state whether it may be sold there: its source names other countries only"),
  ADULTS_ONLY(
      Kind.RECORD_ITEM,
      "nothing: it is for adults, and a child may see it or a child's book beside"),
  AGE_UNKNOWN(Kind.RECORD_ITEM, "state the age of the item's readers: age_range"),
  AGE_MISMATCH(Kind.NOTHING, "nothing: it is for readers of another age"),
  LANGUAGE_MISMATCH(Kind.NOTHING, "nothing: it is in another language than was asked for"),
  TDM_RESERVED(
      Kind.STATE_FACT, "nothing, unless the source takes the reservation against mining back"),
  CLOCK_UNTRUSTED(
      Kind.SET_CLOCK, "set the machine's clock right; if it is right now, start the service again"),
  POLICY_MISSING(Kind.ADD_POLICY, "add a policy for this content type and purpose"),
  POLICY_STALE(Kind.MEND_POLICY, "fix the policy files: they cannot be read any more"),
  OVERRIDDEN(Kind.END_OVERRIDE, "nothing, or end what lets this pass");

  private final Kind action;
  private final String fix;

  ReasonCode(Kind action, String fix) {
    this.action = action;
    this.fix = fix;
  }

  /// What usually clears it.
  public Kind action() {
    return action;
  }

  /// What would clear it, in plain words.
  public String fix() {
    return fix;
  }
}
