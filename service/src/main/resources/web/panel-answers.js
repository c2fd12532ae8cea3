import { h } from './dom.js';

/** What was answered in this sitting, and the buttons that answer. */
export class Answers {
  constructor(onAnswer) {
    this.onAnswer = onAnswer;
    this.clear();
  }

  clear() {
    this.states = new Map();
    this.untils = new Map();
    this.history = [];
    this.busy = new Set();
  }

  /** `open`, `accepted` or `rejected`. */
  stateOf(key, before) {
    return this.states.get(key) ?? before;
  }

  untilOf(key) {
    return this.untils.get(key);
  }

  /** Notes an answer that the service took. */
  took(key, answer, until) {
    this.states.set(key, answer === 'revoked' ? 'open' : answer);
    this.untils.set(key, until);
    this.history = this.history.filter((known) => known !== key);
    if (answer !== 'revoked') {
      this.history.push(key);
    }
  }

  buttons(key, state, { words, isDraft }) {
    const idle = !isDraft && !this.busy.has(key);
    const button = (answer, label, hotkey, mark) => h('button', {
      type: 'button',
      class: `answer ${answer}`,
      'aria-label': label,
      title: isDraft ? words.say('draft_hint') : `${label} (${hotkey})`,
      'aria-keyshortcuts': hotkey,
      disabled: !idle,
      onclick: () => this.onAnswer(key, answer),
    }, h('span', { 'aria-hidden': 'true' }, mark), h('span', { class: 'word' }, label), h('kbd', { 'aria-hidden': 'true' }, hotkey));
    return h('div', { class: 'answers' }, state === 'open'
      ? [button('accepted', words.say('accept'), 'a', '✓'), button('rejected', words.say('reject'), 'r', '✕')]
      : [h('span', { class: 'said' }, words.say(state)), button('revoked', words.say('undo'), 'u', '↶')]);
  }
}
