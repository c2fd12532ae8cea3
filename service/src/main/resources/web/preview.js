import { h } from './dom.js';
import { runPage } from './page.js';
import { allSegments, card, field, form, itemLink, lines, muted, nothing, select, titlesOf, tone } from './views.js';

const DEVICES = ['phone', 'tablet', 'desktop'];

/** What a segment or a made-up reader would get now or at a time, on each placement. */
async function load({ api, address }) {
  const segments = await allSegments(api);
  const at = address.get('at');
  const viewed = address.get('viewed');
  const question = {
    segment: address.get('segment'),
    device: DEVICES.includes(address.get('device')) ? address.get('device') : undefined,
    views: viewed ? [{ of: 'item', id: viewed, count: Number(address.get('count')) || 1 }] : [],
    liked: viewed ? [viewed] : [],
    at: at ? new Date(at).toISOString() : undefined,
  };
  const answer = await api.call('POST', '/v1/previews', question);
  const ids = [...answer.list.items, ...answer.placements.flatMap((one) => one.considered.map((rule) => rule.item)), ...answer.campaigns.flatMap((one) => one.items)].map((one) => one.item);
  return { segments, answer, titles: await titlesOf(api, [...new Set(ids)].slice(0, 60)) };
}

function itemView(one, titles, { words }) {
  const item = titles.get(one.item);
  return {
    id: one.item,
    what: item ? itemLink(one.item, item.title, item.language) : words.say('item_gone'),
    note: [one.why && words.say(words.has(`why_readers_${one.why}`) ? `why_readers_${one.why}` : 'why_readers_other'),
      ...one.passes ? [] : [...new Set(one.reasons.filter((reason) => ['block', 'indeterminate'].includes(reason.severity)).map((reason) => words.say(reason.code)))]].filter(Boolean).join(' · '),
    actions: tone(words.say(one.passes ? 'preview_shown' : 'preview_not_shown'), one.passes ? 'pass' : 'block'),
  };
}

function asking({ segments }, { words, address, go }) {
  return form((values) => go(values),
    field(words.say('segment'), select('segment', [['', words.say('preview_no_segment')], ...segments.map(({ segment }) => [segment.id, segment.name])], address.get('segment') ?? '')),
    field(words.say('preview_at'), h('input', { type: 'datetime-local', name: 'at', value: address.get('at') ?? '' })),
    field(words.say('preview_device'), select('device', [['', words.say('preview_any')], ...DEVICES.map((device) => [device, words.say(`preview_${device}`)])], address.get('device') ?? '')),
    field(words.say('preview_viewed'), h('input', { name: 'viewed', maxlength: 100, value: address.get('viewed') ?? '' })),
    field(words.say('preview_count'), h('input', { type: 'number', name: 'count', min: 1, max: 99, value: address.get('count') ?? '' })),
    h('p', { class: 'actions' }, h('button', { type: 'submit' }, words.say('preview_ask'))));
}

function view(data, context) {
  const { words } = context;
  const { answer, titles } = data;
  const shown = (items, none) => lines(items.map((one) => itemView(one, titles, context)), words.say(none));
  return {
    title: words.say('preview'),
    content: [
      h('p', { class: 'lead' }, words.say('preview_lead')),
      card(words.say('preview_for'), asking(data, context)),
      card(words.say('preview_list'), h('p', { class: 'muted' }, words.say('preview_as_of', { at: words.moment(answer.at) })),
        answer.list.fallbacks.map((code) => h('p', { class: 'failed' }, words.say(words.has(`fallback_${code}`) ? `fallback_${code}` : 'fallback_other'))),
        shown(answer.list.items, 'readers_none')),
      card(words.say('preview_placements'), answer.placements.length === 0 ? nothing(words.say('preview_no_placements'))
        : answer.placements.map((one) => [h('h3', {}, h('span', { translate: 'no', class: 'code' }, one.placement)), shown(one.considered.map((rule) => rule.item), 'preview_nothing_holds')]).flat()),
      card(words.say('preview_campaigns'), answer.campaigns.length === 0 ? nothing(words.say('preview_no_campaigns'))
        : answer.campaigns.map((one) => [h('h3', {}, h('a', { translate: 'no', class: 'plain-link', href: `/campaigns.html?campaign=${encodeURIComponent(one.id)}` }, one.id), ' ', muted(words.say(one.open ? 'preview_open' : 'preview_closed'))), shown(one.items, 'readers_none')]).flat()),
    ],
  };
}

runPage({ name: 'preview', load, view });
