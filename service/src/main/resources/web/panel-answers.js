import { h } from './dom.js';

/** What was answered in this sitting, and the buttons that answer. */
export class Answers {
  constructor(onAnswer) {
    this.onAnswer = onAnswer;
    this.clear();
  }

  clear() {
    this.taken = new Map();
    this.untils = new Map();
    this.history = [];
    this.busy = new Set();
  }

  /** Takes up the answers that were kept with a draft. */
  restore(decisions) {
    this.clear();
    decisions.forEach((decision) => this.took(decision));
  }

  /** The answers that stand, in the order in which they were given. */
  list() {
    return this.history.map((key) => this.taken.get(key));
  }

  /** `open`, `accepted` or `rejected`. */
  stateOf(key, before) {
    const answer = this.taken.get(key)?.answer;
    return answer === undefined ? before : answer === 'revoked' ? 'open' : answer;
  }

  untilOf(key) {
    return this.untils.get(key);
  }

  /** Terms that a person set or edited and that no answer of the service has yet. */
  own(terms) {
    const known = new Set(terms.map((term) => `${term.kind}:${term.value}`));
    return this.list().filter((decision) => decision.answer === 'accepted' && (decision.origin === 'human' || decision.instead_of)
      && !known.has(`${decision.kind}:${decision.value}`));
  }

  /** The decision that an answer to a proposal is; an edited one stands for what a person wrote instead. */
  decision(key, answer, { label, made_by, edited }) {
    const kind = key.slice(0, key.indexOf(':'));
    const value = key.slice(kind.length + 1);
    const before = this.taken.get(key);
    if (edited) {
      return { kind, value: editedValue(kind, value, label), answer, label, made_by, instead_of: value };
    }
    const origin = made_by === undefined && kind !== 'segment' && answer === 'accepted' ? 'human' : before?.origin;
    return { kind, value, answer, label, made_by, ...(origin && { origin }), ...(before?.instead_of && { instead_of: before.instead_of }) };
  }

  /** Notes an answer that was taken. */
  took(decision, until) {
    const key = `${decision.kind}:${decision.value}`;
    this.taken.set(key, decision);
    this.untils.set(key, until);
    this.history = this.history.filter((known) => known !== key);
    if (decision.answer !== 'revoked') {
      this.history.push(key);
    }
    if (decision.instead_of) {
      const edited = `${decision.kind}:${decision.instead_of}`;
      this.taken.set(edited, { kind: decision.kind, value: decision.instead_of, answer: decision.answer === 'revoked' ? 'revoked' : 'rejected' });
    }
  }

  /** Takes back what was noted of an answer that the service did not take. */
  lost(decision, before) {
    this.took({ ...decision, answer: 'revoked' });
    const key = `${decision.kind}:${decision.value}`;
    if (before) {
      this.took(before);
    } else {
      this.taken.delete(key);
    }
    if (decision.instead_of) {
      this.taken.delete(`${decision.kind}:${decision.instead_of}`);
    }
  }

  buttons(key, state, { words }, edit) {
    const button = (answer, label, hotkey, mark) => h('button', {
      type: 'button',
      class: `answer ${answer}`,
      title: `${label} (${hotkey})`,
      'aria-keyshortcuts': hotkey,
      disabled: this.busy.has(key),
      onclick: () => this.onAnswer(key, answer),
    }, h('span', { 'aria-hidden': 'true' }, mark), h('span', { class: 'word' }, label), h('kbd', { 'aria-hidden': 'true' }, hotkey));
    return h('div', { class: 'answers' }, state === 'open'
      ? [button('accepted', words.say('accept'), 'a', '✓'), button('rejected', words.say('reject'), 'r', '✕'), edit]
      : [h('span', { class: 'said' }, words.say(state)), button('revoked', words.say('undo'), 'u', '↶')]);
  }
}

/** The value of a term that a person wrote; a name keeps the kind of name that it is. */
function editedValue(kind, value, label) {
  const plain = label.trim().toLowerCase();
  return kind === 'entity' ? `${value.split(':')[0]}:${plain}` : plain;
}
