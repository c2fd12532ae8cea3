import { bar, columnChart } from './charts.js';
import { h } from './dom.js';
import { button, card, chips, dayIn, endOf, itemLink, lines, muted, nothing, segmentLink, table, tone, values } from './views.js';
import './words-charts.js';

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

/** All answers about a segment, of all months. */
function answered(months = []) {
  return months.reduce((sum, one) => ({ accepted: sum.accepted + one.accepted, rejected: sum.rejected + one.rejected }), { accepted: 0, rejected: 0 });
}

function acceptanceView(months, words) {
  const counts = answered(months);
  const all = counts.accepted + counts.rejected;
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
    reachChart(sorted, answers, words),
  ];
}

/** How many people each segment reaches, and how much of what was suggested for it was accepted. */
function reachChart(segments, answers, words) {
  const counted = segments.filter(({ segment }) => segment.size > 0).sort((a, b) => b.segment.size - a.segment.size);
  const most = counted[0]?.segment.size;
  return counted.length > 1 && card(words.say('reach_chart'),
    h('p', { class: 'muted' }, words.say('reach_chart_lead')),
    h('ul', { class: 'bars' }, counted.map(({ segment }) => {
      const { accepted, rejected } = answered(answers.get(segment.id));
      const all = accepted + rejected;
      return h('li', {}, segmentLink(segment.id, segment.name, segment.language), bar(segment.size / most, all === 0 ? 0 : accepted / all),
        h('span', { class: 'muted' }, [words.say('reach_of', { size: words.number(segment.size) }), all > 0 && words.say('reach_answered', { percent: words.number(Math.round((100 * accepted) / all)), all: words.number(all) })].filter(Boolean).join(' · ')));
    })));
}

/** The answers about a segment by month: whether people still mean what it says. */
function driftView(months = [], words) {
  const name = new Intl.DateTimeFormat(words.language, { month: 'short', year: '2-digit' });
  return card(words.say('drift'), months.length === 0 ? nothing(words.say('drift_none')) : [
    h('p', { class: 'muted' }, words.say('drift_lead')),
    columnChart({
      label: words.say('drift_label'),
      first: words.say('chart_month'),
      texts: months.map(({ month }) => name.format(new Date(`${month}-15T12:00`))),
      series: [
        { name: words.say('answers_accepted'), of: 'first', values: months.map(({ accepted }) => accepted) },
        { name: words.say('answers_rejected'), of: 'second', values: months.map(({ rejected }) => rejected) },
      ],
      format: (value) => words.number(value),
    }, words),
  ]);
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
      ])),
      driftView(answers.get(segment.id), words)),
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
