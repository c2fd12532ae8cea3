import { h } from './dom.js';
import { availabilityText } from './explain.js';

/** The editions of a stored item with price, availability and the age of both; nothing for what is no book. */
export function offersView(stored, verdict, { words }, heading = 'h3') {
  const products = stored?.item.products ?? [];
  if (!stored || stored.item.content_type !== 'book') {
    return null;
  }
  return h('section', { class: 'offers', 'aria-label': words.say('offers') },
    h(heading, {}, words.say('offers')),
    products.length === 0
      ? h('p', { class: 'muted' }, words.say('offers_none'))
      : h('ul', { class: 'editions' }, products.map((product) => edition(product, stored, verdict, words))));
}

function edition(product, stored, verdict, words) {
  const facts = stored.facts.filter((fact) => fact.product === product.id);
  const prices = product.prices ?? [];
  const price = prices.find((entry) => entry.territory === 'DE') ?? prices[0];
  const stated = facts.find((fact) => fact.type === 'price' && fact.qualifier === price?.territory);
  const availability = facts.find((fact) => fact.type === 'availability');
  const sales = product.sales_at && new Date(product.sales_at) > Date.now() ? words.say('offer_sales', { day: words.day(product.sales_at) }) : undefined;
  return h('li', { 'data-product': product.id },
    h('span', { class: 'form' }, words.say(`form_${product.form}`)),
    h('span', { class: 'price' }, price?.amount
      ? words.money(price.amount, price.currency)
      : words.say('offer_no_price')),
    h('span', { class: 'state' }, product.availability ? availabilityText(product.availability, words) : words.say('availability_none')),
    h('span', { class: 'muted age' }, [product.isbn13 && `ISBN ${product.isbn13}`, sales, stale(product, price, verdict, words)
      ?? age(stated ?? availability, words)].filter(Boolean).join(' · ')));
}

/** What the gate says of the age of the price. */
function stale(product, price, verdict, words) {
  const name = `price:${price?.territory} of ${product.id}`;
  return verdict.reasons.some((reason) => reason.code === 'fact_stale' && reason.subject === name) ? words.say('offer_stale') : undefined;
}

/** When the newest of what is shown was last confirmed. */
function age(fact, words) {
  return fact && `${words.say('offer_age')} ${words.ago(fact.confirmed_at)}`;
}
