import { h } from './dom.js';

/** What an action will do, what it needs, and the button that does it. */
export function repairForm(group, entry, context) {
  const { words } = context;
  const fields = (entry.request.needs ?? []).filter((need) => need.type !== 'name').map((need) => field(need, entry, context));
  const form = h('form', { class: 'repair', novalidate: true },
    h('p', {}, words.say(`does_${group.action}`, { title: entry.title, by: context.by() })),
    fields,
    h('p', { class: 'actions' },
      h('button', { type: 'submit', class: 'primary' }, words.say('do_it')),
      h('button', { type: 'button', onclick: () => form.remove() }, words.say('leave_it'))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    context.perform(entry, filled(entry.request, values, context.by()));
  });
  return form;
}

function field(need, entry, { words, desks }) {
  const label = words.say(`need_${need.type}`);
  if (need.type === 'desk') {
    const own = desks.filter((desk) => desk.active);
    return h('label', {}, h('span', {}, label), h('select', { name: need.name },
      own.sort((a, b) => (b.imprint === entry.imprint) - (a.imprint === entry.imprint))
        .map((desk) => h('option', { value: desk.id }, desk.name))));
  }
  return h('label', {}, h('span', {}, label), h('input', { name: need.name, required: true }));
}

/** The request with what was filled in. */
export function filled(request, values, by) {
  const whole = structuredClone(request);
  for (const need of request.needs ?? []) {
    whole.body ??= {};
    const path = need.name.split('.');
    let at = whole.body;
    for (const step of path.slice(0, -1)) {
      at = at[step] ??= {};
    }
    at[path.at(-1)] = need.type === 'name' ? by : values[need.name]?.trim();
  }
  return whole;
}
