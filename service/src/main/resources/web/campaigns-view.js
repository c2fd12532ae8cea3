import { h } from './dom.js';
import { field, form, muted, nothing, segmentLink, select, table, tone } from './views.js';

const STATES = ['draft', 'frozen', 'approved', 'sending', 'paused', 'cancelled', 'recalled'];
const TONES = { draft: undefined, frozen: 'warn', approved: 'pass', sending: 'pass', paused: 'warn', cancelled: 'block', recalled: 'block' };
const WEEKS = 5;
const DAY = 864e5;

/** A campaign's state as a word; one whose time is over is over, whatever its state. */
export function stateView(campaign, words) {
  const over = ['sending', 'paused', 'draft', 'frozen', 'approved'].includes(campaign.state) && new Date(campaign.until) <= Date.now();
  const text = words.say(over ? (campaign.started_at ? 'campaign_is_over' : 'campaign_is_missed') : `campaign_is_${campaign.state}`);
  const of = over ? undefined : TONES[campaign.state];
  return of ? tone(text, of) : h('span', {}, text);
}

export function campaignLink({ id, reason }) {
  return h('a', { href: `/campaigns.html?campaign=${encodeURIComponent(id)}` }, reason);
}

/** The people of a campaign: a segment, or those who asked for what happened. */
export function recipientsView({ segment, trigger }, segments, words) {
  const known = segments.get(segment);
  return [
    segment && (known ? segmentLink(segment, known.name, known.language) : h('span', {}, words.say('campaign_segment_gone'))),
    trigger && h('a', { class: 'plain-link', href: `/campaigns.html?${new URLSearchParams({ part: 'triggers', trigger })}` }, words.say('campaign_by_trigger')),
  ].filter(Boolean).flatMap((one, i) => (i > 0 ? [' ', one] : [one]));
}

/** A channel as a word, where it is one of the usual ones. */
export function channelText(channel, words) {
  return words.has(`channel_${channel}`) ? words.say(`channel_${channel}`) : h('span', { translate: 'no' }, channel);
}

/** The reasons for which people get no message, each with its number. */
export function skippedLines(skipped, words) {
  return Object.entries(skipped).filter(([, number]) => number > 0).map(([code, number]) => `${words.say(`skipped_${code}`)}: ${words.number(number)}`);
}

function numbersView(campaign, planned, words) {
  const { counts } = campaign;
  const skipped = Object.values(counts.skipped).reduce((sum, number) => sum + number, 0);
  if (!campaign.started_at) {
    return planned ? [h('span', {}, words.say(planned.complete ? 'campaign_planned' : 'campaign_planned_least', { count: words.number(planned.messages) })),
      muted(skippedLines(planned.skipped, words).join(' · '))] : muted('–');
  }
  return [
    h('span', {}, words.say('campaign_sent', { count: words.number(counts.sent) })),
    muted([
      counts.unsettled > 0 && words.say('campaign_unsettled', { count: words.number(counts.unsettled) }),
      skipped > 0 && skippedLines(counts.skipped, words).join(' · '),
      counts.recalled > 0 && words.say('campaign_taken_back', { count: words.number(counts.recalled) }),
    ].filter(Boolean).join(' · ')),
  ];
}

function filterView({ filter, campaigns, segments }, { words, desks, go }) {
  const all = (key) => ['', words.say(key)];
  const channels = [...new Set(['mail', 'push', filter.channel, ...campaigns.map((one) => one.channel)])].filter(Boolean);
  const change = ({ target }) => go({ [target.name]: target.value });
  const one = (name, label, entries) => field(words.say(label), select(name, entries, filter[name] ?? '', { id: `filter-${name}`, onchange: change }));
  return form(() => {},
    one('state', 'state', [all('all'), ...STATES.map((state) => [state, words.say(`campaign_is_${state}`)])]),
    one('segment', 'segment', [all('all'), ...[...segments.values()].map((segment) => [segment.id, segment.name])]),
    one('channel', 'campaign_channel', [all('all'), ...channels.map((channel) => [channel, words.has(`channel_${channel}`) ? words.say(`channel_${channel}`) : channel])]),
    one('owner', 'desk', [all('all'), ...desks.map((desk) => [desk.id, desk.name])]),
    one('made_by', 'campaign_made_by', [all('all'), ['people', words.say('campaign_by_people')], ['triggers', words.say('campaign_by_triggers')]]));
}

