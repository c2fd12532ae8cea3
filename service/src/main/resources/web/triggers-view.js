import { factsView, judgedView } from './campaign-view.js';
import { campaignLink, channelText, stateView } from './campaigns-view.js';
import { h } from './dom.js';
import { idOf } from './publish.js';
import { button, card, field, form, itemLink, lines, muted, select, segmentLink, table, tone, values } from './views.js';

const KINDS = ['new_title', 'series_continues', 'wish_available', 'wish_cheaper', 'event_near'];

const path = (id, what = '') => `/v1/triggers/${encodeURIComponent(id)}${what}`;

const triggerLink = ({ id, reason }) => h('a', { href: `/campaigns.html?${new URLSearchParams({ part: 'triggers', trigger: id })}` }, reason);

function stateOf({ paused_at: paused }, words) {
  return paused ? [tone(words.say('trigger_paused'), 'warn'), muted(words.say('trigger_paused_since', { at: words.moment(paused) }))] : tone(words.say('trigger_runs'), 'pass');
}

/** All triggers, and a form for another. */
export function triggersView({ triggers, made, segments, rights }, context) {
  const { words, names } = context;
  const columns = ['trigger', 'trigger_kind', 'state', 'campaign_channel', 'owner', 'trigger_made'].map((key) => words.say(key));
  const of = (id) => made.filter((campaign) => campaign.trigger === id);
  return [
    h('p', { class: 'lead' }, words.say('triggers_lead')),
    triggers.length === 0 ? h('div', { class: 'empty' }, words.say('triggers_none'))
      : table(words.say('campaigns_triggers'), columns, triggers.map((trigger) => ({
        id: trigger.id,
        cells: [triggerLink(trigger), words.say(`trigger_${trigger.kind}`), stateOf(trigger, words), channelText(trigger.channel, words),
          [names.imprint(trigger.imprint), muted(names.desk(trigger.owner))],
          h('a', { class: 'plain-link', href: `/campaigns.html?${new URLSearchParams({ trigger: trigger.id })}` }, words.count('trigger_campaigns', of(trigger.id).length))],
      }))),
    rights.approve ? newTrigger({ triggers, segments }, context) : card(words.say('trigger_new'), h('p', { class: 'nothing' }, words.say('trigger_who_makes'))),
  ];
}

function newTrigger({ triggers, segments }, context) {
  const { words, api, attempt, desks, imprints } = context;
  const near = h('div', { class: 'wide form', hidden: true },
    field(words.say('trigger_town'), h('input', { name: 'town', maxlength: 200 })),
    field(words.say('trigger_near'), select('segment', [...segments.values()].map((segment) => [segment.id, segment.name]), '')));
  const kind = select('kind', KINDS.map((one) => [one, words.say(`trigger_${one}`)]), KINDS[0], { onchange: ({ target }) => {
    near.hidden = target.value !== 'event_near';
  } });
  const put = (typed) => {
    const known = new Set(triggers.map((one) => one.id));
    const plain = idOf(typed.reason).slice(0, 50);
    const id = known.has(plain) ? `${plain}-${known.size + 1}` : plain;
    const { town, segment, hours, ...rest } = typed;
    return attempt(() => api.call('PUT', path(id), { ...rest, hours: Number(hours), ...(typed.kind === 'event_near' && { town, segment }) }),
      words.say('trigger_stored', { reason: typed.reason }), () => () => api.call('DELETE', path(id)));
  };
  return card(words.say('trigger_new'), form(put,
    field(words.say('campaign_field_reason'), h('input', { name: 'reason', required: true, maxlength: 200 }), true),
    field(words.say('trigger_kind'), kind),
    field(words.say('imprint'), select('imprint', imprints.map((one) => [one.id, one.name]), imprints[0]?.id)),
    field(words.say('campaign_field_owner'), select('owner', desks.map((desk) => [desk.id, desk.name]), desks[0]?.id)),
    field(words.say('campaign_field_channel'), h('input', { name: 'channel', required: true, maxlength: 20, pattern: '[a-z][a-z0-9\\-]{0,19}', value: 'mail', title: words.say('campaign_channel_hint') })),
    field(words.say('trigger_hours'), h('input', { name: 'hours', type: 'number', min: 1, max: 168, required: true, value: 72 })),
    near,
    h('p', { class: 'actions wide' }, h('button', { type: 'submit', class: 'primary' }, words.say('trigger_store')))));
}

