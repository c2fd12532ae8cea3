import { channelText, recipientsView, skippedLines, stateView } from './campaigns-view.js';
import { h } from './dom.js';
import { reasonDetail } from './explain.js';
import { button, card, factText, itemLink, lines, muted, nothing, table, tone, values } from './views.js';

const FACTS = ['price', 'availability', 'appears_on'];
const STEPS = ['draft', 'frozen', 'approved', 'sending'];
const POSSIBLE = {
  draft: ['freeze', 'cancel'], frozen: ['approve', 'freeze', 'cancel'], approved: ['send', 'freeze', 'cancel'],
  sending: ['pause', 'cancel', 'recall'], paused: ['send', 'freeze', 'cancel', 'recall'], cancelled: ['recall'], recalled: [],
};

/** What a message states of a title, each fact with its source and age. */
export function factsView(facts, { words, names }) {
  const stated = FACTS.filter((fact) => facts?.[fact]);
  return stated.length === 0 ? muted(words.say('facts_not_stated'))
    : h('dl', { class: 'values' }, stated.flatMap((fact) => [h('dt', {}, words.say(`statement_${fact}`)), h('dd', {}, factText(fact, facts[fact].value, words), ' ',
      facts[fact].source && muted(words.say('from_source', { source: names.source(facts[fact].source), age: words.ago(facts[fact].confirmed_at) })))]));
}

/** Whether a title passes, and for each reason against it what helps. */
export function judgedView(judged, context) {
  const { words } = context;
  const reasons = (judged?.reasons ?? []).filter((reason) => ['block', 'indeterminate'].includes(reason.severity));
  const fix = (reason) => (words.has(`fix_${reason.code}`) ? words.say(`fix_${reason.code}`) : reason.fix);
  return judged?.passes ? [tone(words.say('campaign_passes'), 'pass')]
    : [tone(words.say('campaign_stays_out'), 'block'), reasons.length === 0 ? muted(words.say('campaign_not_admitted'))
      : h('ul', { class: 'plain' }, reasons.map((reason) => h('li', {}, words.say(reason.code), muted(reasonDetail(reason, context)), muted(words.say('verdict_fix', { fix: fix(reason) })))))];
}

const codeText = (code, words) => words.say(code === 'facts_changed' || code === 'segment_not_here' ? `stop_${code}` : code);

const stateOf = (campaign, words) => h('div', { class: 'lead' }, h('p', {}, stateView(campaign, words), ' ', muted(words.say(`campaign_means_${campaign.state}`))));

function stepsView({ campaign }, words) {
  const done = STEPS.indexOf(campaign.state === 'paused' ? 'sending' : campaign.state);
  return h('ol', { class: 'progress', 'aria-label': words.say('campaign_steps') }, STEPS.map((step, i) => h('li', { 'aria-current': i === done ? 'step' : undefined, class: i <= done ? 'reached' : undefined }, words.say(`campaign_step_${step}`))));
}

/** What can be done now; a version that somebody else changed is read again. */
function actionsView({ campaign, tag, rights }, context) {
  const { words, api, attempt, refresh } = context;
  const act = async (action) => {
    const done = await attempt(() => api.call('POST', `/v1/campaigns/${encodeURIComponent(campaign.id)}/${action}`, undefined, undefined, { 'If-Match': tag }), words.say(`campaign_did_${action}`));
    if (done === undefined) {
      await refresh(true);
    }
  };
  const over = new Date(campaign.until) <= Date.now();
  const actions = POSSIBLE[campaign.state].filter((action) => !over || action === 'recall' || action === 'cancel');
  const name = (action) => (action === 'freeze' && campaign.frozen ? 'freeze_again' : action === 'send' && campaign.state === 'paused' ? 'go_on' : action);
  const editable = !campaign.started_at && campaign.segment;
  return card(words.say('campaign_next'),
    stepsView({ campaign }, words),
    actions.length === 0 && nothing(words.say('campaign_no_action')),
    h('ul', { class: 'rows' }, actions.map((action, i) => h('li', {}, h('div', { class: 'what' }, words.say(`campaign_does_${name(action)}`),
      action === 'approve' && !rights.approve && muted(words.say('campaign_who_approves'))),
    button(words.say(`campaign_do_${name(action)}`), () => act(action), { id: `do-${action}`, class: i === 0 ? 'primary' : undefined, disabled: action === 'approve' && !rights.approve })))),
    editable && h('p', { class: 'actions' }, h('a', { class: 'button', href: `/campaigns.html?${new URLSearchParams({ campaign: campaign.id, part: 'edit' })}` }, words.say('campaign_edit'))));
}

