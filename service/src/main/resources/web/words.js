import { de } from './words-de.js';
import { deskDe } from './words-desk-de.js';
import { deskEn } from './words-desk-en.js';
import { en } from './words-en.js';
import { pagesDe } from './words-pages-de.js';
import { pagesEn } from './words-pages-en.js';
import { valuesDe } from './words-values-de.js';
import { valuesEn } from './words-values-en.js';

const DICTIONARIES = { de: { ...de, ...deskDe, ...valuesDe, ...pagesDe }, en: { ...en, ...deskEn, ...valuesEn, ...pagesEn } };

/** Adds the texts of some pages, which only these load. */
export function addTexts({ de, en }) {
  Object.assign(DICTIONARIES.de, de);
  Object.assign(DICTIONARIES.en, en);
}

/** The units of an age, largest first, in milliseconds. */
const UNITS = [['year', 365.25 * 864e5], ['month', 30.44 * 864e5], ['day', 864e5], ['hour', 36e5], ['minute', 6e4]];

/** The units of an ISO 8601 duration: those of a period, and those of a time. */
const PERIOD = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const TIME = { H: 'hour', M: 'minute', S: 'second' };

/** The words of one language, and how it writes numbers and dates. */
export class Words {
  constructor(language) {
    this.language = language?.toLowerCase().startsWith('en') ? 'en' : 'de';
    this.dictionary = DICTIONARIES[this.language];
    this.numbers = new Intl.NumberFormat(this.language);
    this.scores = new Intl.NumberFormat(this.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.days = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium' });
    this.moments = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeStyle: 'short' });
    this.times = new Intl.DateTimeFormat(this.language, { timeStyle: 'short' });
    this.ages = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' });
    this.currencies = {};
    this.regions = new Intl.DisplayNames(this.language, { type: 'region' });
    this.languages = new Intl.DisplayNames(this.language, { type: 'language' });
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

  /** The time of day of an instant of today, else its day and time. */
  timeOfDay(instant) {
    const at = new Date(instant);
    return at.toDateString() === new Date().toDateString() ? this.times.format(at) : this.moments.format(at);
  }

  /** How long ago an instant is, or how far ahead. */
  ago(instant, now = Date.now()) {
    const past = new Date(instant) - now;
    if (Math.abs(past) < 6e4) {
      return this.say('just_now');
    }
    const [unit, length] = UNITS.find(([, length]) => Math.abs(past) >= length);
    return this.ages.format(Math.trunc(past / length), unit);
  }

  /** An ISO 8601 duration such as `P18M`. */
  duration(iso) {
    const hours = Number(/^PT(\d+)H$/.exec(iso)?.[1] ?? 0);
    const [period, time = ''] = (hours >= 48 && hours % 24 === 0 ? `P${hours / 24}D` : iso).slice(1).split('T');
    const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => [count, PERIOD[unit]])
      .concat([...time.matchAll(/(\d+)([HMS])/g)].map(([, count, unit]) => [count, TIME[unit]]));
    return parts.map(([count, unit]) => new Intl.NumberFormat(this.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)).join(' ');
  }

  money(amount, currency) {
    this.currencies[currency] ??= new Intl.NumberFormat(this.language, { style: 'currency', currency });
    return this.currencies[currency].format(amount);
  }

  /** A country's name. */
  region(code) {
    return this.regions.of(code) ?? code;
  }

  languageName(code) {
    return code === 'und' ? this.say('language_unknown') : this.languages.of(code) ?? code;
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
