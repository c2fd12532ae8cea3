package org.colophon.service.readers;

import java.util.List;
import org.colophon.recommend.ListRule;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// All rules of readers' lists by id, ended ones included.
@SchemaName("ListRules")
@Description("All rules of readers' lists by id, ended ones included.")
record ListRulesResponse(List<ListRuleEntry> rules) {

  static ListRulesResponse of(List<ListRule> rules) {
    return new ListRulesResponse(rules.stream().map(ListRuleEntry::of).toList());
  }
}
