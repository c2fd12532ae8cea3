import { h } from './dom.js';
import { becauseLine } from './explain.js';
import { markedText } from './panel-text.js';
import { button, card, dayIn, endOf, field, form, itemLink, lines, muted, nothing, select, table, values } from './views.js';

const TYPES = ['book', 'news', 'guide', 'archive', 'page'];
const KINDS = ['pin', 'exclude', 'boost'];

/** What the readers of a segment get now, why, and which rules people made for it. */
export function readersView(data, context) {
  const { words } = context;
  const { list, stored } = data;
  return h('div', { class: 'split' },
    card(words.say('segment_readers'), h('p', { class: 'muted' }, words.say('readers_lead')),
      !list ? nothing(words.say('readers_unusable')) : listOf(list, stored, context)),
    h('div', {}, card(words.say('list_rules'), rulesOf(data, context)), card(words.say('rule_new'), ruleForm(stored, context))));
}

function listOf(list, { segment }, context) {
  const { words, names } = context;
  const why = ({ why: of }) => (words.has(`why_readers_${of}`) ? words.say(`why_readers_${of}`) : words.say('why_readers_other'));
  return [
    list.fallbacks.map((fallback) => h('p', { class: 'failed' }, words.say(words.has(`fallback_${fallback.code}`) ? `fallback_${fallback.code}` : 'fallback_other'))),
    list.items.length === 0 ? nothing(words.say('readers_none'))
      : table(words.say('segment_readers'), ['headline', 'readers_why', 'offer_price', 'readers_until'].map((key) => words.say(key)),
        list.items.map((item) => ({
          id: item.id,
          cells: [
            [itemLink(item.id, item.title, item.language), muted([item.contributors.filter((credit) => credit.role === 'author').map((credit) => credit.name).join(', '), names.imprint(item.imprint)].filter(Boolean).join(' · '))],
            why(item),
            item.offer?.price ? words.money(item.offer.price.amount, item.offer.price.currency) : muted('–'),
            [words.moment(item.valid_until), button(words.say('rule_exclude_short'), () => putRule(segment, { kind: 'exclude', about: item.id, months: 1 }, context), { class: 'quiet' })],
          ],
        }))),
    h('p', { class: 'muted' }, words.say('readers_as_of', { at: words.moment(list.evaluated_at) })),
  ];
}

function rulesOf({ rules, titles }, context) {
  const { words, names, api, attempt } = context;
  const path = (rule) => `/v1/list-rules/${encodeURIComponent(rule.id)}`;
  const remove = (rule) => attempt(() => api.call('DELETE', path(rule)), words.say('rule_removed'), () => () => {
    const { id, ...before } = rule;
    return api.call('PUT', path({ id }), before);
  });
  return lines(rules.map((rule) => ({
    id: rule.id,
    what: [h('strong', {}, words.say(`rule_is_${rule.kind}`, { place: rule.place, factor: rule.factor && words.number(rule.factor) })), ': ',
      titles.get(rule.about) ? itemLink(rule.about.slice(5), titles.get(rule.about).title, titles.get(rule.about).language) : words.say('rule_about_other')],
    note: [rule.reason, words.say('health_owner', { owner: names.desk(rule.owner) }), words.say('limit_until', { at: words.day(rule.until) }), !rule.segment && words.say('rule_everywhere')].filter(Boolean).join(' · '),
    actions: button(words.say('rule_remove'), () => remove(rule)),
  })), words.say('rules_none'));
}

/** Makes a rule for a segment's list; it can be taken back. */
function putRule(segment, { kind, about, place, factor, reason, months, until }, context) {
  const { api, words, attempt, by, desks } = context;
  const id = `desk-${kind}-${Date.now().toString(36)}`;
  const owner = segment.owner ?? desks.find((desk) => desk.imprint === segment.imprint)?.id ?? by();
  return attempt(() => api.call('PUT', `/v1/list-rules/${id}`, {
    kind, about: `item:${about}`, segment: segment.id, owner, reason: reason || words.say('rule_by', { by: by() }),
    ...(kind === 'pin' && { place: Number(place || 1) }), ...(kind === 'boost' && { factor: Number(factor || 2) }),
    until: endOf(until || dayIn(months)),
  }), words.say(`rule_made_${kind}`), () => () => api.call('DELETE', `/v1/list-rules/${id}`));
}

