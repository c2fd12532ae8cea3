import { h } from './dom.js';
import { row } from './panel-terms.js';

/** The publisher's own records that the text names or the item is linked to, and what they bring. */
export function recordsView(body, context) {
  const { words } = context;
  const links = body.terms.filter((term) => term.kind === 'link');
  if (links.length + body.ambiguous.length + body.records.length === 0) {
    return null;
  }
  return h('section', { 'aria-label': words.say('records') },
    h('h3', {}, words.say('records')),
    h('ul', { class: 'terms' }, links.map((term) => row(term, context))),
    body.ambiguous.map((name) => ambiguous(name, words)),
    h('ul', { class: 'records' }, body.records.flatMap((record) => record.facts.map(
      (fact) => factRow(record, fact, words)))));
}

function ambiguous(name, words) {
  const candidates = name.candidates.map((one) => `${one.name} (${one.entity})`).join(', ');
  return h('p', { class: 'muted ambiguous' },
    words.say('record_ambiguous', { name: name.label, candidates }));
}

/** What may not be said any more is struck through, with the reason. */
function factRow(record, fact, words) {
  const said = ['current', 'unchecked'].includes(fact.state);
  return h('li', { class: `fact ${fact.state}`, 'data-entity': fact.entity },
    said ? fact.text : h('s', {}, fact.text), ' ',
    h('span', { class: 'muted' },
      [record.name, words.say(`fact_${fact.kind}`), words.say(`fact_${fact.state}`)].join(' · ')));
}
