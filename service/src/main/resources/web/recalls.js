import { h } from './dom.js';
import { runPage } from './page.js';
import { button, card, everything, itemLink, lines, muted, nothing, parts, table, titlesOf, tone, values } from './views.js';

const STATES = ['open', 'delivered', 'acknowledged', 'expired'];
const TONES = { open: 'block', delivered: 'warn', acknowledged: 'pass', expired: undefined };
const WEEK = 7 * 864e5;

async function load({ api, address }) {
  const until = new Date();
  const from = new Date(until - WEEK);
  const [recalls, subscriptions, audit] = await Promise.all([
    everything((after) => api.call('GET', `/v1/governance/recalls?limit=1000${after ? `&after=${after}` : ''}`), 'recalls'),
    api.call('GET', '/v1/subscriptions').catch(() => ({ subscriptions: [] })),
    api.call('GET', `/v1/governance/audit?from=${from.toISOString()}&until=${until.toISOString()}`).catch(() => undefined),
  ]);
  const state = STATES.includes(address.get('state')) ? address.get('state') : undefined;
  const shown = recalls.filter((recall) => !state || recall.state === state).reverse().slice(0, 200);
  const ids = [...new Set(shown.map((recall) => recall.item))].slice(0, 60);
  return { recalls, shown, state, ...subscriptions, audit, titles: await titlesOf(api, ids) };
}

function row(recall, titles, context) {
  const { words, names, api, attempt, by } = context;
  const item = titles.get(recall.item);
  const acknowledge = () => attempt(() => api.call('POST', `/v1/governance/recalls/${encodeURIComponent(recall.id)}/acknowledged`, { by: by() }), words.say('recall_acknowledged'));
  return {
    id: recall.id,
    cells: [
      [item ? itemLink(recall.item, item.title, item.language) : words.say('item_gone'), muted(names.imprint(recall.imprint))],
      words.say(`recall_${recall.action}`),
      recall.reasons.map((code) => words.say(code)).join(', '),
      [words.say(`purpose_${recall.purpose}`), muted([words.region(recall.territory), words.count('recall_responses', recall.responses)].join(' · '))],
      [words.ago(recall.at), muted(words.moment(recall.at))],
      [TONES[recall.state] ? tone(words.say(`recall_is_${recall.state}`), TONES[recall.state]) : words.say(`recall_is_${recall.state}`),
        recall.acknowledged_by && muted(recall.acknowledged_by),
        ['open', 'delivered'].includes(recall.state) && button(words.say('recall_acknowledge'), acknowledge, { id: `seen-${recall.id}` })].filter(Boolean),
    ],
  };
}

function view({ recalls, shown, state, subscriptions, audit, titles }, context) {
  const { words } = context;
  const columns = ['headline', 'recall_what', 'recall_why', 'recall_where', 'recall_when', 'state'].map((key) => words.say(key));
  const count = (of) => recalls.filter((recall) => !of || recall.state === of).length;
  return {
    title: words.say('recalls'),
    content: [
      h('p', { class: 'lead' }, words.say('recalls_lead')),
      h('p', { class: 'actions' }, h('a', { class: 'button', href: '/statements.html' }, words.say('statements'))),
      card(words.say('recalls'),
        parts(words.say('recalls'), ['', ...STATES].map((of) => [of, `${words.say(of ? `recall_is_${of}` : 'all')} (${words.number(count(of))})`, `/recalls.html${of && `?state=${of}`}`]), state ?? ''),
        shown.length === 0 ? nothing(words.say('recalls_none')) : table(words.say('recalls'), columns, shown.map((recall) => row(recall, titles, context)))),
      h('div', { class: 'cards' },
        audit && card(words.say('audit'), h('p', { class: 'muted' }, words.say('audit_lead')), values([
          [words.say('audit_answers'), words.number(audit.answers)],
          [words.say('audit_judged'), words.number(audit.judged)],
          [words.say('audit_violations'), audit.gate_violations > 0 ? tone(words.number(audit.gate_violations), 'block') : words.number(0)],
          [words.say('audit_late'), words.number(audit.late_knowledge)],
        ])),
        card(words.say('subscriptions'), lines(subscriptions.map((one) => ({
          id: one.id, what: new URL(one.url).host, note: one.failing_since ? words.say('subscription_failing', { at: words.moment(one.failing_since) }) : words.say('subscription_since', { at: words.day(one.made_at) }),
          actions: tone(words.say(`subscription_${one.state}`), one.state === 'active' && !one.failing_since ? 'pass' : 'warn'),
        })), words.say('subscriptions_none')))),
    ],
  };
}

runPage({ name: 'recalls', load, view, live: () => true });
