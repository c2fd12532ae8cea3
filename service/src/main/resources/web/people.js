import { h } from './dom.js';
import { runPage } from './page.js';
import { card, lines, muted, nothing, table, tone } from './views.js';

const ROLES = ['reader', 'editor', 'catalogue_owner', 'model_owner', 'admin', 'integration'];

async function load({ api }) {
  const optional = (path, key) => api.call('GET', path).then((body) => body[key], (problem) => {
    if (![401, 403, 404].includes(problem.status)) {
      throw problem;
    }
    return problem.status === 404 ? [] : undefined;
  });
  const [session, accounts, keys, { imprints }] = await Promise.all([
    api.call('GET', '/v1/session'), optional('/v1/accounts', 'accounts'), optional('/v1/keys', 'keys'), api.imprints(),
  ]);
  return { session, accounts, keys, imprints };
}

function role(name, words) {
  const key = `role_${name.replaceAll('-', '_')}`;
  return words.say(words.has(key) ? key : 'role_other');
}

function grantView({ roles, imprints }, { words, names }) {
  return [roles.map((name) => role(name, words)).join(', '), muted(imprints ? imprints.map((id) => names.imprint(id)).join(', ') : words.say('grant_everywhere'))];
}

function stateOf({ disabled_at: disabled, revoked_at: revoked, expires_at: expires }, words) {
  const over = disabled ?? revoked;
  if (over) {
    return [tone(words.say('grant_ended'), 'block'), muted(words.day(over))];
  }
  return expires && new Date(expires) < Date.now() ? tone(words.say('grant_expired'), 'block')
    : [tone(words.say('grant_active'), 'pass'), expires && muted(words.say('limit_until', { at: words.day(expires) }))].filter(Boolean);
}

function grants(list, none, context, label) {
  const { words } = context;
  if (!list) {
    return nothing(words.say('people_forbidden'));
  }
  return list.length === 0 ? nothing(words.say(none)) : table(label, ['person', 'roles', 'state', 'made_on', 'used_on'].map((key) => words.say(key)), list.map((one) => ({
    id: one.name,
    cells: [h('strong', {}, one.name), grantView(one.grant, context), stateOf(one, words), words.day(one.created_at), one.used_at ? words.ago(one.used_at) : muted(words.say('never'))],
  })));
}

function view({ session, accounts, keys, imprints }, context) {
  const { words } = context;
  return {
    title: words.say('people_page'),
    content: [
      h('p', { class: 'lead' }, session.mode === 'signed_in'
        ? words.say('people_signed_in', { name: session.name, roles: (session.roles ?? []).map((name) => role(name, words)).join(', ') }) : words.say('people_open')),
      card(words.say('accounts'), grants(accounts, 'accounts_none', context, words.say('accounts'))),
      card(words.say('keys_of_api'), grants(keys, 'keys_none', context, words.say('keys_of_api'))),
      h('div', { class: 'cards' },
        card(words.say('desks'), lines(imprints.map((imprint) => ({ id: imprint.id, what: h('strong', {}, imprint.name), note: imprint.desks.map((desk) => desk.name + (desk.active ? '' : ` (${words.say('desk_inactive')})`)).join(', ') })), words.say('desks_none'))),
        card(words.say('roles_what'), h('dl', { class: 'values' }, ROLES.flatMap((name) => [h('dt', {}, words.say(`role_${name}`)), h('dd', {}, words.say(`role_${name}_may`))])))),
    ],
  };
}

runPage({ name: 'people_page', load, view });
