import { h } from './dom.js';

/** What a change of policy would block or free, per imprint and reason, before it is activated. */
export function previewView(preview, words, imprintName) {
  const cells = (tag, ...texts) => h('tr', {}, texts.map((text) => h(tag, {}, text)));
  const purposes = preview.purposes.filter((one) => one.passes_now !== one.passes_then || one.purpose === 'recommend');
  return h('div', {},
    h('ul', { class: 'plain' }, purposes.map((one) => h('li', {}, words.say('policy_passes', {
      purpose: words.say(`purpose_${one.purpose}`), now: words.number(one.passes_now), then: words.number(one.passes_then), items: words.number(preview.items),
    })))),
    preview.changes.length === 0 ? h('p', {}, words.say('policy_nothing')) : h('table', {},
      h('thead', {}, cells('th', words.say('imprint'), words.say('purpose'), words.say('policy_effect'), words.say('policy_items'))),
      h('tbody', {}, preview.changes.map((change) => cells('td', imprintName(change.imprint), words.say(`purpose_${change.purpose}`),
        words.say(`policy_${change.effect}`, { reason: words.say(change.code) }), words.number(change.items))))));
}
