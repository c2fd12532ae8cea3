import { h } from './dom.js';
import { runPage } from './page.js';
import { card, field, form, itemLink, lines, muted, nothing, select, table, titlesOf, tone, values } from './views.js';
import './words-moment.js';
import './words-charts.js';

const TONES = { higher: 'pass', lower: 'block', sample_ratio_mismatch: 'block' };
const MOST_RESULTS = 50;

/** The preview that was asked for last; it is gone when the page is left. */
let previewed;

async function load({ api }) {
  const forbidden = (problem) => {
    if (![401, 403].includes(problem.status)) {
      throw problem;
    }
  };
  const answer = await api.call('GET', '/v1/experiences').catch(forbidden);
  const rules = answer?.experiences ?? [];
  const results = await Promise.all(rules.slice(0, MOST_RESULTS).map((rule) => api.call('GET', `/v1/experiences/${encodeURIComponent(rule.id)}/result`)));
  const items = [...new Set(rules.flatMap((rule) => rule.variants.map((one) => one.item)))];
  return {
    forbidden: !answer,
    rules,
    results: new Map(results.map((result) => [result.experience, result])),
    titles: await titlesOf(api, items.slice(0, 100)),
  };
}

function code(text) {
  return h('span', { translate: 'no', class: 'code' }, text);
}

function percent(share, words, digits = 1) {
  return new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

function points(value, words) {
  return new Intl.NumberFormat(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value * 100);
}

/** What an estimate says: unknown, or points with their interval. */
function uplift({ outcome, uplift: interval }, words) {
  const said = tone(words.say(`experience_${outcome}`), TONES[outcome] ?? 'muted');
  return interval
    ? [said, ' ', h('span', {}, words.say('experience_points', { value: points(interval.value, words), low: points(interval.low, words), high: points(interval.high, words) })),
      interval.variance_removed > 0 && muted(` ${words.say('experience_covariate', { share: percent(interval.variance_removed, words, 0) })}`)]
    : said;
}

function arm(id, name, share, counted, estimate, words) {
  return { id, cells: [
    name,
    share,
    words.number(counted.sessions),
    counted.sessions > 0 ? percent(counted.rate, words) : '–',
    tone(words.say(counted.as_drawn ? 'experience_as_drawn' : 'experience_not_as_drawn'), counted.as_drawn ? 'pass' : 'block'),
    estimate ? uplift(estimate, words) : '–',
  ] };
}

function itemOf(id, titles, words) {
  const item = titles.get(id);
  return item ? itemLink(id, item.title, item.language) : words.say('item_gone');
}

function arms(rule, result, titles, words) {
  const shares = (stated, now) => (Math.abs(stated - now) < 0.01 ? percent(stated / 100, words) : words.say('experience_share_now', { stated: percent(stated / 100, words), now: percent(now / 100, words) }));
  const several = result.variants.length > 0;
  const rows = several
    ? result.variants.map((one) => arm(one.variant, [code(one.variant), ' ', itemOf(one.item, titles, words)], shares(one.share, one.share_now), one.counted, one, words))
    : [arm('shown', [rule.variant && code(rule.variant), ' ', itemOf(rule.variants[0].item, titles, words)].filter(Boolean), percent(1, words), result.treatment, result, words)];
  rows.push(arm('held', words.say('experience_held_out'), percent(result.hold_out / 100, words), result.control, undefined, words));
  const columns = ['variant', 'share', 'sessions', 'rate', 'ratio', 'uplift'].map((key) => words.say(`experience_${key === 'sessions' ? 'sessions_count' : key}`));
  return [
    table(words.say('experience_variants_of', { id: rule.id }), columns, rows),
    several && h('p', {}, words.say('experience_together'), ' ', ...[uplift(result, words)].flat()),
    h('p', { class: 'muted' }, words.say(result.hold_out === 0 ? 'experience_nobody_held_out' : result.outcome === 'not_yet_known' ? 'experience_too_little' : 'experience_any_time', { count: words.number(result.comparisons) })),
  ];
}

function ruleCard(rule, { results, titles }, { words, desks }) {
  const result = results.get(rule.id);
  return card(code(rule.id),
    h('p', {}, h('span', { lang: '' }, rule.reason)),
    values([
      [words.say('experience_placement'), code(rule.placement)],
      [words.say('experience_condition'), Object.keys(rule.condition).map((key) => words.say(`experience_if_${key}`)).join(', ')],
      [words.say('experience_priority'), words.number(rule.priority)],
      [words.say('experience_choice'), words.say(`experience_choice_${rule.choice}`)],
      [words.say('experience_time'), `${words.moment(rule.from)} – ${words.moment(rule.until)}`],
      [words.say('experience_owner'), desks.find((desk) => desk.id === rule.owner)?.name ?? code(rule.owner)],
      [words.say('experience_since'), result?.since && words.moment(`${result.since}T00:00:00Z`)],
    ]),
    result ? arms(rule, result, titles, words) : nothing(words.say('experience_not_read')),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: `/experiences.html?rule=${encodeURIComponent(rule.id)}#preview` }, words.say('experience_preview_this'))));
}

