package org.colophon.service.json;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.json.Times.Edge;

/// What a record says of its order and time, and the facts made with them.
record Stated(OrderKey order, Instant observedAt) {
  static final Set<String> ORDER_FIELDS = Set.of("epoch", "position");

  static Stated of(Fields fields, Intake intake) throws Fault {
    Instant observed = fields.optionalInstant("observed_at", Edge.END);
    return new Stated(
        order(fields, intake.order()), observed == null ? intake.observedAt() : observed);
  }

  static OrderKey order(Fields fields, OrderKey absent) throws Fault {
    Fields order = fields.object("order", ORDER_FIELDS);
    return order == null
        ? absent
        : new OrderKey(
            order.integer("epoch", 0, Long.MAX_VALUE),
            order.integer("position", 0, Long.MAX_VALUE));
  }

  /// Adds the moment in field `name`; an explicit `null` states that there is none.
  void moment(Fields fields, String name, EntityRef entity, FactType type, List<StatedFact> into)
      throws Fault {
    if (fields.has(name) || fields.saysNone(name)) {
      into.add(fact(entity, type, "", FactValues.moment(fields, name)));
    }
  }

  StatedFact fact(EntityRef entity, FactType type, String qualifier, FactValue value) {
    return new StatedFact(
        new FactKey(entity, type, qualifier), value, order, observedAt, null, null);
  }
}
