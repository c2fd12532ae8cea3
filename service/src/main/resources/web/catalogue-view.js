import { h } from './dom.js';
import { availabilityText } from './explain.js';

/** The columns, each with what its rows are sorted by. */
const COLUMNS = {
  headline: (item) => item.title,
  content_type: (item, { words }) => words.say(`type_${item.content_type}`),
  owner: (item, { names }) => names.imprint(item.imprint),
  verdict: (item, { words }) => words.say(`word_${item.verdict}`),
  source: (item, { names }) => names.source(item.source),
  checked: (item) => item.checked_at ?? '',
  offer_price: (item) => Number(item.price?.amount ?? -1),
  offer_state: (item, { words }) => (item.availability ? availabilityText(item.availability.code, words) : ''),
  segments: (item) => segmentsOf(item).join(', '),
};

const segmentsOf = (item) => (item.accepted ?? []).filter((value) => value.kind === 'segment').map((value) => value.label);

/** The head of the table: each column sorts, and the first box chooses all rows. */
export function headView({ words }, sort, { onSort, onAll }) {
  const [by, down] = [sort?.replace('-', ''), sort?.startsWith('-')];
  return [
    h('td', {}, h('input', { type: 'checkbox', id: 'choose-all', 'aria-label': words.say('choose_all'), onchange: ({ target }) => onAll(target.checked) })),
    ...Object.keys(COLUMNS).map((column) => h('th', { scope: 'col', 'aria-sort': column !== by ? undefined : down ? 'descending' : 'ascending' },
      h('button', { type: 'button', class: 'sort', 'data-sort': column, onclick: () => onSort(column === by && !down ? `-${column}` : column) },
        words.say(column), column === by && h('span', { 'aria-hidden': 'true' }, down ? ' ↓' : ' ↑')))),
  ];
}

/** The items in the order of a column; a minus before its name turns it round. */
export function sorted(items, sort, context) {
  const value = COLUMNS[sort?.replace('-', '')];
  if (!value) {
    return items;
  }
  const turn = sort.startsWith('-') ? -1 : 1;
  const compare = new Intl.Collator(context.words.language, { numeric: true }).compare;
  return [...items].sort((a, b) => {
    const [left, right] = [value(a, context), value(b, context)];
    return turn * (typeof left === 'number' ? left - right : compare(left, right));
  });
}

/** The items as a table for other programs, with a semicolon where a comma is the decimal sign. */
export function csvOf(items, context) {
  const { words, names } = context;
  const sign = words.language === 'de' ? ';' : ',';
  const cell = (text) => {
    const safe = String(text ?? '').replaceAll(/(^|[;,\t\r\n])(?=[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠|])/gu, "$1'");
    return /["\t\r\n;,']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const row = (item) => [
    item.title, words.say(`type_${item.content_type}`), names.imprint(item.imprint), item.desk ? names.desk(item.desk) : '', words.say(`word_${item.verdict}`),
    (item.reasons ?? []).map((code) => words.say(code)).join(' / '), names.source(item.source), item.checked_at ? words.day(item.checked_at) : '',
    item.price ? words.money(item.price.amount, item.price.currency) : '', item.availability ? availabilityText(item.availability.code, words) : '', segmentsOf(item).join(' / '), item.id,
  ];
  const head = ['headline', 'content_type', 'imprint', 'desk', 'verdict', 'csv_reasons', 'source', 'checked', 'offer_price', 'offer_state', 'segments', 'csv_id'].map((key) => words.say(key));
  return `\uFEFF${[head, ...items.map(row)].map((cells) => cells.map(cell).join(sign)).join('\r\n')}\r\n`;
}

/** One item; its title leads to its address. */
export function rowView(item, { words, names }, chosen, onChoose) {
  const where = new URLSearchParams({ item: item.id, imprint: item.imprint, ...(item.desk && { desk: item.desk }) });
  const cell = (column, ...content) => h('td', { 'data-label': words.say(column) }, ...content);
  const book = item.content_type === 'book';
  return h('tr', { 'data-item': item.id },
    h('td', { class: 'choose' }, h('input', { type: 'checkbox', checked: chosen, 'aria-label': words.say('choose_item', { title: item.title }), onchange: ({ target }) => onChoose(item.id, target.checked) })),
    h('th', { scope: 'row' }, h('a', { href: `/item.html?${where}`, lang: item.language }, item.title),
      item.subtitle && h('span', { class: 'muted', lang: item.language }, item.subtitle)),
    cell('content_type', words.say(`type_${item.content_type}`)),
    cell('owner', names.imprint(item.imprint), h('span', { class: 'muted' }, item.desk ? names.desk(item.desk) : words.say('no_desk'))),
    cell('verdict', h('span', { class: `word ${tone(item)}` }, words.say(`word_${item.verdict}`)),
      item.reasons?.length > 0 && h('span', { class: 'muted' }, item.reasons.map((code) => words.say(code)).join('; '))),
    cell('source', names.source(item.source), h('span', { class: 'muted' }, words.ago(item.confirmed_at))),
    cell('checked', item.checked_at ? words.day(item.checked_at) : h('span', { class: 'muted' }, '–')),
    cell('offer_price', item.price ? money(item.price, words) : h('span', { class: 'muted' }, book ? words.say('offer_no_price') : '–')),
    cell('offer_state', item.availability ? availability(item.availability, words) : h('span', { class: 'muted' }, book ? words.say('availability_none') : '–')),
    cell('segments', segmentsOf(item).length > 0 ? segmentsOf(item).join(', ') : h('span', { class: 'muted' }, '–')));
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