/** A stored rule as it is sent. */
function draftOf(rule) {
  const { id, version, design, variants, item, variant, choice, ...rest } = rule;
  return variants.length > 1 ? { variants, choice, ...rest } : { item, variant, ...rest };
}

function sessionsOf(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => JSON.parse(line)).map((one) => (Array.isArray(one) ? { requests: one } : one));
}

async function ask({ id, rule, file }, { api, words }) {
  let body;
  try {
    body = { id: id || undefined, rule: JSON.parse(rule), sessions: sessionsOf(await file.text()) };
  } catch {
    throw { status: 422, code: 'bad_json', message: words.say('experience_bad_json'), title: words.say('experience_bad_json') };
  }
  return api.call('POST', '/v1/experiences:preview', body);
}

function detail(outcome, { name, requests }, words) {
  const said = outcome === 'blocked_by_gate' ? words.say(name) : outcome === 'condition_not_met' ? words.say(`experience_if_${name}`) : name;
  return words.say('experience_detail', { name: said, requests: words.number(requests) });
}

function preview(answer, words) {
  return [
    h('p', { id: 'previewed' }, tone(words.say('experience_previewed', { shown: words.number(answer.shown_sessions), sessions: words.number(answer.sessions) }), answer.shown_sessions > 0 ? 'pass' : 'warn'), ' ', muted(words.say('experience_previewed_held', { share: percent(answer.hold_out / 100, words) }))),
    lines(answer.outcomes.map((one) => ({
      id: one.outcome,
      what: words.say(`experience_draft_${one.outcome}`),
      note: one.details.map((each) => detail(one.outcome, each, words)).join(' · '),
      actions: muted(words.count('experience_requests', one.requests)),
    })), words.say('nothing')),
  ];
}

function previewCard({ rules }, context) {
  const { words, address, attempt, go } = context;
  const chosen = rules.find((rule) => rule.id === address.get('rule')) ?? rules[0];
  const part = card(words.say('experience_preview'),
    h('p', { class: 'muted' }, words.say('experience_preview_lead')),
    form((sent) => attempt(async () => {
      previewed = await ask({ ...sent, id: chosen?.id }, context);
    }, words.say('experience_preview_done')),
    field(words.say('experience_rule'), select('id', rules.map((rule) => [rule.id, rule.id]), chosen?.id, { onchange: (event) => {
      previewed = undefined;
      go({ rule: event.target.value });
    } })),
    field(words.say('experience_sessions'), h('input', { type: 'file', name: 'file', required: true, accept: '.jsonl,.json,.txt' })),
    field(words.say('experience_draft'), h('textarea', { name: 'rule', rows: 12, required: true, spellcheck: 'false', translate: 'no', class: 'code' }, chosen ? JSON.stringify(draftOf(chosen), null, 2) : ''), true),
    h('p', { class: 'actions' }, h('button', { type: 'submit' }, words.say('experience_preview')))),
    previewed && preview(previewed, words));
  part.id = 'preview';
  return part;
}

function view(data, context) {
  const { words } = context;
  return {
    title: words.say('experiences'),
    content: data.forbidden ? [nothing(words.say('experience_forbidden'))] : [
      h('p', { class: 'lead' }, words.say('experience_lead')),
      data.rules.length === 0 ? nothing(words.say('experience_none')) : data.rules.map((rule) => ruleCard(rule, data, context)),
      data.rules.length > 0 && previewCard(data, context),
    ],
  };
}

runPage({ name: 'experiences', load, view });
