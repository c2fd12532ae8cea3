import { h } from './dom.js';
import { reasonDetail, subjectText, valueText } from './explain.js';
import { markedText } from './panel-text.js';
import { button, card, chips, dayIn, endOf, field, form, lines, muted, segmentLink, table, tone, values } from './views.js';

const FIRST_FACTS = 12;

/** What the item is, in one line, and whether it may be recommended. */
export function headView({ stored, verdict }, { words, names }) {
  const { item } = stored;
  const { lifecycle } = item;
  const authors = (item.contributors ?? []).filter((credit) => credit.role === 'author').map((credit) => credit.name).join(', ');
  const of = verdict.decision === 'pass' && verdict.reasons.length > 0 ? 'warn' : verdict.decision;
  return h('div', { class: 'lead' },
    item.subtitle && h('p', { class: 'subtitle', lang: item.language }, item.subtitle),
    h('p', {}, [authors, words.say(`type_${item.content_type}`), names.imprint(item.imprint), item.desk ? names.desk(item.desk) : words.say('no_desk'),
      words.say('from_source', { source: names.source(item.source), age: words.ago(stored.confirmed_at) }),
      words.say(`life_${lifecycle.state}`) + (lifecycle.published_at ? ` ${words.day(lifecycle.published_at)}` : ''),
    ].filter(Boolean).join(' · ')),
    h('p', {}, tone(words.say(`word_${verdict.decision}`), of), ' ', verdict.reasons.map((reason) => words.say(reason.code)).join('; ')));
}

/** What can be done about the item: confirm it, hold it, lift a hold. */
export function actionsView({ id, stored, verdict, holds }, context) {
  const { words, api, attempt, by } = context;
  const { checked_at: checkedAt } = stored.item.lifecycle;
  const place = ({ reason, until }) => attempt(
    () => api.call('POST', '/v1/holds', { scope: { items: [id] }, reason, by: by(), ...(until && { until: endOf(until) }) }),
    words.say('hold_placed'), (hold) => () => api.call('DELETE', `/v1/holds/${encodeURIComponent(hold.id)}`));
  const lift = (hold) => attempt(() => api.call('DELETE', `/v1/holds/${encodeURIComponent(hold.id)}`), words.say('hold_lifted'),
    () => () => api.call('POST', '/v1/holds', hold));
  return card(words.say('item_state'),
    values([
      [words.say('verdict'), [words.say(`word_${verdict.decision}`), verdict.reasons.length > 0 && h('ul', { class: 'rows' }, verdict.reasons.map((reason) => h('li', {},
        h('div', { class: 'what' }, words.say(reason.code), muted(reasonDetail(reason, context))))))].filter(Boolean)],
      [words.say('item_until'), verdict.next_change_at && words.moment(verdict.next_change_at)],
      [words.say('checked'), [checkedAt ? `${words.day(checkedAt)} (${words.ago(checkedAt)})` : words.say('item_unchecked'), ' ',
        button(words.say('mark_checked'), () => attempt(() => api.checked(id, by()), words.say('item_checked')), { id: 'mark-checked' })]],
      [words.say('subjects'), stored.item.subjects?.length > 0 && chips([...new Set(stored.item.subjects.map((subject) => context.names.label(subject, words)))])],
    ]),
    lines(holds.map((hold) => ({ id: hold.id, what: h('strong', {}, words.say('hold_is')), note: [hold.reason, hold.by, hold.until && words.say('limit_until', { at: words.moment(hold.until) })].filter(Boolean).join(' · '),
      actions: button(words.say('hold_lift'), () => lift(hold), { id: `lift-${hold.id}` }) })), words.say('hold_none')),
    h('details', {}, h('summary', {}, words.say('hold_place')), form(place,
      field(words.say('rule_reason'), h('input', { name: 'reason', required: true, maxlength: 500 }), true),
      field(words.say('hold_until'), h('input', { name: 'until', type: 'date', min: dayIn(0) })),
      h('p', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, words.say('hold_do'))))));
}

export function textView({ stored }, spans, { words }) {
  const { item } = stored;
  const section = card(words.say('text'), h('div', { class: 'reading', lang: item.language }, ...markedText(item.text, spans, item.formatting)),
    item.source === 'desk' && h('p', { class: 'more' }, h('a', { class: 'plain-link', href: `/desk.html?item=${encodeURIComponent(item.id)}` }, words.say('edit_text'))));
  section.id = 'item-text';
  return section;
}

/** A fact's value in words. */
function factValue(fact, context) {
  const { words } = context;
  const { value } = fact;
  if (value?.amount) {
    return words.money(value.amount, value.currency);
  }
  if (typeof value === 'number') {
    return words.say(fact.type === 'bestseller' ? 'fact_rank' : 'fact_number', { value: words.number(value) });
  }
  if (typeof value === 'boolean') {
    return words.say(value ? 'yes' : 'no');
  }
  return typeof value === 'string' ? valueText(value, fact.type, context) : words.say('fact_given');
}

