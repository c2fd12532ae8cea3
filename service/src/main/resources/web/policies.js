import { h } from './dom.js';
import { previewView } from './health-policy.js';
import { runPage } from './page.js';
import { button, card, chips, field, form, itemLink, lines, muted, nothing, table, tone, values } from './views.js';

async function load({ api, address }) {
  const id = address.get('policy');
  if (id) {
    const { tag, answer } = await api.tagged(`/v1/policies/${encodeURIComponent(id)}`);
    return { tag, policy: answer };
  }
  const [policies, holds, exceptions, overrides] = await Promise.all(['/v1/policies', '/v1/holds', '/v1/exceptions', '/v1/overrides'].map((path) => api.call('GET', path)));
  const items = [...new Set([...overrides.overrides.map((one) => one.item), ...holds.holds.flatMap((hold) => hold.scope.items ?? [])])];
  const found = await Promise.allSettled(items.map((item) => api.item(item)));
  return { ...policies, ...holds, ...exceptions, ...overrides, titles: new Map(found.map((one, i) => [items[i], one.value?.item.title])) };
}

/** The name of a policy: for which types it is, in words. */
function nameOf(policy, words) {
  return words.say('policy_for', { types: policy.content_types.map((type) => words.say(`type_${type}`)).join(', ') || words.say('policy_all_types') });
}

function scopeOf({ items, contributor, series, subject, imprint }, { words, names }, titles) {
  return [
    ...(items ?? []).map((id) => itemLink(id, titles.get(id) ?? words.say('item_gone'))),
    contributor && words.say('scope_contributor'), series && words.say('scope_series'),
    subject && names.label(subject, words), imprint && names.imprint(imprint),
  ].filter(Boolean).flatMap((part, i) => (i > 0 ? [', ', part] : [part]));
}

const period = ({ by, until }, words) => [by, until && words.say('limit_until', { at: words.moment(until) })].filter(Boolean).join(' · ');

function listView(data, context) {
  const { words, names, api, attempt } = context;
  const end = (path, back, done) => button(words.say('policy_end'), () => attempt(() => api.call('DELETE', path), words.say(done), () => back));
  return [
    h('p', { class: 'lead' }, words.say('policies_lead', { at: words.moment(data.confirmed_at) })),
    data.problems.length > 0 && h('p', { class: 'failed' }, words.count('policies_problems', data.problems.length)),
    card(words.say('policies_in_force'), table(words.say('policies_in_force'), ['policy', 'policy_version', 'policy_imprints', 'policy_purposes'].map((key) => words.say(key)),
      data.policies.map((policy) => ({
        id: policy.id,
        cells: [
          [h('a', { href: `/policies.html?policy=${encodeURIComponent(policy.id)}` }, nameOf(policy, words)), muted(words.say(policy.origin?.startsWith('shipped') ? 'policy_shipped' : 'policy_own'))],
          words.number(policy.version),
          policy.imprints.length > 0 ? policy.imprints.map((id) => names.imprint(id)).join(', ') : words.say('policy_every_imprint'),
          policy.purposes.map((purpose) => words.say(`purpose_${purpose}`)).join(', '),
        ],
      })))),
    h('div', { class: 'cards' },
      card(words.say('holds'), lines(data.holds.map((hold) => ({ id: hold.id, what: scopeOf(hold.scope, context, data.titles), note: [hold.reason, period(hold, words)].join(' · '),
        actions: end(`/v1/holds/${encodeURIComponent(hold.id)}`, () => api.call('POST', '/v1/holds', hold), 'hold_lifted') })), words.say('holds_none'))),
      card(words.say('exceptions'), lines(data.exceptions.map((one) => ({ id: one.id, what: `${names.imprint(one.imprint)}: ${words.say(one.code)}`, note: [one.limit && words.duration(one.limit), one.reason, period(one, words)].filter(Boolean).join(' · '),
        actions: end(`/v1/exceptions/${encodeURIComponent(one.id)}`, undefined, 'exception_ended') })), words.say('exceptions_none'))),
      card(words.say('overrides'), lines(data.overrides.map((one) => ({ id: one.id, what: [itemLink(one.item, data.titles.get(one.item) ?? words.say('item_gone')), `: ${words.say(one.code)}`], note: [one.reason, period(one, words)].join(' · '),
        actions: end(`/v1/overrides/${encodeURIComponent(one.id)}`, undefined, 'override_ended') })), words.say('overrides_none')))),
  ];
}

