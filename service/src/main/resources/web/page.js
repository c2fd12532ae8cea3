import { Address } from './address.js';
import { Api } from './api.js';
import { h } from './dom.js';
import { follow } from './live.js';
import { editorField, memory } from './memory.js';
import { Names } from './names.js';
import { Words } from './words.js';

const $ = (id) => document.getElementById(id);

/** How long a page that others change stays as it is at least. */
const STILL = 4_000;

/** Whether somebody is typing or choosing something on the page; a date that is half typed counts without the focus, too. */
function inHand() {
  return document.activeElement?.matches('#content :is(input, textarea, select, colophon-panel)')
    || [...$('content').querySelectorAll('input')].some((field) => field.validity.badInput);
}

/**
 * Runs a page: its state is the address, `load` reads what that state needs, and `view` makes
 * `{ title, content }` of it. Loading and failing look the same on every page. Where `live` says that
 * an event concerns what is shown, the page is read again, and what is typed stays.
 */
export function runPage({ name, load, view, live }) {
  const api = new Api();
  const remembered = memory();
  const editor = editorField(remembered);
  const address = new Address(() => refresh());
  let data;
  let turn = 0;
  let drawn = 0;
  let undo;

  const context = {
    api,
    address,
    remembered,
    words: new Words(address.get('lang') ?? remembered.get('lang') ?? navigator.language),
    names: new Names(),
    imprints: [],
    forms: new Map(),
    get desks() {
      return context.imprints.flatMap((imprint) => imprint.desks.map((desk) => ({ ...desk, imprint: imprint.id })));
    },
    by: () => editor() || 'desk',
    /** Goes to another state of the page. */
    go: (changes) => {
      say('');
      address.go(changes);
      return refresh();
    },
    refresh,
    show,
    say,
    attempt,
    lost: (error) => h('div', { class: 'failed' }, h('p', {}, context.words.problem(error))),
  };

  /** Says what was done, and offers to take it back. */
  function say(text, back) {
    undo = back;
    $('done').classList.remove('bad');
    $('done').replaceChildren(...(text ? [h('span', {}, text)] : []), ...(back ? [h('button', { type: 'button', id: 'undo', onclick: takeBack }, context.words.say('undo'))] : []));
  }

  async function takeBack() {
    const back = undo;
    undo = undefined;
    await attempt(back, context.words.say('undone'));
  }

  /** Does something, says it and reads the page again; says what is wrong where it fails. */
  async function attempt(work, done, back) {
    try {
      const answer = await work();
      say(typeof done === 'function' ? done(answer) : done, back?.(answer) ?? undefined);
      await refresh(true);
      return answer;
    } catch (problem) {
      failed(problem);
      return undefined;
    }
  }

  function failed(problem) {
    undo = undefined;
    document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
    $('done').classList.add('bad');
    $('done').replaceChildren(problem.code === 'precondition_failed' ? context.words.say('health_changed_meanwhile') : context.words.problem(problem));
  }

  /** Says that what is shown could not be read again; what was said before stays. */
  function outdated(problem) {
    $('done').querySelector('.outdated')?.remove();
    if (problem) {
      $('done').append(h('span', { class: 'outdated' }, context.words.problem(problem)));
    }
  }

  function show() {
    const made = view(data, context);
    const focused = document.activeElement?.id;
    $('heading').textContent = made.title;
    $('heading').lang = made.language ?? context.words.language;
    document.title = `Colophon · ${made.title}`;
    $('content').replaceChildren(...made.content.flat(2).filter(Boolean));
    if (focused && document.activeElement?.id !== focused) {
      $(focused)?.focus({ preventScroll: true });
    }
  }

  /** Remembers what is open and what is typed in forms that were not sent; the answer puts it back after the page was drawn again. */
  function kept() {
    const parts = () => [...$('content').querySelectorAll('details')];
    const label = (part) => part.querySelector('summary')?.textContent;
    const opened = new Set(parts().filter((part) => part.open).map(label));
    const fields = () => [...$('content').querySelectorAll('form input[name], form textarea[name]')].filter((field) => field.type !== 'checkbox' && field.type !== 'radio');
    const key = (field) => `${field.form.querySelector('[type=submit]')?.textContent} ${field.name}`;
    const typed = new Map(fields().filter((field) => field.dataset.typed && !field.form.dataset.sent).map((field) => [key(field), field.value]));
    return () => {
      parts().filter((part) => opened.has(label(part))).forEach((part) => {
        part.open = true;
      });
      fields().filter((field) => typed.has(key(field))).forEach((field) => {
        field.value = typed.get(key(field));
        field.dataset.typed = 'true';
      });
    };
  }

  /** Reads what the address asks for; an older answer that comes late is dropped. Where reading quietly fails, what is shown stays. */
  async function refresh(quiet = false) {
    const mine = ++turn;
    $('content').setAttribute('aria-busy', 'true');
    if (!quiet) {
      $('heading').textContent = context.words.say(name);
      $('content').replaceChildren(h('p', { class: 'muted' }, context.words.say('page_loading')), h('div', { class: 'bones', 'aria-hidden': 'true' }, h('i'), h('i')));
    }
    try {
      const found = await load(context);
      if (mine === turn) {
        data = found;
        const restore = quiet ? kept() : () => {};
        show();
        restore();
        outdated();
        drawn = performance.now();
      }
    } catch (problem) {
      if (mine === turn && quiet && data) {
        outdated(problem);
      } else if (mine === turn) {
        data = undefined;
        $('heading').textContent = context.words.say(name);
        $('content').replaceChildren(h('div', { class: 'failed', role: 'alert' }, h('p', {}, context.words.problem(problem)),
          h('button', { type: 'button', onclick: () => refresh() }, context.words.say('retry'))));
      }
    } finally {
      if (mine === turn) {
        $('content').setAttribute('aria-busy', 'false');
      }
    }
  }

  function speak() {
    document.documentElement.lang = context.words.language;
    $('ui-language').value = context.words.language;
    document.querySelectorAll('[data-say]').forEach((element) => {
      element.textContent = context.words.say(element.dataset.say);
    });
  }

  async function start() {
    $('content').addEventListener('input', ({ target }) => {
      target.dataset.typed = 'true';
    });
    $('content').addEventListener('submit', ({ target }) => {
      target.dataset.sent = 'true';
    }, true);
    $('ui-language').addEventListener('change', () => {
      context.words = new Words($('ui-language').value);
      remembered.set('lang', context.words.language);
      address.set({ lang: context.words.language });
      speak();
      say('');
      if (data) {
        show();
      } else {
        refresh();
      }
    });
    speak();
    try {
      ({ imprints: context.imprints } = await api.imprints());
      context.names = await Names.of(api);
    } catch {
      // ids stand where names cannot be read
    }
    await refresh();
    if (live) {
      follow(changed);
    }
  }

  let waiting;

  /** Others changed something: reads again what is shown, at most every few seconds. */
  function changed(event, about) {
    if (data && live(event, about, context)) {
      waiting ??= setTimeout(readAgain);
    }
  }

  /** Reads again once the page was still for some seconds and nobody is typing. */
  function readAgain() {
    if (inHand() || performance.now() - drawn < STILL) {
      waiting = setTimeout(readAgain, STILL);
    } else {
      waiting = undefined;
      refresh(true);
    }
  }

  start();
}
