import { Api } from './api.js';
import { shop } from './demo-shop-words.js';
import { h } from './dom.js';
import { Words } from './words.js';

/** The titles of the shop, and the places where it shows something in the moment. */
const TITLES = [['hafenlicht', 'Hafenlicht'], ['nebelkai', 'Nebelkai'], ['steirisch-fuer-zwei', 'Steirisch für zwei']];
const PLACEMENTS = ['title-aside', 'checkout-aside'];
const ASK_EVERY = 5_000;

const $ = (id) => document.getElementById(id);
const api = new Api();
const words = new Words(new URLSearchParams(location.search).get('lang') ?? navigator.language);
Object.assign(words.dictionary, shop[words.language]);

/** What this browser holds: the session, the cart and the step of the checkout. */
const held = { session: undefined, title: undefined, cart: [], step: undefined, since: 0 };
let asking = Promise.resolve();

function seconds() {
  return Math.round((Date.now() - held.since) / 1_000);
}

function question(viewed) {
  return {
    session: held.session,
    placements: PLACEMENTS,
    viewed,
    beside: viewed ? undefined : held.title,
    cart: { items: held.cart },
    checkout: held.step && { step: held.step, seconds: seconds() },
    device: innerWidth < 600 ? 'phone' : 'desktop',
  };
}

/** One request at a time: each needs the session of the one before. */
function ask(viewed) {
  asking = asking.then(async () => {
    try {
      show(await api.call('POST', '/v1/experiences:next', question(viewed)));
    } catch (problem) {
      explain([words.say('shop_failed', { detail: problem.message })]);
    }
  });
  return asking;
}

function show(answer) {
  held.session = answer.session;
  $('memory').textContent = words.say('shop_memory', { count: answer.session.length });
  if (answer.experience) {
    const { item } = answer.experience;
    $('experience').replaceChildren(
      h('h3', {}, item.title),
      item.subtitle && h('p', {}, item.subtitle),
      h('p', {}, words.say('shop_until', { until: words.moment(answer.valid_until) })),
    );
    $('experience').dataset.item = item.id;
  }
  $('experience').hidden = !answer.experience;
  explain(reasons(answer));
}

function reasons({ experience, passed_over: passedOver }) {
  const all = passedOver.map(({ id, code, gate }) => words.say(`shop_${code}`, {
    id, gate: gate.map((one) => words.say(one)).join(', '),
  }));
  if (experience) {
    return [words.say('shop_because', experience), ...all];
  }
  return all.length ? all : [words.say('shop_nothing')];
}

function explain(lines) {
  $('reasons').replaceChildren(...lines.map((line) => h('li', {}, line)));
}

function open([id, title]) {
  $('title-page').hidden = false;
  $('title-page').replaceChildren(
    h('h3', {}, title),
    h('button', { type: 'button', onclick: () => add(id) }, words.say('shop_add')),
  );
  held.title = id;
  held.step = undefined;
  tell();
  ask(id);
}

function add(id) {
  held.cart = [...new Set([...held.cart, id])];
  tell();
  ask();
}

function enter(step) {
  held.step = step;
  held.since = Date.now();
  tell();
  ask();
}

async function buy() {
  await asking;
  const { session, counted } = await api.call('POST', '/v1/experiences:outcome', { session: held.session, goal: 'purchase' });
  Object.assign(held, { session, cart: [], step: undefined });
  tell();
  $('step').textContent = words.say('shop_bought', { ids: counted.join(', ') || words.say('shop_nobody') });
}

function tell() {
  const titles = held.cart.map((id) => TITLES.find(([one]) => one === id)[1]).join(', ');
  $('cart').textContent = titles ? words.say('shop_cart', { titles }) : words.say('shop_cart_empty');
  $('step').textContent = held.step
    ? words.say('shop_step', { step: words.say(`shop_${held.step}`), seconds: seconds() }) : '';
  $('buy').disabled = !held.cart.length || !held.session;
}

document.documentElement.lang = words.language;
document.querySelectorAll('[data-say]').forEach((element) => {
  element.textContent = words.say(element.dataset.say);
});
$('titles').append(...TITLES.map((title) => h('li', {},
  h('button', { type: 'button', 'data-title': title[0], onclick: () => open(title) }, words.say('shop_view', { title: title[1] })))));
$('step-address').addEventListener('click', () => enter('address'));
$('step-payment').addEventListener('click', () => enter('payment'));
$('buy').addEventListener('click', buy);
$('forget').addEventListener('click', () => location.reload());
setInterval(() => {
  if (held.step) {
    tell();
    ask();
  }
}, ASK_EVERY);
tell();
explain([words.say('shop_nothing')]);
