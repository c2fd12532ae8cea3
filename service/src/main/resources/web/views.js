import { h } from './dom.js';

/** A part of a page with a heading. */
export function card(title, ...content) {
  return h('section', { class: 'card' }, title && h('h2', {}, title), ...content);
}

/** A table; in a narrow window its rows become cards, each value with its column's name. The first cell names the row. */
export function table(label, columns, rows) {
  return h('table', { 'aria-label': label },
    h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col' }, column)))),
    h('tbody', {}, rows.map((row) => h('tr', { 'data-row': row.id },
      row.cells.map((cell, i) => (i === 0
        ? h('th', { scope: 'row' }, ...[cell].flat())
        : h('td', { 'data-label': columns[i] }, ...[cell].flat())))))));
}

/** Names with their values; what has no value is left out. */
export function values(entries) {
  return h('dl', { class: 'values' }, entries.filter(([, value]) => value !== undefined && value !== false && value !== '' && value !== null)
    .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, ...[value].flat())]));
}

/** A list of lines, each with what it is about, a note and what can be done; a sentence where there is none. */
export function lines(rows, none) {
  return rows.length > 0
    ? h('ul', { class: 'rows' }, rows.map(({ id, what, note, actions }) => h('li', { 'data-row': id },
      h('div', { class: 'what' }, ...[what].flat(), note && h('span', { class: 'muted' }, note)), ...[actions].flat().filter(Boolean))))
    : nothing(none);
}

export function nothing(text) {
  return h('p', { class: 'nothing' }, text);
}

export function chips(texts) {
  return h('ul', { class: 'chips' }, texts.map((text) => h('li', {}, text)));
}

/** A state as a word with a dot of its colour. */
export function tone(text, of) {
  return h('span', { class: `word ${of}` }, text);
}

export function muted(text) {
  return h('span', { class: 'muted' }, text);
}

export function button(text, onclick, properties = {}) {
  return h('button', { type: 'button', onclick, ...properties }, text);
}

/** An item's title, which leads to its page. */
export function itemLink(id, title, language) {
  return h('a', { href: `/item.html?item=${encodeURIComponent(id)}`, lang: language, translate: language ? undefined : 'no' }, title);
}

/** The value of a fact that messages state, as people write it. */
export function factText(fact, value, words) {
  if (fact === 'price') {
    const [amount, currency] = value.split(' ');
    return words.money(amount, currency);
  }
  return fact === 'availability' ? words.say(`stated_${value}`) : words.day(value);
}

/** A segment's name, which leads to its page. */
export function segmentLink(id, name, language) {
  return h('a', { href: `/segments.html?segment=${encodeURIComponent(id)}`, lang: language }, name);
}

/** Links to the parts of a page; the one that is shown is marked. */
export function parts(label, entries, current) {
  return h('nav', { class: 'parts', 'aria-label': label }, entries.map(([part, text, href]) => h('a', { href, 'aria-current': part === current ? 'page' : undefined }, text)));
}

/** A field of a form with its label. */
export function field(text, control, wide) {
  return h('label', { class: wide ? 'wide' : undefined }, h('span', {}, text), control);
}

export function select(name, entries, chosen, properties = {}) {
  return h('select', { name, ...properties }, entries.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
}

/** A form whose values are handed over by name. */
export function form(onValues, ...content) {
  return h('form', { class: 'form', onsubmit: (event) => {
    event.preventDefault();
    onValues(Object.fromEntries(new FormData(event.target)), event.target);
  } }, ...content);
}

/** All pages of a list that the service hands out in parts. */
export async function everything(read, key) {
  const found = [];
  let after;
  do {
    const page = await read(after);
    found.push(...page[key]);
    after = page[key].length > 0 ? page.next_after : undefined;
  } while (after);
  return found;
}

/** All segments. */
export function allSegments(api) {
  return everything((after) => api.call('GET', `/v1/segments?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`), 'segments');
}

/** The titles of items by their ids; an item that is not there has none. */
export async function titlesOf(api, ids) {
  const items = await Promise.allSettled(ids.map((id) => api.item(id)));
  return new Map(items.map((one, i) => [ids[i], one.value?.item]));
}

/** The day of an instant where the browser is, as a field for dates takes it. */
export function dayOf(instant) {
  const at = new Date(instant);
  return new Date(at - at.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
}

/** A day at the end of a period from now, as a field for dates takes it. */
export function dayIn(months, from = Date.now()) {
  const at = new Date(from);
  at.setMonth(at.getMonth() + months);
  return dayOf(at);
}

/** The last second of a day that a field for dates has, where the browser is. */
export function endOf(day) {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + 1);
  return new Date(at - 1000).toISOString();
}
