import { h } from './dom.js';
import { codes, draftOf } from './writer.js';

const MOST_NAMESAKES = 20;

/** How long an accepted segment targets an item, where nobody says. */
const TARGETING = 90 * 864e5;

/** What is published now is dated so much earlier: the gate takes a start for certain only after the tolerance of its clock. */
const MARGIN = 6e4;

/** By how much the service's clock is ahead of the browser's, by the end that it gives a targeting that is made now. */
export function clockAhead(until) {
  return new Date(until) - TARGETING - Date.now();
}

/** An id made of the title. */
export function idOf(title) {
  const plain = title.toLowerCase().replaceAll('ß', 'ss').replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
    .normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 80).replace(/-+$/, '') || 'titel';
}

/** The item that a draft becomes, as `PUT /v1/items/{id}` takes it. */
export function itemOf(id, { fields, base }, { who, language, ahead = 0 }) {
  const { canonical_url: address, isbn13: isbn, ...rest } = draftOf(fields, who);
  const canonical = isbn ? `isbn:${isbn}` : address && `url:${address}`;
  const { schema, products, order, observed_at: observed, formatting, ...before } = base ?? {};
  return {
    ...before,
    ...rest,
    ...(fields.formatting && { formatting: fields.formatting }),
    ...(address && { canonical_url: address }),
    ...(canonical && { canonical_id: canonical }),
    language: fields.language === 'und' ? language ?? 'und' : fields.language,
    subjects: codes(fields.thema).map((code, i) => ({ scheme: 'thema', code, ...(i === 0 && { main: true }) })),
    ...(fields['content-type'] === 'book' && { products: [{ id: `${id}-${fields.form}`, form: fields.form, ...(isbn && { isbn13: isbn }) }] }),
    ...((fields.embargo || base?.embargo_until) && { embargo_until: fields.embargo ? instant(fields.embargo) : null }),
    lifecycle: lifecycle(fields, base?.lifecycle, new Date(Date.now() + ahead - MARGIN).toISOString()),
  };
}

/** What the form shows of an item whose source is the Desk. */
export function fieldsOf(item) {
  const product = item.products?.[0];
  const { state, go_live_at: live } = item.lifecycle;
  const ahead = live && new Date(live) > new Date();
  return {
    title: item.title,
    text: item.text,
    ...(item.formatting?.length > 0 && { formatting: item.formatting }),
    'content-type': item.content_type,
    language: item.language,
    isbn: product?.isbn13 ?? '',
    form: product?.form ?? 'hardcover',
    thema: (item.subjects ?? []).map((subject) => subject.code).join(' '),
    address: item.canonical_url ?? '',
    state: ahead ? 'scheduled' : state === 'published' ? 'published' : 'draft',
    'live-at': ahead ? local(live) : '',
    embargo: item.embargo_until ? local(item.embargo_until) : '',
  };
}

/** An instant as a field of the browser's own time takes it. */
function local(instant) {
  const at = new Date(instant);
  return new Date(at - at.getTimezoneOffset() * 6e4).toISOString().slice(0, 16);
}

const instant = (local) => new Date(local).toISOString();

/** A scheduled text is published at its instant: until then the gate says that it is not live yet. */
function lifecycle({ state, 'live-at': liveAt }, before, now) {
  return {
    draft: { state: 'draft' },
    published: { state: 'published', published_at: before?.published_at ?? now, checked_at: now },
    scheduled: { state: 'published', published_at: liveAt && instant(liveAt), go_live_at: liveAt && instant(liveAt), checked_at: now },
  }[state];
}

/** What storing a draft will cause, before it is done. */
export function effectsView(draft, segments, words) {
  const accepted = draft.decisions.filter((decision) => decision.answer === 'accepted');
  const chosen = accepted.filter((decision) => decision.kind === 'segment');
  const until = words.day(Date.now() + TARGETING);
  const { state, 'live-at': liveAt, embargo } = draft.fields;
  const when = state === 'scheduled' && liveAt ? words.moment(liveAt) : undefined;
  return [
    h('p', {}, words.say(`causes_${state}`, { when: when ?? '…', id: draft.item ?? idOf(draft.fields.title) })),
    embargo && h('p', {}, words.say('causes_embargo', { when: words.moment(embargo) })),
    h('ul', {},
      chosen.map((decision) => {
        const reach = segments.get(decision.value)?.reach;
        return h('li', {}, words.say(`causes_segment_${state === 'published' && !embargo ? 'now' : 'later'}`, { name: decision.label ?? decision.value, until }), ' ',
          h('span', { class: 'muted' }, reach ? words.say('causes_reach', { size: words.number(reach.size) }) : words.say('reach_unknown')));
      }),
      chosen.length === 0 && h('li', { class: 'muted' }, words.say('causes_no_segment')),
      accepted.length > chosen.length && h('li', {}, words.count('causes_terms', accepted.length - chosen.length))),
  ].filter(Boolean);
}

/**
 * Stores a draft as an item, then what was decided about it. What could not be sent stays with the draft.
 *
 * @param context `who` (imprint and desk), `language` as it was detected, `by`, and `ahead`, see `clockAhead`
 * @param keep called with the draft whenever a part of it is done
 * @returns the item's id
 */
export async function store(api, draft, context, keep) {
  if (!draft.stored) {
    draft.item = await put(api, draft, context);
    draft.tag = await api.tag(draft.item);
    draft.stored = true;
    keep(draft);
  }
  while (draft.decisions.length > 0) {
    const [decision, ...rest] = draft.decisions;
    await api.decide(draft.item, { ...decision, by: context.by });
    draft.decisions = rest;
    keep(draft);
  }
  return draft.item;
}

async function put(api, draft, context) {
  const send = (id, headers) => api.store(id, itemOf(id, draft, context), headers);
  if (draft.item) {
    await send(draft.item, draft.tag ? { 'If-Match': draft.tag } : { 'If-None-Match': '*' });
    return draft.item;
  }
  const id = idOf(draft.fields.title);
  for (let i = 1; i < MOST_NAMESAKES; i++) {
    const tried = i === 1 ? id : `${id}-${i}`;
    try {
      await send(tried, { 'If-None-Match': '*' });
      return tried;
    } catch (problem) {
      if (problem.code !== 'precondition_failed') {
        throw problem;
      }
    }
  }
  throw new Error('no free id');
}