/** All campaigns, the latest send time first. */
export function listView(data, context) {
  const { words, names } = context;
  const { campaigns, found, filter, segments, planned } = data;
  const columns = ['campaign', 'state', 'campaign_to', 'campaign_channel', 'campaign_at', 'desk', 'campaign_numbers'].map((key) => words.say(key));
  const filtered = Object.keys(filter).length > 0;
  return [
    h('p', { class: 'lead' }, words.say('campaigns_lead')),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: '/campaigns.html?part=new' }, words.say('campaign_new')), ' ',
      h('a', { class: 'button', href: '/statements.html' }, words.say('statements')), ' ', h('a', { class: 'button', href: '/preview.html' }, words.say('preview'))),
    h('div', { class: 'card' }, filterView(data, context)),
    h('p', { class: 'muted', id: 'found' }, words.count('campaigns_found', found)),
    campaigns.length === 0 ? h('div', { class: 'empty' }, h('p', {}, words.say(filtered ? 'campaigns_none_such' : 'campaigns_none')),
      filtered && h('a', { class: 'plain-link', href: '/campaigns.html' }, words.say('campaigns_show_all')))
      : table(words.say('campaigns'), columns, campaigns.map((one) => ({
        id: one.id,
        cells: [campaignLink(one), stateView(one, words), recipientsView(one, segments, words), channelText(one.channel, words),
          [words.moment(one.send_at), muted(words.ago(one.send_at))], names.desk(one.owner), numbersView(one, planned.get(one.id), words)],
      }))),
  ];
}

/** The days from the start of this week on, each with what is sent then. */
export function calendarView({ campaigns, segments }, { words }) {
  const today = new Date(new Date().toDateString());
  const first = new Date(today);
  first.setDate(first.getDate() - (first.getDay() + 6) % 7);
  const days = Array.from({ length: 7 * WEEKS }, (_, i) => new Date(first.getFullYear(), first.getMonth(), first.getDate() + i));
  const planned = campaigns.filter((one) => !['cancelled', 'recalled'].includes(one.state));
  const on = (day) => planned.filter((one) => new Date(one.send_at).toDateString() === day.toDateString()).sort((a, b) => a.send_at.localeCompare(b.send_at));
  const end = new Date(days.at(-1).getTime() + DAY);
  const any = planned.some((one) => new Date(one.send_at) >= first && new Date(one.send_at) < end);
  const weekday = new Intl.DateTimeFormat(words.language, { weekday: 'long', day: 'numeric', month: 'long' });
  return [
    h('p', { class: 'lead' }, words.say('calendar_lead')),
    !any && nothing(words.say('calendar_none')),
    h('ol', { class: 'calendar' }, days.map((day) => {
      const sent = on(day);
      return h('li', { class: [day < today && 'past', sent.length > 0 && 'busy'].filter(Boolean).join(' ') || undefined, 'aria-current': day.getTime() === today.getTime() ? 'date' : undefined },
        h('h2', {}, weekday.format(day)),
        sent.map((one) => h('div', { class: 'sent' }, campaignLink(one), muted([words.times.format(new Date(one.send_at)), words.has(`channel_${one.channel}`) ? words.say(`channel_${one.channel}`) : one.channel, segments.get(one.segment)?.name].filter(Boolean).join(' · ')),
          stateView(one, words), crowded(one, planned) && muted(words.say('calendar_crowded')))));
    })),
  ];
}

const isBefore = (one, other) => one.send_at < other.send_at || (one.send_at === other.send_at && one.id < other.id);

/** Whether more campaigns go to the same segment over the same channel in the seven days before. */
function crowded(campaign, all) {
  const at = new Date(campaign.send_at);
  return campaign.segment && all.some((other) => other.id !== campaign.id && other.segment === campaign.segment && other.channel === campaign.channel
    && isBefore(other, campaign) && at - new Date(other.send_at) < 7 * DAY);
}
