import { h } from './dom.js';
import { idOf } from './publish.js';
import { button, card, field, lines, muted, nothing, select, values } from './views.js';

const FACTS = ['price', 'availability', 'appears_on'];
const MOST_TITLES = 20;
const PAUSE = 250;

/** An instant as a field for dates and times takes it. */
function localOf(instant) {
  const at = new Date(instant);
  return new Date(at - at.getTimezoneOffset() * 6e4).toISOString().slice(0, 16);
}

/** Tomorrow at nine. */
function soon() {
  const at = new Date();
  at.setDate(at.getDate() + 1);
  at.setHours(9, 0, 0, 0);
  return localOf(at);
}

const fieldsOf = (campaign) => ({
  reason: campaign.reason, owner: campaign.owner, segment: campaign.segment, channel: campaign.channel,
  send_at: localOf(campaign.send_at), until: localOf(campaign.until), items: campaign.items, omits: campaign.omits,
});

const requestOf = (fields, territory) => ({
  owner: fields.owner, reason: fields.reason.trim(), segment: fields.segment, channel: fields.channel.trim(), items: fields.items, omits: fields.omits,
  send_at: new Date(fields.send_at).toISOString(), ...(fields.until && { until: new Date(fields.until).toISOString() }), ...(territory && { territory }),
});

/** An id that no campaign has: made of the reason. */
function freeId(reason, campaigns) {
  const known = new Set(campaigns.map((one) => one.id));
  const plain = idOf(reason).slice(0, 60);
  let id = plain;
  for (let n = 2; known.has(id); n++) {
    id = `${plain}-${n}`;
  }
  return id;
}

/** A field that finds titles by their words, and the list of those that were chosen. */
function picker(chosen, titles, context, changed) {
  const { words, api } = context;
  const list = h('div', { id: 'chosen' });
  const found = h('ul', { id: 'found-titles', class: 'rows' });
  const said = h('p', { class: 'muted', role: 'status' });
  let timer;
  let turn = 0;
  const show = () => list.replaceChildren(lines(chosen.map((id, i) => ({
    id, what: h('span', { lang: titles.get(id)?.language }, titles.get(id)?.title ?? words.say('item_gone')),
    actions: [i > 0 && button(words.say('campaign_up'), () => move(i), { class: 'quiet', 'aria-label': words.say('campaign_up_title', { title: titles.get(id)?.title ?? id }) }),
      button(words.say('campaign_remove'), () => remove(id), { class: 'quiet', 'aria-label': words.say('campaign_remove_title', { title: titles.get(id)?.title ?? id }) })].filter(Boolean),
  })), words.say('campaign_no_titles')));
  const after = () => {
    show();
    changed();
  };
  const move = (i) => {
    chosen.splice(i - 1, 0, ...chosen.splice(i, 1));
    after();
  };
  const remove = (id) => {
    chosen.splice(chosen.indexOf(id), 1);
    after();
  };
  const add = (item) => {
    titles.set(item.id, item);
    chosen.push(item.id);
    found.replaceChildren();
    said.textContent = words.say('campaign_added', { title: item.title });
    input.value = '';
    input.focus();
    after();
  };
  const search = async () => {
    const mine = ++turn;
    const text = input.value.trim();
    if (!text) {
      found.replaceChildren();
      said.textContent = '';
      return;
    }
    try {
      const { items } = await api.items({ q: text, limit: 6 });
      const others = items.filter((item) => !chosen.includes(item.id));
      if (mine === turn) {
        said.textContent = words.count('campaign_titles_found', others.length);
        found.replaceChildren(...others.map((item) => h('li', {}, h('div', { class: 'what' }, h('span', { lang: item.language }, item.title), muted(context.names.imprint(item.imprint))),
          button(words.say('campaign_add'), () => add(item), { 'data-add': item.id, 'aria-label': words.say('campaign_add_title', { title: item.title }), disabled: chosen.length >= MOST_TITLES }))));
      }
    } catch (problem) {
      said.textContent = words.problem(problem);
    }
  };
  const input = h('input', { name: 'find', id: 'find', maxlength: 200, autocomplete: 'off', oninput: () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  }, onkeydown: (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      found.querySelector('button')?.click();
    }
  } });
  show();
  return h('div', { class: 'wide' }, field(words.say('campaign_find'), input), said, found, h('h3', {}, words.say('campaign_titles')), list);
}

/** What somebody else stored meanwhile, beside what is typed here; one of both is kept. */
function conflictView(mine, theirs, { words, names, segments, keepMine, takeTheirs }) {
  const inWords = {
    owner: (value) => names.desk(value), segment: (value) => segments.get(value)?.name ?? value,
    items: (value) => words.count('entries', value.length), omits: (value) => value.map((fact) => words.say(`statement_${fact}`)).join(', ') || words.say('nothing_yet'),
    send_at: (value) => words.moment(value), until: (value) => words.moment(value),
  };
  const said = (name, value) => inWords[name]?.(value) ?? value;
  const differing = Object.keys(theirs).filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]));
  return card(words.say('campaign_conflict'), h('p', {}, words.say('campaign_conflict_lead')),
    values(differing.map((name) => [words.say(`campaign_field_${name}`), [said(name, theirs[name]), ' ', muted(words.say('campaign_conflict_mine', { value: said(name, mine[name]) }))]])),
    differing.length === 0 && nothing(words.say('campaign_conflict_same')),
    h('p', { class: 'actions' }, button(words.say('campaign_keep_mine'), keepMine, { class: 'primary', id: 'keep-mine' }), button(words.say('campaign_take_theirs'), takeTheirs, { id: 'take-theirs' })));
}

