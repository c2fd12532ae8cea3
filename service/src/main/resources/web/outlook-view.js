import { lineChart } from './charts.js';
import { h } from './dom.js';
import { itemLink, lines } from './views.js';
import './words-charts.js';

const MOST = 8;

/** The instant at the beginning of a day where the browser is. */
const dayOf = (day) => new Date(`${day}T00:00`);

/** How many titles may be recommended on each day: what was, and what the clock alone will change, with and without a price. */
export function freshnessView({ past, ahead, items }, priced, words) {
  const days = [...past, ...ahead.slice(1)];
  const short = new Intl.DateTimeFormat(words.language, { day: 'numeric', month: 'short' });
  return lineChart({
    label: words.say('freshness_label', { passing: words.number(past.at(-1).passing), items: words.number(items), day: words.day(dayOf(ahead.at(-1).day)), then: words.number(ahead.at(-1).passing), priced: words.number(priced.ahead.at(-1).passing) }),
    first: words.say('chart_day'),
    texts: days.map(({ day }) => short.format(dayOf(day))),
    series: [
      { name: words.say('freshness_past'), of: 'first', values: past.map(({ passing }) => passing) },
      { name: words.say('freshness_ahead'), of: 'second', from: past.length - 1, values: [past.at(-1).passing, ...ahead.slice(1).map(({ passing }) => passing)] },
      { name: words.say('freshness_priced'), of: 'bad', from: past.length - 1, values: priced.ahead.map(({ passing }) => passing) },
    ],
    max: Math.max(4, Math.ceil(items / 20) * 20),
    format: (value) => words.number(Math.round(value)),
    mark: past.length - 1,
  }, words);
}

/** A calendar of the days ahead with what ends and begins on each. */
export function calendarView({ ahead }, words, wide) {
  const weekday = new Intl.DateTimeFormat(words.language, { weekday: 'short' });
  const whole = new Intl.DateTimeFormat(words.language, { dateStyle: 'full' });
  return h('ol', { class: wide ? 'strip wide' : 'strip', 'aria-label': words.say('calendar') }, ahead.map(({ day, ceased, began }, i) => h('li', { class: i === 0 ? 'today' : undefined },
    h('time', { datetime: day, title: whole.format(dayOf(day)) }, `${weekday.format(dayOf(day))} ${dayOf(day).getDate()}`),
    ceased > 0 && h('span', { class: 'ends', title: words.count('calendar_ends', ceased) }, `−${words.number(ceased)}`, h('span', { class: 'hidden' }, ` ${words.say('calendar_end_word')}`)),
    began > 0 && h('span', { class: 'begins', title: words.count('calendar_begins', began) }, `+${words.number(began)}`, h('span', { class: 'hidden' }, ` ${words.say('calendar_begin_word')}`)))));
}

/** The titles whose verdict the clock will change, the first ones. */
export function turnsView({ changes }, words) {
  return [
    lines(changes.slice(0, MOST).map((change) => ({
      id: `${change.item}-${change.at}`,
      what: itemLink(change.item, change.title, change.language),
      note: [words.say(change.passes ? 'turn_begins' : 'turn_ends', { at: words.moment(change.at) }), change.reason && words.say(change.reason)].filter(Boolean).join(' · '),
    })), words.say('outlook_none')),
    ...(changes.length > MOST ? [h('p', { class: 'muted' }, words.say('calendar_more', { count: words.number(changes.length - MOST) }))] : []),
  ];
}

/** The days ahead of a desk: calendar and titles. */
export function outlookParts(outlook, words) {
  return outlook.changes.length === 0 ? turnsView(outlook, words)
    : [h('p', { class: 'muted' }, words.say('outlook_lead')), calendarView(outlook, words), ...turnsView(outlook, words)];
}