function aboutView({ campaign, segments }, context) {
  const { words, names } = context;
  const query = campaign.segment && new URLSearchParams({ segment: campaign.segment });
  return card(words.say('campaign_about'), values([
    [words.say('campaign_to'), recipientsView(campaign, segments, words)],
    [words.say('campaign_channel'), channelText(campaign.channel, words)],
    [words.say('campaign_at'), [words.moment(campaign.send_at), ' ', muted(words.say('limit_until', { at: words.moment(campaign.until) }))]],
    [words.say('campaign_country'), words.region(campaign.territory)],
    [words.say('owner'), [names.imprint(campaign.imprint), ' ', muted(names.desk(campaign.owner))]],
    [words.say('campaign_omits'), campaign.omits.length > 0 && campaign.omits.map((fact) => words.say(`statement_${fact}`)).join(', ')],
    [words.say('campaign_approved_by'), campaign.approved_by],
    [words.say('campaign_started'), campaign.started_at && words.moment(campaign.started_at)],
  ]), h('p', { class: 'actions' },
    query && h('a', { class: 'button', href: `/preview.html?${query}` }, words.say('campaign_preview')), ' ',
    h('a', { class: 'button', href: '/statements.html' }, words.say('statements')), ' ', h('a', { class: 'button', href: '/crm.html' }, words.say('crm'))));
}

const titleOf = (id, titles, words) => (titles.get(id) ? itemLink(id, titles.get(id).title, titles.get(id).language) : h('span', {}, words.say('item_gone')));

/** Each title: what was approved, what holds now, and what holds as of the send time. */
function checkView({ campaign, check, titles }, context) {
  const { words } = context;
  const by = (list) => new Map((list ?? []).map((one) => [one.item, one]));
  const [now, later, frozen] = [by(check.now), by(check.as_of_send_time), by(campaign.frozen?.items)];
  const ahead = new Date(campaign.send_at) > Date.now();
  const columns = ['headline', ...campaign.frozen ? ['campaign_frozen'] : [], 'campaign_now', ...ahead ? ['campaign_then'] : []].map((key) => words.say(key));
  const frozenView = (one) => (one.passes ? [tone(words.say('campaign_approved_item'), 'pass'), factsView(one.facts, context)]
    : [tone(words.say('campaign_stays_out'), 'block'), muted([...new Set(one.reasons)].map((code) => codeText(code, words)).join(', '))]);
  const changed = (one, fact) => one?.facts?.[fact]?.value !== now.get(one?.item)?.facts?.[fact]?.value;
  const differs = (id) => frozen.get(id)?.passes && now.get(id)?.passes && FACTS.some((fact) => changed(frozen.get(id), fact));
  return card(words.say('campaign_check'),
    check.obstacle && h('p', { class: 'failed' }, words.say('campaign_obstacle', { why: words.say(words.has(`left_${check.obstacle}`) ? `left_${check.obstacle}` : 'left_segment_unknown') })),
    h('p', { class: 'muted' }, words.say('campaign_check_lead')),
    table(words.say('campaign_check'), columns, campaign.items.map((id) => ({
      id,
      cells: [
        titleOf(id, titles, words),
        ...frozen.get(id) ? [frozenView(frozen.get(id))] : campaign.frozen ? [muted('–')] : [],
        [...judgedView(now.get(id), context), now.get(id)?.passes && factsView(now.get(id).facts, context), differs(id) && h('p', { class: 'failed' }, words.say('campaign_facts_differ'))].filter(Boolean),
        ...ahead ? [judgedView(later.get(id), context)] : [],
      ],
    }))));
}

