import { h } from './dom.js';

/** How many terms an editor sees first. */
const FIRST = 8;

/** How many of those are subjects, where there are as many. */
const FIRST_SUBJECTS = 3;

/** How many are phrases and how many names, where there are as many. */
const FIRST_PHRASES = 3;
const FIRST_NAMES = 2;

/** The kinds whose label a person may write anew. */
const EDITABLE = new Set(['keyphrase', 'entity']);

/** What the text is about: phrases, subjects and names, each to accept or reject. */
export function termsView(body, context) {
  const { words } = context;
  const terms = [...context.answers.own(body.terms).map(ownTerm), ...inOrder(body.terms)];
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
    }, words.say('terms_more', { count: rows.length })),
    adding(context));
}

/** A term that a person set or edited. */
function ownTerm({ kind, value, label }) {
  return { kind, value, label: label ?? value, evidence: [], answered: 'accepted' };
}

/** The form that adds a term by typing. */
function adding({ words, answers }) {
  const input = h('input', { name: 'term', maxlength: 200, autocomplete: 'off', 'aria-label': words.say('term_add') , placeholder: words.say('term_add') });
  return h('form', {
    class: 'adding',
    onsubmit: (event) => {
      event.preventDefault();
      const label = input.value.trim();
      if (label) {
        answers.onAnswer(`keyphrase:${label.toLowerCase()}`, 'accepted', label);
      }
    },
  }, input, h('button', { type: 'submit' }, words.say('term_add_button')));
}

/** The strongest subjects, phrases and names first, then the others of each; a language is no term. */
export function inOrder(terms) {
  const subjects = terms.filter((term) => term.kind === 'subject');
  const phrases = terms.filter((term) => term.kind === 'keyphrase');
  const names = terms.filter((term) => term.kind === 'entity');
  return [
    ...subjects.slice(0, FIRST_SUBJECTS),
    ...phrases.slice(0, FIRST_PHRASES),
    ...names.slice(0, FIRST_NAMES),
    ...phrases.slice(FIRST_PHRASES),
    ...names.slice(FIRST_NAMES),
    ...subjects.slice(FIRST_SUBJECTS),
  ];
}

/** What a term is, in words; a name says of what. */
function kindOf(term, words) {
  const named = `kind_entity_${term.value.split(':')[0]}`;
  return words.say(term.kind === 'entity' && words.has(named) ? named : `kind_${term.kind}`);
}

/** One term to accept or reject. */
export function row(term, context) {
  const { words, answers } = context;
  const key = `${term.kind}:${term.value}`;
  const state = answers.stateOf(key, term.answered);
  const evidence = term.evidence[0];
  const element = h('li', {
    class: `term answerable ${state}`,
    'data-key': key,
    'data-kind': term.kind,
    'data-value': term.value,
    'data-name': term.label,
    'data-made-by': term.made_by,
    'data-start': evidence?.start,
    'data-end': evidence?.end,
    tabindex: -1,
  },
  h('span', { class: 'label', lang: context.textLanguage, title: evidence?.quote }, labelOf(term, context)), ' ',
  h('span', { class: 'muted kind' }, kindOf(term, words)),
  answers.buttons(key, state, context, EDITABLE.has(term.kind) && h('button', {
    type: 'button', class: 'edit', 'aria-label': words.say('term_edit'), title: words.say('term_edit'),
    onclick: () => editing(element, term, key, context),
  }, h('span', { 'aria-hidden': 'true' }, '✎'))));
  return element;
}

/** A subject by its name, where its label is but a code. */
function labelOf(term, { names, words }) {
  const [scheme, code] = term.value.split(':');
  return term.kind === 'subject' && term.label === code ? names.label({ scheme, code }, words) : term.label;
}

/** Whether a term is being typed that was not sent. */
export function isTyping(root) {
  return [...root.querySelectorAll('form.adding input')].some((input) => input.value !== input.defaultValue);
}

/** Turns a row into a field with its label; what is written there stands instead. */
function editing(element, term, key, { words, answers }) {
  const input = h('input', { value: term.label, maxlength: 200, 'aria-label': words.say('term_edit') });
  const done = () => {
    const label = input.value.trim();
    if (label && label !== term.label) {
      answers.onAnswer(key, 'accepted', label);
    }
  };
  element.replaceChildren(h('form', {
    class: 'adding',
    onsubmit: (event) => {
      event.preventDefault();
      done();
    },
  }, input, h('button', { type: 'submit' }, words.say('term_edit_done'))));
  input.select();
  input.focus();
}

/** Other items that are near the text; cleared for an editor's eyes. */
export function relatedView(body, words) {
  return h('section', { 'aria-label': words.say('related') },
    h('h3', {}, words.say('related')),
    body.related.length === 0 && h('p', { class: 'muted' }, words.say('related_none')),
    h('ul', { class: 'related' }, body.related.map((item) => h('li', {},
      item.title, ' ',
      h('span', { class: 'muted' }, words.has(`why_${item.why}`) ? words.say(`why_${item.why}`) : '')))));
}