/** The lines that two texts share, and those that only one has, in their order. */
export function difference(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(['same', a[i]]);
      i += 1;
      j += 1;
    } else if (j < b.length && (i === a.length || longest[i][j + 1] >= longest[i + 1][j])) {
      lines.push(['added', b[j]]);
      j += 1;
    } else {
      lines.push(['removed', a[i]]);
      i += 1;
    }
  }
  return lines;
}

/** The changed text with the next version, where it still has that of the text in force. */
function raised(yaml, policy) {
  const next = Math.max(...policy.versions.map((version) => version.version), policy.version) + 1;
  return yaml === policy.yaml ? yaml : yaml.replace(new RegExp(`^version: ${policy.version}\\s*$`, 'm'), `version: ${next}`);
}

/** One policy: its text to change, what a change would do, and its versions. */
function policyView({ policy, tag }, context) {
  const { words, names, remembered, api, attempt, by } = context;
  const key = `policy.${policy.id}`;
  const kept = remembered.get(key) || policy.yaml;
  const answer = h('div', { id: 'effect', role: 'status' }, nothing(words.say('policy_try_lead')));
  const changed = h('div', { id: 'difference' });
  const differ = (text) => changed.replaceChildren(text === policy.yaml ? nothing(words.say('policy_same'))
    : h('ol', { class: 'diff' }, difference(policy.yaml, text).filter(([of]) => of !== 'same').map(([of, line]) => h('li', { class: of }, `${of === 'added' ? '+' : '−'} ${line}`))));
  const text = h('textarea', { name: 'yaml', rows: 26, spellcheck: 'false', maxlength: 100000, oninput: ({ target }) => {
    remembered.set(key, target.value === policy.yaml ? '' : target.value);
    differ(target.value);
  } }, kept);
  differ(kept);
  const raise = () => {
    text.value = raised(text.value, policy);
    differ(text.value);
  };
  const preview = async () => {
    raise();
    answer.replaceChildren(nothing(words.say('loading')));
    try {
      const found = await api.previewPolicy(text.value);
      answer.replaceChildren(previewView(found, words, (id) => names.imprint(id)));
    } catch (problem) {
      answer.replaceChildren(context.lost(problem));
    }
  };
  const put = () => attempt(async () => {
    raise();
    await api.call('PUT', `/v1/policies/${encodeURIComponent(policy.id)}`, { yaml: text.value, by: by() }, undefined, { 'If-Match': tag });
    remembered.set(key, '');
  }, words.say('policy_stored'));
  return [
    h('p', { class: 'back' }, h('a', { href: '/policies.html' }, words.say('policies_all'))),
    h('div', { class: 'split' },
      card(words.say('policy_text'), h('div', { class: 'code' }, form(preview, field(words.say('policy_yaml'), text, true),
        h('p', { class: 'actions wide' }, h('button', { type: 'submit' }, words.say('policy_ask')), button(words.say('policy_put'), put, { class: 'primary' }),
          button(words.say('draft_discard'), () => {
            remembered.set(key, '');
            context.show();
          }, { class: 'quiet' }))))),
      h('div', {},
        card(words.say('policy_changes'), changed),
        card(words.say('policy_effects'), answer),
        card(words.say('policy_facts'), values([
          [words.say('policy_version'), words.number(policy.version)],
          [words.say('policy_imprints'), policy.imprints.length > 0 ? chips(policy.imprints.map((id) => names.imprint(id))) : words.say('policy_every_imprint')],
          [words.say('policy_purposes'), chips(policy.purposes.map((purpose) => words.say(`purpose_${purpose}`)))],
        ])),
        card(words.say('policy_versions'), lines(policy.versions.map((version) => ({
          what: words.say('policy_version_n', { number: words.number(version.version) }),
          note: `${words.moment(version.stored_at)} · ${words.say(version.origin.startsWith('shipped') ? 'policy_shipped' : 'policy_own')}`,
          actions: version.digest === policy.digest ? tone(words.say('policy_current'), 'pass') : undefined,
        })), words.say('policy_no_versions'))))),
  ];
}

runPage({
  name: 'policies',
  load,
  view: (data, context) => (data.policy
    ? { title: nameOf(data.policy, context.words), content: policyView(data, context) }
    : { title: context.words.say('policies'), content: listView(data, context) }),
});
