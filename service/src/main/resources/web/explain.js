/**
 * What the service states in codes, in the words of a language. `about` has `words`, `names`, and
 * `forms`: the form of each product by its id.
 */

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const BEHIND = {
  'further from its examples': 'behind_examples',
  'nearer to what it excludes': 'behind_excludes',
  'fewer shared subjects': 'behind_subjects',
  'fewer shared words': 'behind_words',
  'what else was decided for it': 'behind_decisions',
};
const FOUND = [
  [/^confirmed (\S+Z)$/, (at) => ['found_confirmed', { at }]],
  [/^ended (\S+Z)$/, (at) => ['found_ended', { at }]],
  [/^period ended (\S+Z)$/, (at) => ['found_period_ended', { at }]],
  [/^superseded (\S+Z)$/, (at) => ['found_superseded', { at }]],
  [/^from (\S+Z)$/, (at) => ['found_from', { at }]],
  [/^overtaken by (.+)$/, (value) => ['found_overtaken', { value }]],
  [/^cancelled$/, () => ['found_cancelled', {}]],
  [/^no end of the period known$/, () => ['found_no_end', {}]],
  [/^two versions under one order key$/, () => ['found_two_versions', {}]],
  [/^(\S+) and (\S+) disagree$/, (a, b) => ['found_disagree', { a, b }]],
  [/^(\S+) decides$/, (a) => ['found_decides', { a }]],
  [/^stands beside a children's title$/, () => ['found_beside_child', {}]],
  [/^stands beside a title for adults$/, () => ['found_beside_adult', {}]],
];

/** What a reason is about: a field, or a fact with the edition that it belongs to. */
export function subjectText(subject, { words, names, forms }) {
  const [, head, qualifier, product] = /^([a-z_.]+)(?::(.*?))?(?: of (.+))?$/.exec(subject) ?? [];
  if (!head || !words.has(`field_${head}`)) {
    return subject;
  }
  const form = product && forms.get(product);
  const place = qualifier && ({ imprint: names.imprint(qualifier), source: names.source(qualifier) }[head] ?? territory(qualifier, words));
  const of = [form && words.say(`form_${form}`), ['hold', 'override', 'exception', 'award', 'event'].includes(head) ? undefined : place].filter(Boolean).join(', ');
  return of ? words.say('field_of', { field: words.say(`field_${head}`), of }) : words.say(`field_${head}`);
}

/** A country's name where it is one. */
function territory(code, words) {
  return /^[A-Z]{2}$/.test(code) ? words.region(code) : code;
}

/** What was found or asked for, in words. */
export function valueText(value, subject, about) {
  const { words, names } = about;
  if (INSTANT.test(value)) {
    return words.moment(value);
  }
  const rule = FOUND.map(([pattern, to]) => [pattern.exec(value), to]).find(([match]) => match);
  if (rule) {
    const [key, values] = rule[1](...rule[0].slice(1));
    return words.say(key, Object.fromEntries(Object.entries(values).map(
      ([name, part]) => [name, INSTANT.test(part) ? words.moment(part) : names.source(part)])));
  }
  if (/^availability/.test(subject)) {
    return availabilityText(value, words);
  }
  if (/^trade_state/.test(subject)) {
    return named('trade', value, words);
  }
  const whole = { source: names.source(value), imprint: names.imprint(value), desk: names.desk(value) }[subject];
  if (whole) {
    return whole;
  }
  if (subject === 'language') {
    return value.replace(/[[\]]/g, '').split(/,\s*/).map((code) => words.languageName(code)).join(', ');
  }
  const [, type, purpose] = /^([A-Z_]+) for ([A-Z_]+)$/.exec(value) ?? [];
  if (type) {
    return words.say('found_no_policy', { type: named('type', type, words), purpose: named('purpose', purpose, words) });
  }
  const [, code, field] = /^([A-Z_]{4,}) (.+)$/.exec(value) ?? [];
  if (code && words.has(code.toLowerCase())) {
    return `${words.say(code.toLowerCase())} (${subjectText(field, about)})`;
  }
  return value.replace(/^\[|\]$/g, '').split(', ').map((part) => territory(named('life', part, words), words)).join(', ');
}

function named(kind, value, words) {
  const key = `${kind}_${value.toLowerCase()}`;
  return words.has(key) ? words.say(key) : value;
}

/** The limit that a reason states. */
function limitText(limit, subject, about) {
  const { words } = about;
  const [, missed] = /^(\d+) missed deliveries$/.exec(limit) ?? [];
  if (missed) {
    return words.count('limit_missed', Number(missed));
  }
  if (/^P[\dT]/.test(limit)) {
    return words.say('limit_age', { age: words.duration(limit) });
  }
  return INSTANT.test(limit)
    ? words.say('limit_until', { at: words.moment(limit) })
    : words.say('limit_state', { value: valueText(limit, subject, about) });
}

/** What a reason is about, what was found and what is asked for, as one line. */
export function reasonDetail({ subject, observed, limit }, about) {
  const found = [observed && valueText(observed, subject, about), limit && limitText(limit, subject, about)].filter(Boolean).join('; ');
  const field = subjectText(subject, about);
  return found ? `${field}: ${found}` : field;
}

/** An availability of ONIX list 65. */
export function availabilityText(code, words) {
  const key = `availability_${code}`;
  return words.has(key) ? words.say(key) : words.say('availability_unknown', { value: code });
}

/** What a text and a segment share, or in what the segment is behind. */
function becauseText(reason, { words }) {
  const [, first, features] = /^behind (.+): ([^:]+)$/s.exec(reason) ?? [];
  if (first) {
    return words.say('because_behind', {
      name: first, features: features.split(', ').map((feature) => words.say(BEHIND[feature] ?? feature)).join(', '),
    });
  }
  const [, kind, value] = /^(words|example|entity): (.*)$/s.exec(reason) ?? [];
  return kind ? words.say(`because_${kind}`, { value }) : reason;
}

/** All of what they share; its subjects stand together. */
export function becauseLine(reasons, about) {
  const subjects = reasons.filter((reason) => reason.startsWith('subject: ')).map((reason) => reason.slice(9));
  const others = reasons.filter((reason) => !reason.startsWith('subject: ')).map((reason) => becauseText(reason, about));
  const named = [...new Set(subjects.map((code) => (/^[A-Z0-9-]+$/.test(code) ? about.names.label({ scheme: 'thema', code }, about.words) : code)))].join(', ');
  return [named && about.words.count('because_subjects', subjects.length).replace('{value}', () => named), ...others].filter(Boolean).join(' · ');
}

/** Why a segment was not considered. */
export function leftOutText({ code, reason }, words) {
  return words.has(`left_${code}`) ? words.say(`left_${code}`) : reason;
}

/** The forms of a stored item's products. */
export function formsOf(stored) {
  return new Map((stored?.item.products ?? []).map((product) => [product.id, product.form]));
}
