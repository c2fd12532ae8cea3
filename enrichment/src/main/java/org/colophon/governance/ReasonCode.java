package org.colophon.governance;

/// Why a verdict is what it is. Names are stable: they are part of the API.
public enum ReasonCode {
  ITEM_UNKNOWN("record the item, or mend the id"),
  SOURCE_UNKNOWN("register the item's source with its delivery calendar"),
  CANONICAL_MISSING("give the item its ISBN, DOI or URL"),
  DUPLICATE_OF("use the item that this one repeats"),
  SUPERSEDED_BY("use the item that replaces this one"),
  TOMBSTONED("the source deleted the item; let the source state it again if that was wrong"),
  OWNER_MISSING("assign a desk"),
  OWNER_INACTIVE("assign a desk that is active"),
  CHECK_DUE("look whether the content is still right and mark it as checked"),
  CHECK_OVERDUE("look whether the content is still right and mark it as checked"),
  NOT_PUBLISHED("publish it in the source"),
  NOT_YET_LIVE("wait, or move the go-live date in the source"),
  EXPIRED("extend or remove the expiry date in the source"),
  WITHHELD("release it in the source"),
  WITHDRAWN("nothing, unless the source withdraws the withdrawal"),
  CANCELED("nothing, unless the source withdraws the cancellation"),
  RECALLED("nothing, unless the source withdraws the recall"),
  CORRECTION_PENDING("publish the correction"),
  NO_PRODUCT("record at least one product of the work"),
  NOT_ANNOUNCED("wait for the announcement date, or move it in the trade feed"),
  NOT_AVAILABLE("let the trade feed state another availability, or link the successor"),
  PUBLISHED_UNKNOWN("state when it was published"),
  FACT_MISSING("let the source state the fact"),
  FACT_STALE("let the source deliver again"),
  FACT_FUTURE_DATED("correct the source's clock"),
  FACT_CONFLICT("let the source state the fact again, with a newer order key"),
  FACT_UNKNOWN_CODE("map the code, or correct it in the source"),
  CLAIM_ENDED("nothing: the claim is left out"),
  EMBARGOED("wait for the end of the embargo, or move it in the source"),
  ON_HOLD("lift the hold"),
  TERRITORY_BLOCKED("nothing: it may not be sold there"),
  POLICY_MISSING("add a policy for this content type and purpose");

  private final String fix;

  ReasonCode(String fix) {
    this.fix = fix;
  }

  /// What would clear it, in plain words.
  public String fix() {
    return fix;
  }
}
