import { h } from './dom.js';
import { availabilityText } from './explain.js';

const RUN = 100;
const FRAME = 12;

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

/** The items in the order of a column; a minus before its name turns it round. Long lists are put in order bit by bit. */
export async function sorted(items, sort, context) {
  const value = COLUMNS[sort?.replace('-', '')];
  if (!value) {
    return items;
  }
  const turn = sort.startsWith('-') ? -1 : 1;
  const compare = new Intl.Collator(context.words.language, { numeric: true }).compare;
  const keyed = items.map((item) => ({ item, key: value(item, context) }));
  const order = (a, b) => turn * (typeof a.key === 'number' ? a.key - b.key : compare(a.key, b.key));
  return (await inOrder(keyed, order)).map(({ item }) => item);
}

/** Sorts by merging, with a pause whenever it took long. */
async function inOrder(list, order) {
  const breathe = pauses();
  let runs = [];
  for (let at = 0; at < list.length; at += RUN) {
    runs.push(list.slice(at, at + RUN).sort(order));
    await breathe();
  }
  while (runs.length > 1) {
    const merged = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(await merge(runs[i], runs[i + 1] ?? [], order, breathe));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge(left, right, order, breathe) {
  const merged = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    merged.push(j >= right.length || (i < left.length && order(left[i], right[j]) <= 0) ? left[i++] : right[j++]);
    if (merged.length % RUN === 0) {
      await breathe();
    }
  }
  return merged;
}

/** The items as a table for other programs, with a semicolon where a comma is the decimal sign. */
export async function csvOf(items, context) {
  const { words, names } = context;
  const sign = words.language === 'de' ? ';' : ',';
  const breathe = pauses();
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
  const lines = [head.map(cell).join(sign)];
  for (const item of items) {
    lines.push(row(item).map(cell).join(sign));
    if (lines.length % RUN === 0) {
      await breathe();
    }
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Gives the page its turn whenever work went on for longer than a frame. */
function pauses() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since > FRAME) {
      await new Promise((go) => {
        setTimeout(go);
      });
      since = performance.now();
    }
  };
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
