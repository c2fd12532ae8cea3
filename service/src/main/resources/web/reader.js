import { h } from './dom.js';
import { marksOf } from './marks.js';
import { offersView } from './panel-offers.js';
import { markedText } from './panel-text.js';

/** A stored item: what it is, its editions with prices, and its text with the evidence marked. */
export function readerView({ body, stored }, context, actions) {
  const { words } = context;
  const item = body.item;
  const formatting = stored.item.text === item.text ? stored.item.formatting : undefined;
  return [
    h('p', { class: 'facts' }, factsOf(stored, context).map((fact) => h('span', {}, fact))),
    h('h1', { id: 'reading-title', tabindex: -1, lang: body.language.code }, item.title),
    stored.item.subtitle && h('p', { class: 'subtitle', lang: body.language.code }, stored.item.subtitle),
    stored.item.contributors?.length > 0 && h('p', { class: 'muted by' }, stored.item.contributors
      .filter((credit) => credit.role === 'author').map((credit) => credit.name).join(', ')),
    actions.length > 0 && h('p', { class: 'actions' }, actions),
    offersView(stored, body.verdict, context, 'h2'),
    h('div', { id: 'reading-text', class: 'reading', lang: body.language.code }, ...markedText(item.text, marksOf(body, words), formatting)),
  ].filter(Boolean);
}

/** Brings the evidence between two offsets to the front, in the text that is read or written. */
export function highlight({ start, end }, field) {
  const read = [...document.querySelectorAll('#reading-text mark')];
  read.forEach((mark) => mark.classList.toggle('current', Number(mark.dataset.start) === start && Number(mark.dataset.end) === end));
  const current = field.highlight(start, end) ?? read.find((mark) => mark.matches('.current'));
  if (current && window.matchMedia('(min-width: 56rem)').matches) {
    current.scrollIntoView({ block: 'nearest' });
  }
}

function factsOf({ item, confirmed_at: confirmed }, { words, names }) {
  const { lifecycle } = item;
  return [
    words.say(`type_${item.content_type}`),
    names.imprint(item.imprint),
    item.desk && names.desk(item.desk),
    words.say('from_source', { source: names.source(item.source), age: words.ago(confirmed) }),
    words.say(`life_${lifecycle.state}`) + (lifecycle.published_at ? ` ${words.day(lifecycle.published_at)}` : ''),
    lifecycle.go_live_at && new Date(lifecycle.go_live_at) > Date.now() && words.say('goes_live', { at: words.moment(lifecycle.go_live_at) }),
    lifecycle.checked_at && words.say('checked_on', { day: words.day(lifecycle.checked_at) }),
    (item.subjects ?? []).map((subject) => names.label(subject, words)).join(', '),
  ].filter(Boolean);
}
