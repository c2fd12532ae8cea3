import './colophon-panel.js';
import { h } from './dom.js';
import { formsOf } from './explain.js';
import { actionsView, factsView, headView, shownView, textView, timelineView } from './item-view.js';
import { concerns, OwnDecisions } from './live.js';
import { marksOf } from './marks.js';
import { runPage } from './page.js';
import { itemLink, lines } from './views.js';

const panel = h('colophon-panel', { id: 'panel', 'no-text': true });
const own = new OwnDecisions(panel);
let marks = {};
let shown;

/** What is about the item in a list of all; nothing where the list cannot be read. */
const about = (read, of) => read.then(of, () => []);

async function load(context) {
  const { api, address } = context;
  const id = address.get('item');
  if (!id) {
    return { recent: context.desks[0] ? (await api.queue(context.desks[0].id)).items : [] };
  }
  const path = `/v1/items/${encodeURIComponent(id)}`;
  const stored = await api.item(id);
  const { item } = stored;
  const [verdict, repairs, decided, holds, recalls, rules] = await Promise.all([
    api.call('GET', `${path}/governance`),
    about(api.call('GET', `${path}/repairs`), (body) => body.repairs),
    item.desk ? about(api.call('GET', `/v1/desks/${encodeURIComponent(item.desk)}/decided?limit=200`), (body) => body.items.filter((one) => one.id === id)) : [],
    about(api.holds(), (body) => body.holds.filter((hold) => hold.scope.items?.includes(id))),
    about(api.call('GET', '/v1/governance/recalls?limit=1000'), (body) => body.recalls.filter((recall) => recall.item === id)),
    about(api.call('GET', '/v1/list-rules'), (body) => body.rules.filter((rule) => rule.about === `item:${id}`)),
  ]);
  const segments = (stored.accepted ?? []).filter((value) => value.kind === 'segment');
  return { id, stored, verdict, repairs, decided, holds, recalls, rules, segments };
}

function view(data, context) {
  const { words } = context;
  if (!data.id) {
    shown = undefined;
    return { title: words.say('item_page'), content: [h('p', { class: 'lead' }, words.say('item_choose')),
      lines(data.recent.map((item) => ({ id: item.id, what: itemLink(item.id, item.title, item.language) })), words.say('queue_empty'))] };
  }
  shown = { data, context };
  context.forms = formsOf(data.stored);
  panel.setAttribute('lang', words.language);
  panel.setAttribute('by', context.by());
  if (panel.getAttribute('item') !== data.id) {
    panel.setAttribute('item', data.id);
  }
  const text = marks.item === data.id ? marksOf(marks.detail, words) : [];
  return {
    title: data.stored.item.title,
    language: data.stored.item.language,
    content: [
      headView(data, context),
      h('div', { class: 'split' },
        h('div', {}, actionsView(data, context), textView(data, text, context), factsView(data, context), shownView(data, context), timelineView(data, context)),
        h('section', { class: 'card', 'aria-labelledby': 'panel-title' }, h('h2', { id: 'panel-title' }, words.say('panel')), panel)),
    ],
  };
}

panel.addEventListener('colophon-suggestions', ({ detail }) => {
  marks = { item: detail.item.id, detail };
  if (shown?.data.id === marks.item) {
    document.getElementById('item-text')?.replaceWith(textView(shown.data, marksOf(detail, shown.context.words), shown.context));
  }
});
panel.addEventListener('colophon-decision', () => shown?.context.refresh(true));
panel.addEventListener('colophon-evidence', ({ detail }) => document.querySelectorAll('#item-text mark').forEach((mark) => {
  mark.classList.toggle('current', Number(mark.dataset.start) === detail.start && Number(mark.dataset.end) === detail.end);
}));

/** Others changed the item that is shown: the panel shows it too. */
function live(name, data, { address }) {
  const concerned = !own.are(name, data) && Boolean(address.get('item')) && concerns(address.get('item'), name, data);
  if (concerned) {
    panel.follows(name === 'decision');
  }
  return concerned;
}

runPage({ name: 'item_page', load, view, live });
