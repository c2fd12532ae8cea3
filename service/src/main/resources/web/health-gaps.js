import { h } from './dom.js';
import { itemLink } from './views.js';
import { oddSubject } from './panel-gist.js';

/** What the records and vocabularies lack, and what in texts is over. */
export function gapViews(gaps, words) {
  const view = (kind, values, items = []) => h('li', { 'data-gap': kind },
    words.say(`gap_${kind}`, values), ' ', h('span', { class: 'muted' }, items.flatMap((item, i) => [i > 0 && ' · ', item])));
  const links = (ids) => ids.map((id, i) => itemLink(id, ids.length === 1 ? words.say('open_item') : words.say('open_item_n', { number: i + 1 })));
  return [
    ...gaps.names.map((name) => view('name', { label: name.label, items: words.number(name.items) }, links(name.first))),
    ...gaps.namesakes.map((one) => view('namesakes', { label: one.name }, one.records.map((known) => known.entity))),
    ...gaps.topics.map((topic) => view('topic', { label: topic.label, items: words.number(topic.items) }, links(topic.first))),
    ...gaps.overdue.map((day) => view('overdue', day, links([day.item]))),
    ...gaps.odd_subjects.map((odd) => view('subject', { title: odd.title, problem: oddSubject(odd, words) }, links([odd.item]))),
  ];
}

/** Items whose texts are nearly the same. */
export function duplicateViews(pairs, words) {
  return pairs.map(({ item, other, likeness }) => h('li', { 'data-item': item.id },
    words.say('duplicate', { title: item.title, other: other.title, percent: words.number(Math.round(likeness * 100)) }),
    ' ', h('span', { class: 'muted' }, itemLink(item.id, words.say('open_item_n', { number: 1 })), ' · ', itemLink(other.id, words.say('open_item_n', { number: 2 })))));
}