function ruleForm({ segment }, context) {
  const { words, api } = context;
  const found = h('datalist', { id: 'rule-items' });
  const search = async ({ target }) => {
    if (target.value.trim().length > 2) {
      const { items } = await api.items({ q: target.value, limit: 12 });
      found.replaceChildren(...items.map((item) => h('option', { value: item.id }, item.title)));
    }
  };
  return form((given) => putRule(segment, given, context),
    field(words.say('rule_kind'), select('kind', KINDS.map((kind) => [kind, words.say(`rule_kind_${kind}`)]), 'pin')),
    field(words.say('rule_item'), h('input', { name: 'about', required: true, list: 'rule-items', autocomplete: 'off', maxlength: 200, oninput: search })),
    found,
    field(words.say('rule_place'), h('input', { name: 'place', type: 'number', min: 1, max: 20, value: 1 })),
    field(words.say('rule_until'), h('input', { name: 'until', type: 'date', required: true, min: dayIn(0), value: dayIn(1) })),
    field(words.say('rule_reason'), h('input', { name: 'reason', required: true, maxlength: 200 }), true),
    h('p', { class: 'actions wide' }, h('button', { type: 'submit', class: 'primary' }, words.say('rule_make'))));
}

/** A text to try: how well the segment fits it, and by what. */
export function benchView({ stored }, context) {
  const { words, remembered, imprints } = context;
  const before = JSON.parse(remembered.get('bench') ?? '{}');
  const answer = h('div', { id: 'bench-answer', role: 'status' }, nothing(words.say('bench_idle')));
  const keep = ({ target }) => remembered.set('bench', JSON.stringify(Object.fromEntries(new FormData(target.form))));
  return h('div', { class: 'split' },
    card(words.say('segment_bench'), h('p', { class: 'muted' }, words.say('bench_lead')),
      form((given) => tryText(given, stored.segment, answer, context),
        field(words.say('headline'), h('input', { name: 'title', maxlength: 1000, value: before.title ?? '', oninput: keep }), true),
        field(words.say('text'), h('textarea', { name: 'text', rows: 12, required: true, maxlength: 100000, oninput: keep }, before.text ?? ''), true),
        field(words.say('content_type'), select('content_type', TYPES.map((type) => [type, words.say(`type_${type}`)]), before.content_type ?? 'book', { onchange: keep })),
        field(words.say('imprint'), select('imprint', imprints.map((one) => [one.id, one.name]), before.imprint ?? stored.segment.imprint, { onchange: keep })),
        h('p', { class: 'actions wide' }, h('button', { type: 'submit', class: 'primary' }, words.say('bench_ask'))))),
    card(words.say('bench_answer'), answer));
}

async function tryText({ title, text, content_type: type, imprint }, segment, answer, context) {
  const { api, words } = context;
  answer.replaceChildren(nothing(words.say('loading')));
  try {
    const found = await api.suggest({ imprint, content_type: type, title: title || words.say('untitled'), text });
    answer.replaceChildren(...fitView(found, segment, text, context).filter(Boolean));
  } catch (problem) {
    answer.replaceChildren(context.lost(problem));
  }
}

function fitView(found, segment, text, { words, names }) {
  const all = [...found.segments, ...found.more_segments];
  const at = all.findIndex((one) => one.id === segment.id);
  const out = found.left_out.find((one) => one.segment === segment.id);
  if (at < 0) {
    const key = `left_${out?.code}`;
    return [h('p', {}, h('strong', {}, words.say('bench_left_out')), ' ', out && words.has(key) ? words.say(key) : '')];
  }
  const own = all[at];
  return [
    values([
      [words.say('bench_fit'), [h('strong', {}, words.say(`words_${own.words}`)), ` (${words.score(own.score)})`]],
      [words.say('bench_place'), words.say('bench_place_of', { place: words.number(at + 1), all: words.number(all.length) })],
      [words.say('because'), own.because.length > 0 ? becauseLine(own.because, { words, names }) : words.say('bench_no_because')],
      [words.say('bench_proposed'), words.say(at < found.segments.length ? 'yes' : 'no')],
    ]),
    own.evidence && h('p', { class: 'muted' }, words.say('evidence')),
    own.evidence && h('blockquote', { class: 'evidence', lang: found.language.code }, own.evidence.quote),
    h('details', {}, h('summary', {}, words.say('show_text')), h('div', { class: 'reading', lang: found.language.code }, ...markedText(text, own.evidence ? [own.evidence] : []))),
    h('h3', {}, words.say('bench_others')),
    lines(all.filter((one) => one.id !== segment.id).slice(0, 4).map((one) => ({ what: h('span', { lang: segment.language }, one.name), note: `${words.say(`words_${one.words}`)} (${words.score(one.score)})` })), words.say('no_segment')),
  ];
}
