import { h } from './dom.js';
import { button, card, chips, dayIn, endOf, itemLink, lines, muted, nothing, segmentLink, table, tone, values } from './views.js';

/** How many months a check holds. */
const HOLDS = 6;
const SOON = 30 * 864e5;

/** Whether a segment may be used now, as a word. */
export function useView({ segment, use }, words) {
  if (use.usable) {
    return tone(words.say('segment_usable'), 'pass');
  }
  const key = `left_${use.code.toLowerCase()}`;
  return [tone(words.say('segment_unusable'), 'block'), muted(words.has(key) ? words.say(key) : words.say(`segment_state_${segment.state}`))];
}

/** When a segment has to be checked; overdue and soon stand out. */
export function dueView(due, words) {
  const left = new Date(due) - Date.now();
  const [text, of] = left < 0 ? ['due_over', 'block'] : left < SOON ? ['due_soon', 'warn'] : ['due_later', undefined];
  return [of ? tone(words.say(text), of) : words.say(text), ' ', muted(words.day(due))];
}

function reachView(segment, words) {
  return segment.size === undefined ? muted(words.say('reach_unknown'))
    : [h('span', { class: 'amount' }, words.number(segment.size)), muted(words.ago(segment.size_as_of))];
}

function acceptanceView(counts, words) {
  const all = (counts?.accepted ?? 0) + (counts?.rejected ?? 0);
  if (all === 0) {
    return muted(words.say('acceptance_none'));
  }
  const percent = words.number(Math.round((100 * counts.accepted) / all));
  return h('span', { class: 'bar' }, h('meter', { min: 0, max: all, value: counts.accepted, 'aria-label': words.say('acceptance') }),
    words.say('acceptance_of', { percent, all: words.number(all) }));
}

/** All segments: those that may not be used and those to check first. */
export function listView({ segments, answers }, context) {
  const { words, names } = context;
  const weight = ({ segment, use }) => (use.usable ? 1 : 0) + (new Date(segment.check_due_at) < Date.now() ? 0 : 2);
  const sorted = [...segments].sort((a, b) => weight(a) - weight(b) || a.segment.name.localeCompare(b.segment.name, words.language));
  return [
    h('p', { class: 'lead' }, words.count('segments_lead', segments.length)),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: '/segments.html?part=new' }, words.say('segment_new')), ' ', h('a', { class: 'button', href: '/preview.html' }, words.say('preview'))),
    segments.length === 0 ? nothing(words.say('segments_none'))
      : table(words.say('segments_page'), ['segment', 'segment_use', 'segment_reach', 'owner', 'next_check', 'acceptance'].map((key) => words.say(key)),
        sorted.map((stored) => ({
          id: stored.segment.id,
          cells: [
            segmentLink(stored.segment.id, stored.segment.name, stored.segment.language),
            useView(stored, words),
            reachView(stored.segment, words),
            [names.imprint(stored.segment.imprint), muted(stored.segment.owner ? names.desk(stored.segment.owner) : words.say('no_desk'))],
            dueView(stored.segment.check_due_at, words),
            acceptanceView(answers.get(stored.segment.id), words),
          ],
        }))),
  ];
}

/** Stores a segment with another day of its check; what was before can be brought back. */
export function checked({ segment }, context) {
  const { api, words, attempt } = context;
  const put = (due) => api.call('PUT', `/v1/segments/${encodeURIComponent(segment.id)}`, { ...segment, check_due_at: due });
  const next = endOf(dayIn(HOLDS));
  return attempt(() => put(next), words.say('segment_checked', { name: segment.name, day: words.day(next) }), () => () => put(segment.check_due_at));
}

/** What a segment is: its description, subjects and examples, and who answers for it. */
export function definitionView(data, context) {
  const { stored, titles, answers, subjects } = data;
  const { words, names } = context;
  const { segment } = stored;
  const examples = (ids, none) => lines((ids ?? []).map((id) => ({ id, what: titles.get(id) ? itemLink(id, titles.get(id).title, titles.get(id).language) : words.say('item_gone') })), words.say(none));
  return h('div', { class: 'split' },
    h('div', {},
      card(words.say('segment_description'), h('p', { class: 'reading', lang: segment.language }, segment.description)),
      card(words.say('segment_subjects'), subjects.length === 0 ? nothing(words.say('segment_no_subjects')) : subjects.map((subject) => [
        h('h3', {}, names.label(subject, words)),
        lines(subject.items.map((item) => ({ id: item.id, what: itemLink(item.id, item.title, item.language), note: names.imprint(item.imprint) })), words.say('subject_no_items')),
      ]))),
    h('div', {},
      card(words.say('segment_facts'), values([
        [words.say('segment_use'), useView(stored, words)],
        [words.say('segment_reach'), reachView(segment, words)],
        [words.say('acceptance'), acceptanceView(answers.get(segment.id), words)],
        [words.say('next_check'), [...dueView(segment.check_due_at, words), ' ', button(words.say('mark_checked'), () => checked(stored, context), { id: 'checked' })]],
        [words.say('owner'), [names.imprint(segment.imprint), ' ', muted(segment.owner ? names.desk(segment.owner) : words.say('no_desk'))]],
        [words.say('state'), words.say(`segment_state_${segment.state}`)],
        [words.say('language'), words.languageName(segment.language)],
        [words.say('segment_sensitive'), segment.sensitive ? words.say('segment_is_sensitive') : words.say('no')],
      ])),
      card(words.say('segment_rules'), rulesView(segment.rules ?? {}, context)),
      card(words.say('segment_positive'), examples(segment.positive, 'segment_no_examples')),
      card(words.say('segment_negative'), examples(segment.negative, 'segment_no_examples'))));
}

function rulesView({ languages, content_types: types, imprints, territories, ages }, { words, names }) {
  const all = [
    [words.say('rule_languages'), languages?.map((code) => words.languageName(code))],
    [words.say('rule_types'), types?.map((type) => words.say(`type_${type}`))],
    [words.say('rule_imprints'), imprints?.map((id) => names.imprint(id))],
    [words.say('rule_territories'), territories?.map((code) => words.region(code))],
  ].filter(([, list]) => list?.length > 0).map(([name, list]) => [name, chips(list)]);
  const age = ages && [words.say('rule_ages'), words.say(ages.to === undefined ? 'ages_from' : 'ages_between', { from: ages.from ?? 0, to: ages.to })];
  return all.length === 0 && !age ? nothing(words.say('segment_no_rules')) : values([...all, ...(age ? [age] : [])]);
}
