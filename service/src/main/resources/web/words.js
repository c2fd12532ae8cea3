import { de } from './words-de.js';
import { en } from './words-en.js';

const DICTIONARIES = { de, en };

/** The words of one language, and how it writes numbers and dates. */
export class Words {
  constructor(language) {
    this.language = language?.toLowerCase().startsWith('en') ? 'en' : 'de';
    this.dictionary = DICTIONARIES[this.language];
    this.numbers = new Intl.NumberFormat(this.language);
    this.scores = new Intl.NumberFormat(this.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.days = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium' });
    this.moments = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** The words for `key`, with each `{name}` replaced; the key itself where there are none. */
  say(key, values = {}) {
    const words = this.dictionary[key] ?? key;
    return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** The words for `key` with the number of things that they speak of; one thing has words of its own. */
  count(key, count) {
    return this.say(count === 1 ? `${key}_one` : key, { count: this.number(count) });
  }

  has(key) {
    return key in this.dictionary;
  }

  number(value) {
    return this.numbers.format(value);
  }

  score(value) {
    return this.scores.format(value);
  }

  day(instant) {
    return this.days.format(new Date(instant));
  }

  moment(instant) {
    return this.moments.format(new Date(instant));
  }

  /** A problem in one sentence. */
  problem(problem) {
    if (problem.code === 'unreachable') {
      return this.say('error_unreachable');
    }
    const known = `problem_${problem.code}`;
    return this.has(known) ? this.say(known) : [problem.message, problem.fix].filter(Boolean).join('; ');
  }
}
