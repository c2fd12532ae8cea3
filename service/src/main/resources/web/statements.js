import { h } from './dom.js';
import { runPage } from './page.js';
import { card, factText, itemLink, muted, nothing, table, titlesOf } from './views.js';
import './words-campaigns.js';

/** Where channels state facts that differ from the record now. */
async function load({ api }) {
  const { found, statements } = await api.call('GET', '/v1/governance/statements');
  const ids = [...new Set(statements.map((one) => one.item))].slice(0, 60);
  return { found, statements, titles: await titlesOf(api, ids) };
}

function row(one, titles, { words }) {
  const item = titles.get(one.item);
  const campaign = one.surface.startsWith('campaign:') && one.surface.slice('campaign:'.length);
  return {
    id: `${one.item}-${one.fact}-${one.surface}`,
    cells: [
      item ? itemLink(one.item, item.title, item.language) : words.say('item_gone'),
      words.say(`statement_${one.fact}`),
      [campaign ? [words.say('statement_campaign'), ' ', h('a', { class: 'plain-link', translate: 'no', href: `/campaigns.html?campaign=${encodeURIComponent(campaign)}` }, campaign)] : words.say('statement_lists'),
        muted(words.count('recall_responses', one.answers))].flat(),
      factText(one.fact, one.stated, words),
      one.record ? [factText(one.fact, one.record.value, words), one.record.confirmed_at && muted(words.ago(one.record.confirmed_at))].filter(Boolean) : words.say('statement_nothing'),
      [one.since ? words.moment(one.since) : words.say('statement_since_unknown'), muted(words.say('limit_until', { at: words.moment(one.promised_until) }))],
    ],
  };
}

function view({ found, statements, titles }, context) {
  const { words } = context;
  const columns = ['headline', 'statement_fact', 'statement_where', 'statement_stated', 'statement_record', 'statement_since'].map((key) => words.say(key));
  return {
    title: words.say('statements'),
    content: [
      h('p', { class: 'lead' }, words.say('statements_lead')),
      card(words.say('statements_found', { count: words.number(found) }),
        statements.length === 0 ? nothing(words.say('statements_none')) : table(words.say('statements'), columns, statements.map((one) => row(one, titles, context)))),
    ],
  };
}

runPage({ name: 'statements', load, view });