/** Who would get it now, and why others would not. */
function reachView({ reach }, { words }) {
  return card(words.say('campaign_reach'),
    h('p', {}, h('strong', {}, words.count('campaign_reach_of', reach.messages).replace('{people}', words.number(reach.people))), !reach.complete && muted(words.say('campaign_reach_part'))),
    skippedLines(reach.skipped, words).length > 0 && lines(Object.entries(reach.skipped).filter(([, number]) => number > 0).map(([code, number]) => ({
      id: code, what: words.say(`skipped_${code}`), note: words.say(`skipped_${code}_means`, { count: words.number(reach.contacts_per_week) }), actions: h('span', { class: 'amount' }, words.number(number)),
    })), ''),
    values([
      [words.say('campaign_first'), reach.first_at ? words.moment(reach.first_at) : words.say('campaign_never')],
      [words.say('campaign_quiet'), words.say('campaign_quiet_hours', { from: reach.quiet_hours.split('-')[0], to: reach.quiet_hours.split('-')[1] })],
    ]));
}

/** What became of it: numbers, people who get nothing, and titles that were left out. */
function resultView({ campaign, result, titles }, context) {
  const { words } = context;
  const numbers = ['sent', 'unsettled', 'not_sent', 'stopped', 'recalled'].filter((key) => key === 'sent' || result[key] > 0);
  return [
    card(words.say('campaign_result'),
      values(numbers.map((key) => [words.say(`result_${key}`), [h('span', { class: 'amount' }, words.number(result[key])), ' ', muted(words.say(`result_${key}_means`))]])),
      campaign.state === 'recalled' && result.sent + result.unsettled > 0 && h('p', { class: 'failed' }, words.count('campaign_to_take_back', result.sent + result.unsettled)),
      h('p', { class: 'muted' }, words.say(result.exhausted ? 'campaign_all_looked_at' : 'campaign_not_all_looked_at')),
      h('h3', {}, words.say('campaign_skipped')),
      lines(Object.entries(result.skipped).filter(([, number]) => number > 0).map(([code, number]) => ({
        id: code, what: words.say(`skipped_${code}`), note: words.say(`skipped_${code}_was`), actions: h('span', { class: 'amount' }, words.number(number)),
      })), words.say('campaign_nobody_skipped'))),
    card(words.say('campaign_stops'), lines(result.stops.map((stop) => ({
      id: stop.item, what: titleOf(stop.item, titles, words),
      note: [stop.reasons.map((code) => codeText(code, words)).join(', '), words.say('campaign_stop_from', { from: words.moment(stop.from), last: words.moment(stop.last) })].join(' · '),
      actions: tone(words.say('campaign_left_out'), 'block'),
    })), words.say('campaign_no_stops'))),
    card(words.say('campaign_editions'), result.editions.length === 0 ? nothing(words.say('campaign_no_editions')) : result.editions.map((edition) => [
      h('h3', {}, words.say('campaign_edition', { number: words.number(edition.number), at: words.moment(edition.at) })),
      lines(edition.facts.map((facts) => ({ id: `${edition.number}-${facts.item}`, what: [titleOf(facts.item, titles, words), factsView(facts, context)] })), ''),
    ]).flat()),
  ];
}

function recallsView({ campaign, recalls, titles }, { words }) {
  return card(words.say('campaign_recalls'), lines(recalls.map((recall) => ({
    id: recall.id, what: titleOf(recall.item, titles, words),
    note: [words.say(`recall_${recall.action}`), recall.reasons.map((code) => words.say(code)).join(', '), words.moment(recall.at)].filter(Boolean).join(' · '),
    actions: words.say(`recall_is_${recall.state}`),
  })), words.say(campaign.state === 'recalled' ? 'campaign_recalled_whole' : 'campaign_no_recalls')),
  recalls.length > 0 && h('p', { class: 'more' }, h('a', { class: 'plain-link', href: '/recalls.html' }, words.say('campaign_all_recalls'))));
}

/** One campaign, from a draft to what became of it. */
export function campaignView(data, context) {
  const { words } = context;
  return [
    h('p', { class: 'back' }, h('a', { href: '/campaigns.html' }, words.say('campaigns_all'))),
    stateOf(data.campaign, words),
    h('div', { class: 'split' },
      h('div', {}, actionsView(data, context), data.result && resultView(data, context)),
      h('div', {}, aboutView(data, context), data.reach && reachView(data, context), data.result && recallsView(data, context))),
    checkView(data, context),
  ];
}