/** One trigger: what it waits for, what it would send now, and the campaigns that it made. */
export function triggerView({ trigger, waiting, campaigns, found, titles, segments, rights }, context) {
  const { words, names, api, attempt, address } = context;
  const act = (what, done) => attempt(() => api.call('POST', path(trigger.id, `/${what}`)), words.say(done));
  const remove = () => attempt(async () => {
    await api.call('DELETE', path(trigger.id));
    address.set({ trigger: undefined });
  }, words.say('trigger_removed'));
  const near = segments.get(trigger.segment);
  const title = (id) => (titles.get(id) ? itemLink(id, titles.get(id).title, titles.get(id).language) : h('span', {}, words.say('item_gone')));
  return [
    h('p', { class: 'back' }, h('a', { href: '/campaigns.html?part=triggers' }, words.say('triggers_all'))),
    h('p', { class: 'lead' }, words.say(`trigger_${trigger.kind}_means`)),
    h('div', { class: 'split' },
      card(words.say('trigger_waits'), h('p', { class: 'muted' }, words.say('trigger_waits_lead')), waiting.titles.length === 0 ? h('p', { class: 'nothing' }, words.say(`trigger_nothing_waits_${trigger.kind.startsWith('wish') ? 'wish' : trigger.kind === 'event_near' ? 'event' : 'title'}`))
        : table(words.say('trigger_waits'), ['headline', 'campaign_now', 'trigger_people'].map((key) => words.say(key)), waiting.titles.map((one) => ({
          id: one.title.item,
          cells: [title(one.title.item), [...judgedView(one.title, context), one.title.passes && factsView(one.title.facts, context)].filter(Boolean),
            [h('span', { class: 'amount' }, words.number(one.messages)), muted(words.say('trigger_of_people', { people: words.number(one.people) }))]],
        }))),
        !waiting.complete && h('p', { class: 'muted' }, words.say('trigger_more_wait'))),
      h('div', {},
        card(words.say('trigger'), values([
          [words.say('state'), stateOf(trigger, words)],
          [words.say('trigger_kind'), words.say(`trigger_${trigger.kind}`)],
          [words.say('campaign_channel'), channelText(trigger.channel, words)],
          [words.say('owner'), [names.imprint(trigger.imprint), ' ', muted(names.desk(trigger.owner))]],
          [words.say('trigger_lasts'), words.duration(`PT${trigger.hours}H`)],
          [words.say('trigger_town'), trigger.town],
          [words.say('trigger_near'), trigger.segment && (near ? segmentLink(near.id, near.name, near.language) : words.say('campaign_segment_gone'))],
        ]), h('p', { class: 'actions' },
          trigger.paused_at ? button(words.say('trigger_resume'), () => act('resume', 'trigger_resumed'), { id: 'resume', class: 'primary', disabled: !rights.approve })
            : button(words.say('trigger_pause'), () => act('pause', 'trigger_is_paused'), { id: 'pause' }),
          button(words.say('trigger_remove'), remove, { id: 'remove', class: 'quiet', disabled: !rights.approve })),
        !rights.approve && muted(words.say('trigger_who_makes'))),
        card(words.say('trigger_made'), lines(campaigns.map((one) => ({
          id: one.id, what: [campaignLink(one), ' ', title(one.items[0])], note: [words.moment(one.send_at), words.say('campaign_sent', { count: words.number(one.counts.sent) })].join(' · '), actions: stateView(one, words),
        })), words.say('trigger_made_none')), found > campaigns.length && h('p', { class: 'more' }, h('a', { class: 'plain-link', href: `/campaigns.html?${new URLSearchParams({ trigger: trigger.id })}` }, words.say('trigger_made_all')))))),
  ];
}
