import { h } from './dom.js';
import { availabilityText } from './explain.js';

const COLUMNS = ['headline', 'content_type', 'owner', 'verdict', 'source', 'checked', 'offer_price', 'offer_state'];

/** The head of the table. */
export function headView(words) {
  return COLUMNS.map((column) => h('th', { scope: 'col' }, words.say(column)));
}

/** One item; its title leads to its address. */
export function rowView(item, { words, names }) {
  const where = new URLSearchParams({ item: item.id, imprint: item.imprint, ...(item.desk && { desk: item.desk }) });
  const cell = (column, ...content) => h('td', { 'data-label': words.say(column) }, ...content);
  const book = item.content_type === 'book';
  return h('tr', { 'data-item': item.id },
    h('th', { scope: 'row' }, h('a', { href: `/item.html?${where}`, lang: item.language }, item.title),
      item.subtitle && h('span', { class: 'muted', lang: item.language }, item.subtitle)),
    cell('content_type', words.say(`type_${item.content_type}`)),
    cell('owner', names.imprint(item.imprint), h('span', { class: 'muted' }, item.desk ? names.desk(item.desk) : words.say('no_desk'))),
    cell('verdict', h('span', { class: `word ${tone(item)}` }, words.say(`word_${item.verdict}`)),
      item.reasons?.length > 0 && h('span', { class: 'muted' }, item.reasons.map((code) => words.say(code)).join('; '))),
    cell('source', names.source(item.source), h('span', { class: 'muted' }, words.ago(item.confirmed_at))),
    cell('checked', item.checked_at ? words.day(item.checked_at) : h('span', { class: 'muted' }, '–')),
    cell('offer_price', item.price ? money(item.price, words) : h('span', { class: 'muted' }, book ? words.say('offer_no_price') : '–')),
    cell('offer_state', item.availability ? availability(item.availability, words) : h('span', { class: 'muted' }, book ? words.say('availability_none') : '–')));
}

function tone(item) {
  return item.verdict === 'pass' && item.reasons?.length > 0 ? 'warn' : item.verdict;
}

function money({ amount, currency, confirmed_at: confirmed }, words) {
  return [h('span', { class: 'amount' }, words.money(amount, currency)), h('span', { class: 'muted' }, words.ago(confirmed))];
}

function availability({ code, confirmed_at: confirmed }, words) {
  return [availabilityText(code, words), h('span', { class: 'muted' }, words.ago(confirmed))];
}
