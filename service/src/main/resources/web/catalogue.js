import { Address } from './address.js';
import { Api } from './api.js';
import { Bulk } from './catalogue-bulk.js';
import { csvOf, headView, rowView, sorted } from './catalogue-view.js';
import { Counts } from './catalogue-counts.js';
import { Rows } from './catalogue-rows.js';
import { SavedViews } from './catalogue-saved.js';
import { h } from './dom.js';
import { editorField, memory } from './memory.js';
import { Names } from './names.js';
import { Words } from './words.js';

const FILTERS = ['q', 'imprint', 'desk', 'type', 'source', 'verdict'];
const TYPES = ['book', 'news', 'guide', 'archive', 'page'];
const VERDICTS = ['pass', 'block', 'indeterminate'];
const PAGE = 50;
const PAGE_AT_ONCE = 200;
const PAUSE = 250;

/** So far below what is seen the next page is loaded. */
const AHEAD = 600;

/** How many items are read to sort them or to hand them out. */
const MOST_SORTED = 5000;

const $ = (id) => document.getElementById(id);
const api = new Api();
const remembered = memory();
const address = new Address(restore);
let words = new Words(address.get('lang') ?? remembered.get('lang') ?? navigator.language);
let names = new Names();
let imprints = [];
let items = [];
let next;
let scanned = 0;

/** How many of the items stand in the table in the order that they came in. */
let drawn = 0;
let turn = 0;
let abort;
let timer;
const editor = editorField(remembered);
const bulk = new Bulk(api, () => words, () => editor() || 'desk', () => load(Number(address.get('pages') ?? 1)));
const counts = new Counts(api, () => {
  choices();
  count();
});
const rows = new Rows($('rows'), (item) => rowView(item, { words, names }, bulk.has(item.id), (id, on) => bulk.choose([id], on)));
const saved = new SavedViews(remembered, address, () => restore());

/** The choices of a filter, each with how many items it would leave. */
function options(id, entries) {
  const chosen = $(id).value || address.get(id) || '';
  $(id).replaceChildren(h('option', { value: '' }, words.say('all')),
    ...entries.map(([value, label]) => h('option', { value, selected: value === chosen }, counts.known ? `${label} (${words.number(counts.of(id, value))})` : label)));
}

function speak() {
  document.documentElement.lang = words.language;
  document.title = `Colophon · ${words.say('catalogue')}`;
  $('ui-language').value = words.language;
  document.querySelectorAll('[data-say]').forEach((element) => {
    element.textContent = words.say(element.dataset.say);
  });
  saved.show(words);
  choices();
  arrange();
}

function choices() {
  options('type', TYPES.map((type) => [type, words.say(`type_${type}`)]));
  options('verdict', VERDICTS.map((verdict) => [verdict, words.say(`word_${verdict}`)]));
  options('imprint', imprints.map((imprint) => [imprint.id, imprint.name]));
  const chosen = $('imprint').value;
  options('desk', imprints.filter((imprint) => !chosen || imprint.id === chosen)
    .flatMap((imprint) => imprint.desks.map((desk) => [desk.id, desk.name])));
  options('source', [...names.sources]);
}

/** Takes the filters from the address. */
function restore() {
  FILTERS.forEach((id) => {
    $(id).value = address.get(id) ?? '';
  });
  saved.show();
  choices();
  load(Number(address.get('pages') ?? 1));
}

function filter() {
  return Object.fromEntries(FILTERS.map((id) => [id, $(id).value.trim()]).filter(([, value]) => value));
}

/** The person changed a filter. */
function changed(how = 'go') {
  bulk.clear();
  address[how]({ ...Object.fromEntries(FILTERS.map((id) => [id, undefined])), ...filter(), pages: undefined });
  load(1);
}

/** Loads so many pages from the start; what is still on its way is cancelled. */
async function load(pages) {
  items = [];
  next = undefined;
  scanned = 0;
  drawn = 0;
  counts.ask(filter());
  await more(pages * PAGE);
}

/**
 * Loads until there are so many items; a page may be short, as each looks at a bounded part of the catalogue.
 * Answers whether all of it came.
 */
async function more(wanted) {
  abort?.abort();
  abort = new AbortController();
  const mine = abort;
  $('problem').hidden = true;
  $('table').setAttribute('aria-busy', 'true');
  show();
  try {
    do {
      const page = await api.items({ ...filter(), limit: Math.min(wanted - items.length, PAGE_AT_ONCE), after: next }, mine.signal);
      if (mine !== abort) {
        return false;
      }
      items.push(...page.items);
      scanned += page.scanned;
      next = page.next_after;
      count();
    } while (next && items.length < wanted);
    await arrange();
    return true;
  } catch (problem) {
    if (mine === abort && problem.name !== 'AbortError') {
      await arrange();
      $('problem').hidden = false;
      $('problem').replaceChildren(h('p', {}, words.problem(problem)), h('button', { type: 'button', onclick: () => more(wanted) }, words.say('retry')));
    }
    return false;
  } finally {
    if (mine === abort) {
      $('table').setAttribute('aria-busy', 'false');
      show();
    }
  }
}

