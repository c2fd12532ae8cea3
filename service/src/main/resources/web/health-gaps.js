import { h } from './dom.js';
import { oddSubject } from './panel-gist.js';

/** What the records and vocabularies lack, and what in texts is over. */
export function gapViews(gaps, words) {
  const view = (kind, values, items = []) => h('li', { 'data-gap': kind },
    words.say(`gap_${kind}`, values), ' ', h('span', { class: 'muted' }, items.join(' · ')));
  return [
    ...gaps.names.map((name) => view('name', { label: name.label, items: words.number(name.items) }, name.first)),
    ...gaps.topics.map((topic) => view('topic', { label: topic.label, items: words.number(topic.items) }, topic.first)),
    ...gaps.overdue.map((day) => view('overdue', day, [day.item])),
    ...gaps.odd_subjects.map((odd) => view('subject', { title: odd.title, problem: oddSubject(odd, words) }, [odd.item])),
  ];
}
