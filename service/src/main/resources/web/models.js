import { svg } from './charts.js';
import { h } from './dom.js';
import { comparisonView, learningView, paceView } from './learning-view.js';
import { runPage } from './page.js';
import { allSegments, card, lines, muted, nothing, table, tone } from './views.js';

const WIDTH = 220;
const HEIGHT = 26;

/** Figures whose smaller value is the better one. */
const ERRORS = new Set(['ece', 'false_block_rate', 'stale_leak_rate']);

async function load({ api }) {
  const [figures, { items }, { labellings }, { runs }, learning, segments] = await Promise.all([
    api.call('GET', '/web/figures.json'), api.items({ limit: 1, verdict: 'pass' }), api.call('GET', '/v1/labellings'), api.call('GET', '/v1/runs?limit=50'),
    api.call('GET', '/v1/learning').catch(() => undefined), allSegments(api).catch(() => []),
  ]);
  const thresholds = items.length > 0 ? await api.suggestFor(items[0].id).then((body) => body.thresholds, () => []) : [];
  return { figures: figures.figures, thresholds, labellings, runs: runs.filter((run) => run.model), learning, segments: new Map(segments.map(({ segment }) => [segment.id, segment])) };
}

/** A figure with its interval on a line from 0 to 1, and what a release has to reach. */
function interval({ value, low, high, least }, label) {
  const at = (share) => 6 + (WIDTH - 12) * Math.min(1, Math.max(0, share));
  const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, class: 'interval', role: 'img', 'aria-label': label });
  const middle = HEIGHT / 2;
  picture.append(svg('line', { x1: at(0), x2: at(1), y1: middle, y2: middle, class: 'axis' }),
    svg('line', { x1: at(low), x2: at(high), y1: middle, y2: middle, class: 'range' }),
    svg('circle', { cx: at(value), cy: middle, r: 4.5, class: 'value' }));
  if (least !== undefined) {
    picture.append(svg('line', { x1: at(least), x2: at(least), y1: 3, y2: HEIGHT - 3, class: 'least' }));
  }
  return picture;
}

/** On how many texts a figure was measured, and how. */
function measuredOn(text, words) {
  const [, texts, how] = /^(\d+) documents, (.*)$/.exec(text) ?? [];
  const key = { 'train part, test part': 'figure_test_part', 'test part, nothing learned': 'figure_nothing_learned' }[how] ?? 'figure_folds';
  return words.say(key, { texts: words.number(Number(texts)) });
}

function figureRow(figure, { words }) {
  const { metric, value, low, high, least } = figure;
  const decimals = new Intl.NumberFormat(words.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const reached = least === undefined || (ERRORS.has(metric) ? value <= least : value >= least);
  const between = words.say('figure_between', { low: decimals.format(low), high: decimals.format(high) });
  return {
    id: `${figure.set}-${figure.system}-${metric}`,
    cells: [
      [h('strong', {}, words.say(`set_${figure.set}`)), muted(measuredOn(figure.measuredOn, words))],
      words.say(`system_${figure.system}`),
      words.say(`metric_${metric}`),
      [h('span', { class: 'amount' }, decimals.format(value)), muted(between)],
      interval(figure, `${decimals.format(value)}, ${between}`),
      least === undefined ? muted('–') : [tone(words.say(reached ? 'figure_reached' : 'figure_missed'), reached ? 'pass' : 'block'),
        muted(words.say(ERRORS.has(metric) ? 'figure_most' : 'figure_least', { value: decimals.format(least) }))],
    ],
  };
}

function thresholdLine({ scheme, least, measured }, words) {
  const percent = (share) => words.number(Math.round(share * 100));
  const name = words.has(`scheme_${scheme}`) ? words.say(`scheme_${scheme}`) : words.say('scheme_other');
  return { id: scheme, what: h('strong', {}, name), note: measured
    ? words.say('threshold_measured', { scheme: name, least: words.number(least), promised: percent(measured.promised), precision: percent(measured.precision), found: percent(measured.found), texts: words.number(measured.texts) })
    : words.say('threshold_unmeasured', { scheme: name, least: words.number(least) }) };
}

function view({ figures, thresholds, labellings, runs, learning, segments }, context) {
  const { words, names } = context;
  const columns = ['figure_set', 'figure_system', 'figure_metric', 'figure_value', 'figure_interval', 'figure_release'].map((key) => words.say(key));
  return {
    title: words.say('models'),
    content: [
      h('p', { class: 'lead' }, words.say('models_lead')),
      h('div', { class: 'cards' },
        learning && learningView(learning, context),
        learning && paceView(learning, context),
        card(words.say('thresholds'), lines(thresholds.map((threshold) => thresholdLine(threshold, words)), words.say('thresholds_none'))),
        card(words.say('labellings'), lines(labellings.map((one) => ({ id: one.id,
          what: h('a', { href: `/labelling.html?set=${encodeURIComponent(one.id)}` }, words.say(`labelling_of_${one.task}`, { day: words.day(one.drawn_at) })),
          note: [one.imprint && names.imprint(one.imprint), one.drawn_by].filter(Boolean).join(' · ') })), words.say('labellings_none'))),
        card(words.say('models_runs'), lines(runs.map((run) => ({ id: run.id,
          what: h('a', { href: '/runs.html' }, words.say('run_title', { id: run.id, kind: words.say(`run_is_${run.kind}`), state: words.say(`run_state_${run.state}`) })),
          note: words.moment(run.changed_at) })), words.say('models_no_runs')))),
      learning && comparisonView(learning, { ...context, segments }),
      card(words.say('figures'), h('p', { class: 'muted' }, words.say('figures_lead')),
        figures.length === 0 ? nothing(words.say('figures_none')) : table(words.say('figures'), columns, figures.map((figure) => figureRow(figure, context)))),
    ],
  };
}

runPage({ name: 'models', load, view });
