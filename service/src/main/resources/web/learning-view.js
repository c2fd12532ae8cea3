import { lineChart, reliabilityChart } from './charts.js';
import { h } from './dom.js';
import { button, card, lines, muted, nothing, segmentLink, table, values } from './views.js';
import './words-charts.js';

const note = (text) => h('p', { class: 'muted note' }, text);

const percentOf = (share, words) => (share === undefined ? '–' : words.say('percent', { value: words.number(Math.round(share * 100)) }));

/** Why a training changed nothing, in words of the page. */
function reasonOf({ reason }, words) {
  const key = [[/are needed$/, 'learning_few'], [/not better|is worse|is promised/, 'learning_worse'], [/within five seconds/, 'learning_fast']].find(([pattern]) => pattern.test(reason))?.[1];
  return words.say(key ?? 'learning_no_reason');
}

/** The model in use and its last training, and what can be done about them. */
export function learningView(learning, context) {
  const { words, api, attempt } = context;
  const { model, last } = learning;
  const trained = last?.slices.length > 0;
  return card(words.say('learning'), values([
    [words.say('learning_model'), [h('span', {}, words.say(model.name.startsWith('matching ') ? 'learning_trained' : 'learning_shipped')), note(words.say(model.calibrated ? 'learning_calibrated' : 'learning_uncalibrated'))]],
    [words.say('learning_threshold'), words.score(model.threshold)],
    [words.say('learning_automatic'), learning.automatic ? words.say('learning_every', { every: words.duration(learning.every) }) : words.say('learning_by_hand')],
    [words.say('learning_last'), !last ? words.say('learning_never')
      : [h('span', {}, words.moment(last.at)), note([last.decisions > 0 && words.say('learning_from', { count: words.number(last.decisions) }), words.say(last.released ? 'learning_released' : 'learning_kept')].filter(Boolean).join(', ')),
        !last.released && !trained && h('p', {}, reasonOf(last, words))]],
  ]), h('p', { class: 'actions' },
    learning.training ? muted(words.say('learning_running'))
      : button(words.say('learning_train'), () => attempt(() => api.call('POST', '/v1/learning:train'), words.say('learning_requested')), { id: 'train' }),
    learning.can_roll_back && button(words.say('learning_back'), () => attempt(() => api.call('POST', '/v1/learning:rollback'), words.say('learning_backed')), { id: 'roll-back' })));
}

function sliceName(name, { words, names, segments }) {
  const [of, id] = name.split(/=(.*)/s);
  const segment = segments.get(id);
  return {
    all: () => words.say('slice_all'),
    language: () => words.languageName(id),
    type: () => words.say(`type_${id}`),
    imprint: () => words.say('slice_imprint', { name: names.imprint(id) }),
    segment: () => (segment ? segmentLink(id, segment.name, segment.language) : words.say('slice_other')),
  }[of]?.() ?? words.say('slice_other');
}

/** The trained model beside the one before: as a whole, for each part, at each threshold, and how far its probabilities can be relied on. */
export function comparisonView({ last }, context) {
  const { words } = context;
  if (!last || last.slices.length === 0) {
    return card(words.say('comparison'), nothing(words.say('comparison_none')));
  }
  const both = (slice, figure) => [h('span', { class: 'amount' }, percentOf(slice.trained[figure], words)), muted(words.say('comparison_before', { value: percentOf(slice.in_use[figure], words) }))];
  const share = (value) => percentOf(value, words);
  return [
    h('div', { class: 'cards' },
      last.reliability?.length > 0 && card(words.say('reliability'), h('p', { class: 'muted' }, words.say('reliability_lead')), reliabilityChart({
        label: words.say('reliability_label'),
        claimed: words.say('reliability_claimed'),
        observed: words.say('reliability_observed'),
        cases: words.say('reliability_cases'),
        points: last.reliability.map((bin) => ({ claimed: bin.claimed, observed: bin.accepted, cases: bin.decisions })),
      }, words)),
      last.thresholds?.length > 0 && card(words.say('thresholds_chart'), h('p', { class: 'muted' }, words.say('thresholds_chart_label')), lineChart({
        label: words.say('thresholds_chart_label'),
        first: words.say('thresholds_chart'),
        texts: last.thresholds.map(({ threshold }) => words.score(threshold)),
        series: [
          { name: words.say('comparison_precision'), of: 'first', values: last.thresholds.map(({ precision }) => precision) },
          { name: words.say('comparison_coverage'), of: 'second', values: last.thresholds.map(({ coverage }) => coverage) },
        ],
        max: 1,
        format: share,
      }, words))),
    card(words.say('comparison'), h('p', { class: 'muted' }, words.say('comparison_lead')),
      table(words.say('comparison'), ['comparison_of', 'comparison_decisions', 'comparison_precision', 'comparison_coverage', 'comparison_change'].map((key) => words.say(key)),
        last.slices.map((slice) => ({
          id: slice.name,
          cells: [sliceName(slice.name, context), words.number(slice.decisions), both(slice, 'precision'), both(slice, 'coverage'),
            words.say('comparison_gained', { gained: words.number(slice.gained), lost: words.number(slice.lost) })],
        })))),
  ];
}

/** How people decided lately, by imprint. */
export function paceView({ pace }, { words, names }) {
  return card(words.say('pace'), h('p', { class: 'muted' }, words.say('pace_lead')), lines(pace.map((one) => ({
    id: one.imprint,
    what: names.imprint(one.imprint),
    note: [words.say('pace_line', { decisions: words.number(one.decisions), items: words.number(one.items), percent: words.number(Math.round((100 * one.accepted) / Math.max(1, one.decisions))) }),
      one.accepted_at_once > 0 && words.say('pace_fast', { count: words.number(one.accepted_at_once) })].filter(Boolean).join(' · '),
  })), words.say('pace_none')));
}
