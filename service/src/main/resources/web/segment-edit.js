import { h } from './dom.js';
import { idOf } from './publish.js';
import { button, card, dayIn, dayOf, endOf, field, lines, nothing, select } from './views.js';

const STATES = ['draft', 'active', 'deprecated', 'retired'];
const LISTS = ['positive', 'negative', 'subjects'];

const listed = (text) => text.split(/[\s,;]+/).filter(Boolean);

/** What the form shows of a segment. */
function fieldsOf(segment) {
  return {
    name: segment.name,
    description: segment.description,
    imprint: segment.imprint,
    owner: segment.owner ?? '',
    state: segment.state,
    language: segment.language,
    size: segment.size === undefined ? '' : String(segment.size),
    check_due_at: dayOf(segment.check_due_at),
    subjects: (segment.subjects ?? []).map(({ scheme, code }) => `${scheme}:${code}`).join(', '),
    positive: (segment.positive ?? []).join(', '),
    negative: (segment.negative ?? []).join(', '),
  };
}

/** The segment that the form makes; what the form does not show stays as it is. */
function segmentOf(fields, before) {
  const size = fields.size === '' ? undefined : Number(fields.size);
  const { size: was, size_as_of: counted, ...rest } = before ?? {};
  return {
    schema: 'colophon-segment/1',
    ...rest,
    id: before?.id ?? `seg-${idOf(fields.name)}`.slice(0, 80),
    imprint: fields.imprint,
    name: fields.name.trim(),
    language: fields.language,
    description: fields.description.trim(),
    ...(fields.owner ? { owner: fields.owner } : { owner: undefined }),
    state: fields.state,
    ...(size !== undefined && { size, size_as_of: size === was ? counted : new Date().toISOString() }),
    check_due_at: before && dayOf(before.check_due_at) === fields.check_due_at ? before.check_due_at : endOf(fields.check_due_at),
    subjects: listed(fields.subjects).map((text) => {
      const [scheme, code] = text.includes(':') ? text.split(':') : ['thema', text];
      return { scheme, code };
    }),
    positive: listed(fields.positive),
    negative: listed(fields.negative),
  };
}

/** A segment as a draft that the browser keeps, with what would change before it is stored. */
export function editView(stored, context) {
  const { words, remembered, imprints, desks, names } = context;
  const segment = stored?.segment;
  const key = `segment.${segment?.id ?? 'new'}`;
  const empty = { name: '', description: '', imprint: imprints[0]?.id ?? '', owner: '', state: 'draft', language: 'de', size: '', check_due_at: dayIn(6), subjects: '', positive: '', negative: '' };
  const before = segment ? fieldsOf(segment) : empty;
  const fields = { ...before, ...JSON.parse(remembered.get(key) || '{}') };
  const changes = h('div', { id: 'changes', 'aria-live': 'polite' });
  const read = (form) => Object.fromEntries(new FormData(form));
  const show = (now) => changes.replaceChildren(changesView(before, now, { words, names }));
  const form = h('form', {
    class: 'form',
    oninput: () => {
      remembered.set(key, JSON.stringify(read(form)));
      show(read(form));
    },
    onsubmit: (event) => {
      event.preventDefault();
      store(segmentOf(read(form), segment), segment, key, context);
    },
  },
  field(words.say('segment_name'), h('input', { name: 'name', required: true, maxlength: 200, value: fields.name }), true),
  field(words.say('segment_description'), h('textarea', { name: 'description', rows: 8, required: true, maxlength: 5000 }, fields.description), true),
  field(words.say('imprint'), select('imprint', imprints.map((one) => [one.id, one.name]), fields.imprint)),
  field(words.say('desk'), select('owner', [['', words.say('no_desk')], ...desks.map((desk) => [desk.id, desk.name])], fields.owner)),
  field(words.say('state'), select('state', STATES.map((state) => [state, words.say(`segment_state_${state}`)]), fields.state)),
  field(words.say('language'), select('language', [...new Set(['de', 'en', fields.language])].map((code) => [code, words.languageName(code)]), fields.language)),
  field(words.say('segment_reach'), h('input', { name: 'size', type: 'number', min: 0, value: fields.size })),
  field(words.say('next_check'), h('input', { name: 'check_due_at', type: 'date', required: true, value: fields.check_due_at })),
  field(words.say('segment_subjects_field'), h('input', { name: 'subjects', maxlength: 1000, value: fields.subjects }), true),
  field(words.say('segment_positive_field'), h('input', { name: 'positive', maxlength: 2000, value: fields.positive }), true),
  field(words.say('segment_negative_field'), h('input', { name: 'negative', maxlength: 2000, value: fields.negative }), true),
  h('p', { class: 'actions wide' }, h('button', { type: 'submit', class: 'primary' }, words.say('segment_store')),
    button(words.say('draft_discard'), () => {
      remembered.set(key, '');
      context.show();
    }, { class: 'quiet' })));
  show(fields);
  return h('div', { class: 'split' },
    card(words.say('segment_edit'), h('p', { class: 'muted' }, words.say('segment_edit_lead')), form),
    card(words.say('segment_changes'), changes));
}

const excerpt = (text) => (text.length > 160 ? `${text.slice(0, 160)} …` : text);

/** What the draft would change, field by field. */
function changesView(before, now, { words, names }) {
  const label = { name: 'segment_name', description: 'segment_description', imprint: 'imprint', owner: 'desk', state: 'state', language: 'language', size: 'segment_reach', check_due_at: 'next_check', subjects: 'segment_subjects', positive: 'segment_positive', negative: 'segment_negative' };
  const inWords = {
    imprint: (value) => names.imprint(value),
    owner: (value) => names.desk(value),
    state: (value) => words.say(`segment_state_${value}`),
    language: (value) => words.languageName(value),
    check_due_at: (value) => words.day(endOf(value)),
  };
  const said = (name, value) => {
    if (!value) {
      return words.say('nothing_yet');
    }
    const text = inWords[name]?.(value) ?? value;
    return LISTS.includes(name) ? words.count('entries', listed(value).length) : excerpt(text);
  };
  const changed = Object.keys(label).filter((name) => (before[name] ?? '') !== (now[name] ?? ''));
  return changed.length === 0 ? nothing(words.say('segment_unchanged'))
    : h('div', {}, lines(changed.map((name) => ({ id: name, what: h('strong', {}, words.say(label[name])), note: `${said(name, before[name])} → ${said(name, now[name])}` })), ''),
      h('p', { class: 'muted' }, words.say(now.state === 'active' ? 'segment_effect_active' : 'segment_effect_inactive')));
}

async function store(segment, before, key, context) {
  const { api, words, attempt, address, remembered } = context;
  const put = (body) => api.call('PUT', `/v1/segments/${encodeURIComponent(segment.id)}`, body);
  await attempt(async () => {
    const answer = await put(segment);
    remembered.set(key, '');
    address.set({ segment: segment.id, part: undefined });
    return answer;
  }, words.say('segment_stored', { name: segment.name }), () => (before ? () => put(before) : undefined));
}
