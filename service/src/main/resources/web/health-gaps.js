import { h } from './dom.js';
import { oddSubject } from './panel-gist.js';

/** What the records and vocabularies lack, and what in texts is over. */
export function gapViews(gaps, words) {
  const view = (kind, values, items = []) => h('li', { 'data-gap': kind },
    words.say(`gap_${kind}`, values), ' ', h('span', { class: 'muted' }, items.join(' · ')));
  return [
    ...gaps.names.map((name) => view('name', { label: name.label, items: words.number(name.items) }, name.first)),
    ...gaps.namesakes.map((one) => view('namesakes', { label: one.name }, one.records.map((known) => known.entity))),
    ...gaps.topics.map((topic) => view('topic', { label: topic.label, items: words.number(topic.items) }, topic.first)),
    ...gaps.overdue.map((day) => view('overdue', day, [day.item])),
    ...gaps.odd_subjects.map((odd) => view('subject', { title: odd.title, problem: oddSubject(odd, words) }, [odd.item])),
  ];
}

/** Items whose texts are nearly the same. */
export function duplicateViews(pairs, words) {
  return pairs.map(({ item, other, likeness }) => h('li', { 'data-item': item.id },
    words.say('duplicate', { title: item.title, other: other.title, percent: words.number(Math.round(likeness * 100)) }),
    ' ', h('span', { class: 'muted' }, `${item.id} · ${other.id}`)));
}
