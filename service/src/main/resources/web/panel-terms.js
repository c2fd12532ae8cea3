import { h } from './dom.js';

/** How many terms an editor sees first. */
const FIRST = 8;

/** What the text is about: phrases and subjects, each to accept or reject. */
export function termsView(body, context) {
  const { words } = context;
  const terms = body.terms.filter((term) => term.kind !== 'language');
  const list = h('ul', { class: 'terms' });
  const rows = terms.map((term) => row(term, context));
  list.append(...rows.slice(0, context.allTerms ? rows.length : FIRST));
  return h('section', { 'aria-label': words.say('terms') },
    h('h3', {}, words.say('terms')),
    terms.length === 0 && h('p', { class: 'muted' }, words.say('terms_none')),
    list,
    !context.allTerms && rows.length > FIRST && h('button', {
      type: 'button',
      class: 'quiet',
      onclick: context.onAllTerms,
    }, words.say('terms_more', { count: rows.length })));
}

function row(term, context) {
  const { words, answers } = context;
  const key = `${term.kind}:${term.value}`;
  const state = answers.stateOf(key, term.answered);
  const evidence = term.evidence[0];
  return h('li', {
    class: `term answerable ${state}`,
    'data-key': key,
    'data-kind': term.kind,
    'data-value': term.value,
    'data-name': term.label,
    'data-start': evidence?.start,
    'data-end': evidence?.end,
    tabindex: -1,
  },
  h('span', { class: 'label', lang: context.textLanguage, title: evidence?.quote }, term.label), ' ',
  h('span', { class: 'muted kind' }, words.say(`kind_${term.kind}`)),
  answers.buttons(key, state, context));
}

/** Other items that are near the text; cleared for an editor's eyes. */
export function relatedView(body, words) {
  return h('section', { 'aria-label': words.say('related') },
    h('h3', {}, words.say('related')),
    body.related.length === 0 && h('p', { class: 'muted' }, words.say('related_none')),
    h('ul', { class: 'related' }, body.related.map((item) => h('li', {},
      item.title, ' ',
      h('span', { class: 'muted' }, words.has(`why_${item.why}`) ? words.say(`why_${item.why}`) : item.why)))));
}