/** Draws the rows in the order that is chosen; those that came to an unchanged order are added. */
async function arrange() {
  const sort = address.get('sort');
  const mine = ++turn;
  if (sort || drawn === 0 || drawn > items.length) {
    const order = await sorted(items, sort, { words, names });
    if (mine !== turn) {
      return;
    }
    rows.set(order);
  } else if (drawn < items.length) {
    rows.extend();
  }
  drawn = sort ? 0 : items.length;
  show();
}

function show() {
  const busy = $('table').getAttribute('aria-busy') === 'true';
  const sort = address.get('sort');
  $('head').replaceChildren(...headView({ words, names }, sort, { onSort: sortBy, onAll: (on) => bulk.choose(items.map((item) => item.id), on) }));
  bulk.show(items);
  $('table').setAttribute('aria-rowcount', next ? -1 : items.length + 1);
  $('table').hidden = items.length === 0 && !busy;
  $('more').hidden = busy || !next;
  count();
  $('empty').hidden = busy || items.length > 0 || Boolean(next);
  $('empty').textContent = words.say('catalogue_none');
}

/** Says how many items there are, or were looked at; the rows stay as they are. */
function count() {
  const text = { count: words.number(items.length), scanned: words.number(scanned), all: words.number(counts.matching) };
  const busy = $('table').getAttribute('aria-busy') === 'true';
  $('count').textContent = words.say(busy ? 'catalogue_busy' : !next ? 'catalogue_all' : counts.known ? 'catalogue_of' : 'catalogue_some', text);
}

/** Sorts what is shown, and all that the filters find where that is not too much. */
async function sortBy(column) {
  address.go({ sort: column });
  drawn = 0;
  const focus = () => document.querySelector(`[data-sort=${column.replace('-', '')}]`)?.focus();
  await arrange();
  focus();
  if (next && await more(MOST_SORTED)) {
    address.set({ pages: Math.ceil(items.length / PAGE) });
    focus();
  }
}

/** Loads the next page when the end of what is loaded comes near. */
function ahead() {
  if (next && window.scrollY > 0 && $('table').getBoundingClientRect().bottom < window.innerHeight + AHEAD) {
    follow(false);
  }
}

/** Loads the next page. */
async function follow(focus) {
  if (!next || $('table').getAttribute('aria-busy') === 'true') {
    return;
  }
  const pages = Math.floor(items.length / PAGE) + 1;
  const title = items.length;
  address.set({ pages });
  const came = await more(pages * PAGE);
  if (focus && items[title]) {
    document.querySelector(`#rows [data-item="${CSS.escape(items[title].id)}"] a`)?.focus();
  }
  if (came) {
    requestAnimationFrame(ahead);
  }
}

/** Hands out everything that the filters find as a file, or so much of it as a file takes; nothing where a part is missing. */
async function download() {
  if (next && !(await more(MOST_SORTED))) {
    return;
  }
  $('done').replaceChildren(next ? words.say('csv_some', { count: words.number(items.length) }) : '');
  const url = URL.createObjectURL(new Blob([await csvOf(await sorted(items, address.get('sort'), { words, names }), { words, names })], { type: 'text/csv' }));
  h('a', { href: url, download: `${words.say('csv_file')}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function listen() {
  $('csv').addEventListener('click', download);

  $('filter').addEventListener('submit', (event) => {
    event.preventDefault();
    changed();
  });
  $('q').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => changed('set'), PAUSE);
  });
  FILTERS.slice(1).forEach((id) => $(id).addEventListener('change', () => {
    if (id === 'imprint') {
      $('desk').value = '';
      choices();
    }
    changed();
  }));
  $('reset').addEventListener('click', () => {
    FILTERS.forEach((id) => {
      $(id).value = '';
    });
    changed();
    choices();
    $('q').focus();
  });
  $('more').addEventListener('click', () => follow(true));
  window.addEventListener('scroll', ahead, { passive: true });
  $('ui-language').addEventListener('change', () => {
    words = new Words($('ui-language').value);
    remembered.set('lang', words.language);
    address.set({ lang: words.language });
    speak();
  });
}

async function start() {
  listen();
  speak();
  try {
    names = await Names.of(api);
    ({ imprints } = await api.imprints());
  } catch {
    // ids stand where names cannot be read
  }
  restore();
}

start();
