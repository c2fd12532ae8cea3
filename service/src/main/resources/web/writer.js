import { h } from './dom.js';
import { isbn13 } from './isbn.js';
import { disjoint } from './panel-text.js';

const TYPES = ['news', 'guide', 'archive', 'book', 'page'];
const LANGUAGES = ['und', 'de', 'en'];
const FORMS = ['hardcover', 'paperback', 'ebook', 'audio'];
const STATES = ['draft', 'published', 'scheduled'];
const FIELDS = { title: '', text: '', 'content-type': 'news', language: 'und', isbn: '', form: 'hardcover', thema: '', address: '', state: 'draft', 'live-at': '', embargo: '' };

const $ = (id) => document.getElementById(id);

/** The form that a draft is written in. */
export class Writer {
  #spans = [];
  #marked = '';
  #lines = [];

  /** @param onChange told after each change of a field */
  constructor(onChange) {
    Object.keys(FIELDS).forEach((id) => $(id).addEventListener('input', () => {
      this.#follow();
      onChange(id);
    }));
  }

  /** Says everything in another language; what is written stays. */
  speak(words, names) {
    this.words = words;
    this.names = names ?? this.names;
    const options = (id, values, key) => {
      const chosen = $(id).value || FIELDS[id];
      $(id).replaceChildren(...values.map((value) => h('option', { value, selected: value === chosen }, words.say(`${key}_${value}`))));
    };
    options('content-type', TYPES, 'type');
    options('language', LANGUAGES, 'language');
    options('form', FORMS, 'form');
    options('state', STATES, 'state_to');
    $('thema-codes').replaceChildren(...[...(this.names?.subjects ?? [])].map(([code, labels]) => h('option', { value: code }, labels[words.language])));
    this.#follow();
  }

  /** What is written, by the ids of the fields. */
  get fields() {
    return Object.fromEntries(Object.keys(FIELDS).map((id) => [id, $(id).value]));
  }

  /** Shows a draft; the cursor of the field in hand stays where it was in the text. */
  set fields(fields) {
    for (const [id, empty] of Object.entries(FIELDS)) {
      const value = fields?.[id] ?? empty;
      if ($(id).value !== value) {
        setKeepingCursor($(id), value);
      }
    }
    this.#follow();
  }

  get isEmpty() {
    return $('title').value.trim() === '' && $('text').value.trim() === '';
  }

  /** The first problem that keeps it from being stored, as the key of its words and the field. */
  problem() {
    const { title, text, isbn, state, 'live-at': liveAt } = this.fields;
    const book = $('content-type').value === 'book';
    return [
      [title.trim() === '', 'need_title', 'title'],
      [text.trim() === '', 'need_text', 'text'],
      [book && isbn.trim() !== '' && !isbn13(isbn), 'isbn_bad', 'isbn'],
      [state === 'scheduled' && !(new Date(liveAt) > new Date()), 'need_live_at', 'live-at'],
    ].find(([wrong]) => wrong)?.slice(1);
  }

  /** Marks spans of the text that they were found in. */
  mark(spans, text) {
    this.#spans = spans;
    this.#marked = text;
    this.#showMarks();
  }

  #follow() {
    const book = $('content-type').value === 'book';
    document.querySelectorAll('[data-of=book]').forEach((field) => {
      field.hidden = !book;
    });
    $('live-at-label').hidden = $('state').value !== 'scheduled';
    const bad = book && $('isbn').value.trim() !== '' && !isbn13($('isbn').value);
    $('isbn').setAttribute('aria-invalid', String(bad));
    if (this.words) {
      $('isbn-problem').textContent = bad ? this.words.say('isbn_bad') : '';
      $('thema-labels').textContent = codes($('thema').value)
        .map((code) => this.names?.subject(code, this.words.language) ?? this.words.say('thema_unknown', { code })).join(' · ');
    }
    this.#showMarks();
  }

  /** Marks follow the text: what lies before and after a change moves along, what it touches is gone. */
  #showMarks() {
    const text = $('text').value;
    const [from, cut] = change(this.#marked, text);
    const shift = text.length - this.#marked.length;
    this.#spans = this.#spans
      .filter((span) => span.end <= from || span.start >= cut)
      .map((span) => (span.start >= cut && shift !== 0 ? { ...span, start: span.start + shift, end: span.end + shift } : span));
    this.#marked = text;
    this.#draw(text);
  }

  /** Draws the lines that changed alone, so that a key press costs the same in a long text. */
  #draw(text) {
    const spans = disjoint(this.#spans);
    const lines = linesOf(text, spans);
    const before = this.#lines;
    const [from, cut] = change(before.map(({ key }) => key), lines.map(({ key }) => key));
    const drawn = [...$('marks').children];
    drawn.slice(from, cut).forEach((line) => line.remove());
    const made = lines.slice(from, lines.length - (before.length - cut)).map(({ parts }) => h('span', { class: 'line' }, ...parts));
    drawn[cut] ? drawn[cut].before(...made) : $('marks').append(...made);
    this.#lines = lines;
  }
}

/** The lines of a text, each with its marked and unmarked parts, and a key by which an unchanged one is known. */
function linesOf(text, spans) {
  let at = 0;
  let next = 0;
  return text.split('\n').map((line) => {
    const end = at + line.length;
    const parts = [];
    let from = at;
    const key = [line];
    while (next < spans.length && spans[next].end <= at) {
      next += 1;
    }
    for (let i = next; i < spans.length && spans[i].start < end; i += 1) {
      const [start, stop] = [Math.max(spans[i].start, at), Math.min(spans[i].end, end)];
      parts.push(text.slice(from, start), h('mark', { 'data-start': spans[i].origin ?? spans[i].start }, text.slice(start, stop)));
      key.push(start - at, stop - at, spans[i].origin ?? spans[i].start);
      from = stop;
    }
    parts.push(text.slice(from, end));
    at = end + 1;
    return { parts, key: key.join('|') };
  });
}

/** Where two texts, or two lists, begin to differ, and where in the first they are alike again. */
function change(before, after) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) {
    from += 1;
  }
  let back = 0;
  while (back < most - from && before[before.length - 1 - back] === after[after.length - 1 - back]) {
    back += 1;
  }
  return [from, before.length - back];
}

function setKeepingCursor(field, value) {
  if (field !== document.activeElement || field.selectionStart === null || field.selectionStart === undefined) {
    field.value = value;
    return;
  }
  const [from, cut] = change(field.value, value);
  const shift = value.length - field.value.length;
  const moved = (at) => (at >= cut ? at + shift : Math.min(at, from));
  const [start, end] = [moved(field.selectionStart), moved(field.selectionEnd)];
  field.value = value;
  field.setSelectionRange(start, end);
}

/** The Thema codes that were typed. */
export function codes(typed) {
  return [...new Set(typed.toUpperCase().split(/[\s,;]+/).filter(Boolean))];
}

/** A draft as `POST /v1/suggestions` takes it; a text without a title is read by its beginning. */
export function draftOf(fields, { imprint, desk }) {
  const text = fields.text.replaceAll('\r', '');
  return {
    imprint,
    ...(desk && { desk }),
    source: 'desk',
    ...(fields.address.trim() && { canonical_url: fields.address.trim() }),
    ...(fields['content-type'] === 'book' && isbn13(fields.isbn) && { isbn13: isbn13(fields.isbn) }),
    content_type: fields['content-type'],
    language: fields.language,
    title: fields.title.trim() || text.trim().split('\n')[0].slice(0, 80),
    text,
  };
}