/** Every fact with its source, its age and its end; each can be confirmed. */
export function factsView({ stored }, context) {
  const { words, names, api, attempt, by } = context;
  const confirm = (fact) => attempt(() => api.call('POST', `/v1/items/${encodeURIComponent(stored.item.id)}/confirmations`, {
    ...(fact.product ? { product: fact.product } : { item: stored.item.id }), type: fact.type, ...(fact.qualifier && { qualifier: fact.qualifier }), source: fact.source, by: by(),
  }), words.say('fact_confirmed', { fact: words.say(`field_${fact.type}`) }));
  const weight = (fact) => ['price', 'availability', 'trade_state', 'bestseller'].indexOf(fact.type) >>> 0;
  const sorted = [...stored.facts].sort((a, b) => weight(a) - weight(b));
  const rows = sorted.map((fact, i) => ({
    id: `${fact.type}-${i}`,
    cells: [
      subjectText([fact.type, fact.qualifier && `:${fact.qualifier}`, fact.product && ` of ${fact.product}`].filter(Boolean).join(''), context),
      factValue(fact, context),
      names.source(fact.source),
      [words.ago(fact.confirmed_at), muted(words.say('fact_since', { day: words.day(fact.changed_at) }))],
      fact.valid_to ? words.moment(fact.valid_to) : muted(words.say('fact_no_end')),
      button(words.say('fact_confirm'), () => confirm(fact), { class: 'quiet', id: `confirm-${i}` }),
    ],
  }));
  const columns = ['fact', 'fact_value', 'source', 'fact_age', 'fact_until', 'fact_do'].map((key) => words.say(key));
  return card(words.say('facts'), rows.length === 0 ? h('p', { class: 'nothing' }, words.say('facts_none')) : [
    table(words.say('facts'), columns, rows.slice(0, FIRST_FACTS)),
    rows.length > FIRST_FACTS && h('details', {}, h('summary', {}, words.say('facts_more', { count: rows.length - FIRST_FACTS })), table(words.say('facts_rest'), columns, rows.slice(FIRST_FACTS))),
  ]);
}

/** For which segments the item is chosen, and which rules of lists and recalls are about it. */
export function shownView({ segments, rules, recalls }, context) {
  const { words } = context;
  return card(words.say('item_shown'), lines([
    ...segments.map((value) => ({ id: value.value, what: segmentLink(value.value, value.label), note: [value.by, words.day(value.at), value.until && words.say('limit_until', { at: words.day(value.until) }), value.outdated && words.say('answer_outdated')].filter(Boolean).join(' · ') })),
    ...rules.map((rule) => ({ id: rule.id, what: words.say(`rule_is_${rule.kind}`, { place: rule.place, factor: rule.factor }), note: [rule.reason, words.say('limit_until', { at: words.day(rule.until) })].join(' · ') })),
    ...recalls.map((recall) => ({ id: recall.id, what: words.say(`recall_${recall.action}`), note: [words.say(`recall_is_${recall.state}`), recall.reasons.map((code) => words.say(code)).join(', '), words.moment(recall.at)].join(' · ') })),
  ], words.say('item_not_shown')));
}

/** What happened to the item, the last first. */
export function timelineView({ stored, repairs, decided, holds, recalls }, context) {
  const { words, names } = context;
  const changed = new Map();
  stored.facts.forEach((fact) => {
    const key = `${fact.changed_at.slice(0, 16)} ${fact.source}`;
    changed.set(key, [...changed.get(key) ?? [], fact]);
  });
  const events = [
    { at: stored.recorded_at, what: words.say('event_version', { number: words.number(stored.version) }), note: names.source(stored.item.source) },
    stored.item.lifecycle.published_at && { at: stored.item.lifecycle.published_at, what: words.say('event_published') },
    stored.item.lifecycle.checked_at && { at: stored.item.lifecycle.checked_at, what: words.say('event_checked') },
    ...[...changed.values()].map((facts) => ({ at: facts[0].changed_at, what: words.count('event_facts', facts.length), note: [[...new Set(facts.map((fact) => words.say(`field_${fact.type}`)))].join(', '), names.source(facts[0].source)].join(' · ') })),
    ...decided.map((one) => ({ at: one.at, what: one.answers.map((answer) => `${words.say(answer.answer)}: ${answer.label}`).join(' · '), note: one.by })),
    ...repairs.map((repair) => ({ at: repair.at, what: words.say('event_repair'), note: repair.by })),
    ...holds.filter((hold) => hold.from).map((hold) => ({ at: hold.from, what: words.say('hold_is'), note: hold.reason })),
    ...recalls.map((recall) => ({ at: recall.at, what: words.say(`recall_${recall.action}`), note: words.say(`recall_is_${recall.state}`) })),
  ].filter(Boolean).filter((event) => new Date(event.at) <= Date.now() + 864e5).sort((a, b) => b.at.localeCompare(a.at));
  return card(words.say('timeline'), h('ol', { class: 'timeline' }, events.map((event) => h('li', {}, event.what, muted([words.moment(event.at), event.note].filter(Boolean).join(' · '))))));
}