/** A campaign as a draft: for whom, which titles, when, over which channel, and what is stated. */
export function editView(data, context) {
  const { campaign, segments } = data;
  const { words, api, desks, attempt, address, remembered, go } = context;
  let { tag } = data;
  const key = `campaign.${campaign?.id ?? 'new'}`;
  const usable = [...segments.values()];
  const empty = { reason: '', owner: desks[0]?.id ?? '', segment: address.get('for') ?? usable[0]?.id ?? '', channel: 'mail', send_at: soon(), until: '', items: [], omits: [] };
  const fields = { ...campaign ? fieldsOf(campaign) : empty, ...JSON.parse(remembered.get(key) || '{}') };
  const chosen = [...fields.items];
  const conflict = h('div', { id: 'conflict' });
  const read = () => {
    const entries = new FormData(made);
    const text = Object.fromEntries(['reason', 'owner', 'segment', 'channel', 'send_at', 'until'].map((name) => [name, entries.get(name)]));
    return { ...text, items: [...chosen], omits: FACTS.filter((fact) => !entries.has(`state_${fact}`)) };
  };
  const keep = () => remembered.set(key, JSON.stringify(read()));
  const open = (id) => {
    remembered.set(key, '');
    address.set({ campaign: id, part: undefined, for: undefined });
  };
  const differ = async (mine, id) => {
    const stored = await api.tagged(`/v1/campaigns/${encodeURIComponent(id)}`);
    tag = stored.tag;
    conflict.replaceChildren(conflictView(mine, fieldsOf(stored.answer), { words, names: context.names, segments, keepMine: () => store(), takeTheirs: () => {
      open(id);
      go({});
    } }));
    conflict.querySelector('h2').tabIndex = -1;
    conflict.querySelector('h2').focus();
  };
  const store = () => {
    const mine = read();
    const id = campaign?.id ?? freeId(mine.reason, data.campaigns);
    return attempt(async () => {
      try {
        const answer = await api.call('PUT', `/v1/campaigns/${encodeURIComponent(id)}`, requestOf(mine, campaign?.territory), undefined, tag ? { 'If-Match': tag } : {});
        open(id);
        return answer;
      } catch (problem) {
        if (problem.code === 'precondition_failed') {
          await differ(mine, id);
        }
        throw problem;
      }
    }, words.say('campaign_stored', { reason: mine.reason }));
  };
  const made = h('form', { class: 'form', oninput: keep, onsubmit: (event) => {
    event.preventDefault();
    store();
  } },
  field(words.say('campaign_field_reason'), h('input', { name: 'reason', required: true, maxlength: 200, value: fields.reason }), true),
  field(words.say('campaign_field_segment'), select('segment', usable.map((segment) => [segment.id, segment.name]), fields.segment)),
  field(words.say('campaign_field_owner'), select('owner', desks.map((desk) => [desk.id, desk.name]), fields.owner)),
  field(words.say('campaign_field_channel'), h('input', { name: 'channel', required: true, maxlength: 20, pattern: '[a-z][a-z0-9\\-]{0,19}', value: fields.channel, title: words.say('campaign_channel_hint') })),
  field(words.say('campaign_field_send_at'), h('input', { name: 'send_at', type: 'datetime-local', required: true, value: fields.send_at })),
  field(words.say('campaign_field_until'), h('input', { name: 'until', type: 'datetime-local', value: fields.until })),
  picker(chosen, data.titles ?? new Map(), context, keep),
  h('fieldset', { class: 'wide' }, h('legend', {}, words.say('campaign_states')), FACTS.map((fact) => h('label', { class: 'inline' },
    h('input', { type: 'checkbox', name: `state_${fact}`, checked: !fields.omits.includes(fact) }), ' ', h('span', {}, words.say(`statement_${fact}`))))),
  h('p', { class: 'actions wide' }, h('button', { type: 'submit', class: 'primary' }, words.say('campaign_store')),
    button(words.say('draft_discard'), () => {
      remembered.set(key, '');
      context.show();
    }, { class: 'quiet' })));
  return [
    h('p', { class: 'back' }, h('a', { href: campaign ? `/campaigns.html?campaign=${encodeURIComponent(campaign.id)}` : '/campaigns.html' }, words.say(campaign ? 'campaign_back' : 'campaigns_all'))),
    conflict,
    card(words.say(campaign ? 'campaign_edit' : 'campaign_new'), h('p', { class: 'muted' }, words.say(campaign?.frozen ? 'campaign_edit_frozen' : 'campaign_edit_lead')), made),
  ];
}
