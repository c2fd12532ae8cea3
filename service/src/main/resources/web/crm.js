import { h } from './dom.js';
import { runPage } from './page.js';
import { allSegments, button, card, muted, nothing, segmentLink, table, tone, values } from './views.js';
import './words-crm.js';

const COUNTS = ['received', 'applied', 'outdated', 'forgotten', 'differed', 'invalid', 'deleted_here', 'sent', 'withdrawals_sent', 'refused', 'deleted_there'];
const DRIFT = ['pending', 'deletions', 'refused', 'unseen'];

async function load({ api }) {
  const known = (problem) => {
    if (![401, 403, 404].includes(problem.status)) {
      throw problem;
    }
    return { missing: problem.status === 404 ? 'crm_off' : 'crm_forbidden' };
  };
  const [crm, segments] = await Promise.all([api.call('GET', '/v1/crm').catch(known), allSegments(api).catch(() => [])]);
  return { crm, names: new Map(segments.map(({ segment }) => [segment.id, segment])) };
}

/** The names and numbers of what was counted, in the order in which an exchange goes. */
function countsOf(counts, words) {
  return COUNTS.filter((key) => counts[key] > 0).map((key) => [words.say(`crm_count_${key}`), words.number(counts[key])]);
}

function counted(counts, words) {
  const entries = countsOf(counts, words);
  return entries.length === 0 ? nothing(words.say('crm_nothing')) : values(entries);
}

function lastCard({ last, every, running }, context) {
  const { words, api, attempt } = context;
  const sync = (dry) => attempt(() => api.call('POST', '/v1/crm:sync', { dry_run: dry }), (answer) => {
    const what = countsOf(answer.counts, words).map((entry) => entry.join(': ')).join(' · ') || words.say('crm_nothing');
    return words.say(dry ? 'crm_planned' : answer.problem ? 'crm_ended_early' : 'crm_synced', { what });
  });
  return card(words.say('crm_last'),
    running && h('p', {}, tone(words.say('crm_running'), 'warn')),
    last ? [
      h('p', {}, words.ago(last.ended), ' ', muted(words.moment(last.ended))),
      last.problem && h('p', {}, tone(words.say('crm_early'), 'block'), ' ', muted(last.problem)),
      counted(last.counts, words),
    ] : nothing(words.say('crm_never')),
    muted(words.say('crm_every', { every: words.duration(every) })),
    h('p', { class: 'actions' }, button(words.say('crm_sync'), () => sync(false), { id: 'sync', disabled: running }),
      button(words.say('crm_plan'), () => sync(true), { id: 'plan', disabled: running })));
}

function driftCard(crm, { words }) {
  return card(words.say('crm_drift'),
    h('p', {}, crm.drift > 0 ? tone(words.count('crm_drift_persons', crm.drift), 'warn') : tone(words.say('crm_drift_none'), 'pass')),
    h('dl', { class: 'values' }, DRIFT.flatMap((state) => [h('dt', {}, words.say(`crm_${state}`)), h('dd', {}, words.number(crm[state]), ' ', muted(words.say(`crm_${state}_means`)))])),
    crm.read_all_at && muted(words.say('crm_read_all', { at: words.moment(crm.read_all_at) })));
}

function segmentsCard({ segments }, names, { words }) {
  const columns = [words.say('segments_page'), words.say('crm_members')];
  return card(words.say('crm_segments'), segments.length === 0 ? nothing(words.say('crm_segments_none')) : table(words.say('crm_segments'), columns, segments.map(({ id, members }) => ({
    id,
    cells: [names.has(id) ? segmentLink(id, names.get(id).name, names.get(id).language) : h('span', {}, id, ' ', muted(words.say('crm_segment_unknown'))), words.number(members)],
  }))));
}

function view({ crm, names }, context) {
  const { words } = context;
  return {
    title: words.say('crm'),
    content: crm.missing ? [h('p', { class: 'lead' }, words.say('crm_lead')), nothing(words.say(crm.missing))] : [
      h('p', { class: 'lead' }, words.say('crm_lead'), ' ', muted(words.say(`crm_by_${crm.connector}`))),
      h('div', { class: 'cards' }, lastCard(crm, context), driftCard(crm, context)),
      segmentsCard(crm, names, context),
    ],
  };
}

runPage({ name: 'crm', load, view });
