import { h } from './dom.js';
import { offersView } from './panel-offers.js';
import { markedText } from './panel-text.js';

/** A stored item: what it is, its editions with prices, and its text with the evidence marked. */
export function readerView({ body, stored }, context, actions) {
  const { words } = context;
  const item = body.item;
  const evidence = body.segments.slice(0, 3).map((segment) => segment.evidence).filter(Boolean);
  return [
    h('p', { class: 'facts' }, factsOf(stored, context).map((fact) => h('span', {}, fact))),
    h('h1', { id: 'reading-title', tabindex: -1, lang: body.language.code }, item.title),
    stored.item.subtitle && h('p', { class: 'subtitle', lang: body.language.code }, stored.item.subtitle),
    stored.item.contributors?.length > 0 && h('p', { class: 'muted by' }, stored.item.contributors
      .filter((credit) => credit.role === 'author').map((credit) => credit.name).join(', ')),
    actions.length > 0 && h('p', { class: 'actions' }, actions),
    offersView(stored, body.verdict, context, 'h2'),
    h('div', { id: 'reading-text', class: 'reading', lang: body.language.code }, ...markedText(item.text, evidence)),
  ].filter(Boolean);
}

/** Brings the evidence that starts at an offset to the front, in the text that is read or written. */
export function highlight({ start }) {
  document.querySelectorAll('#reading-text mark, #marks mark').forEach((mark) => {
    const current = Number(mark.dataset.start) === start;
    mark.classList.toggle('current', current);
    if (current && window.matchMedia('(min-width: 56rem)').matches) {
      mark.scrollIntoView({ block: 'nearest' });
    }
  });
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
