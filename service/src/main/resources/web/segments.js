import { runPage } from './page.js';
import { editView } from './segment-edit.js';
import { benchView, readersView } from './segment-readers.js';
import { definitionView, listView } from './segments-view.js';
import { allSegments, parts, titlesOf } from './views.js';

const PARTS = ['definition', 'readers', 'bench', 'edit'];
const READERS = 20;

/** The answers about each segment by month, the earlier first. */
async function answersOf({ api }) {
  const { answers } = await api.call('GET', '/v1/segments:answers').catch(() => ({ answers: [] }));
  return Map.groupBy(answers, (one) => one.segment);
}

/** Some items about each subject of the segment. */
async function nearest(api, segment) {
  const found = await Promise.allSettled(segment.subjects.map(({ scheme, code }) => api.items({ subject: `${scheme}:${code}`, limit: 4 })));
  return found.map((one, i) => ({ ...segment.subjects[i], items: one.value?.items ?? [] }));
}

async function load(context) {
  const { api, address } = context;
  const id = address.get('segment');
  if (address.get('part') === 'new') {
    return { part: 'new' };
  }
  if (!id) {
    const segments = await allSegments(api);
    return { part: 'list', segments, answers: await answersOf(context) };
  }
  const part = PARTS.includes(address.get('part')) ? address.get('part') : 'definition';
  const stored = await api.call('GET', `/v1/segments/${encodeURIComponent(id)}`);
  if (part === 'definition') {
    const { segment } = stored;
    const [titles, answers, subjects] = await Promise.all([titlesOf(api, [...segment.positive ?? [], ...segment.negative ?? []]), answersOf(context), nearest(api, segment)]);
    return { part, stored, titles, answers, subjects };
  }
  if (part === 'readers') {
    const [list, { rules }] = await Promise.all([
      stored.use.usable ? api.call('GET', `/v1/segments/${encodeURIComponent(id)}/recommendations?k=${READERS}`) : undefined,
      api.call('GET', '/v1/list-rules'),
    ]);
    const own = rules.filter((rule) => !rule.segment || rule.segment === id);
    const items = [...new Set(own.map((rule) => rule.about))].filter((about) => about.startsWith('item:')).map((about) => about.slice(5));
    const titles = await titlesOf(api, items);
    return { part, stored, list, rules: own, titles: new Map(items.map((item) => [`item:${item}`, titles.get(item)])) };
  }
  return { part, stored };
}

function view(data, context) {
  const { words } = context;
  if (data.part === 'list') {
    return { title: words.say('segments_page'), content: listView(data, context) };
  }
  if (data.part === 'new') {
    return { title: words.say('segment_new'), content: [editView(undefined, context)] };
  }
  const { segment } = data.stored;
  const views = { definition: definitionView, readers: readersView, bench: benchView, edit: (shown) => editView(shown.stored, context) };
  const at = (part) => `/segments.html?${new URLSearchParams({ segment: segment.id, ...(part !== 'definition' && { part }) })}`;
  return {
    title: segment.name,
    language: segment.language,
    content: [
      parts(words.say('segment_parts'), PARTS.map((part) => [part, words.say(`segment_${part}`), at(part)]), data.part),
      views[data.part](data, context),
    ],
  };
}

runPage({ name: 'segments_page', load, view });
