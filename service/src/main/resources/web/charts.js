import { h } from './dom.js';
import { table } from './views.js';
import './words-charts.js';

const SVG = 'http://www.w3.org/2000/svg';
const LEFT = 46;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;
const HEIGHT = 210;
const LABEL_SPACE = 64;

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).filter(([, value]) => value !== undefined).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** A chart that is drawn anew for each width, its legend, and the same figures as a table. */
function chart({ label, height = HEIGHT, most = Infinity, legend = [], columns, rows }, words, draw) {
  const drawing = h('div', { class: 'drawing' });
  let drawn = 0;
  const paint = (room) => {
    const width = Math.round(Math.min(room, most));
    if (width > 0 && width !== drawn) {
      drawn = width;
      drawing.replaceChildren(svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label }, ...draw(width, height)));
    }
  };
  new ResizeObserver(([entry]) => paint(entry.contentRect.width)).observe(drawing);
  return h('figure', { class: 'chart' },
    drawing,
    legend.length > 0 && h('ul', { class: 'legend', 'aria-hidden': 'true' }, legend.map(([name, of]) => h('li', { class: of }, name))),
    h('details', {}, h('summary', {}, words.say('chart_table')), table(label, columns, rows.map((cells, i) => ({ id: `figure-${i}`, cells })))));
}

/** The largest number of a scale, so that its quarters are round. */
function ceiling(value) {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 4, 8, 10].map((times) => times * step).find((most) => most >= value) ?? 10 * step;
}

/** Lines of a scale from 0 to the largest number, with their numbers. */
function scale(width, y, max, format) {
  const parts = max >= 4 || max === 1 ? 4 : max;
  return Array.from({ length: parts + 1 }, (_, i) => (max * i) / parts).flatMap((value) => [
    svg('line', { x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: 'grid' }),
    svg('text', { x: LEFT - 8, y: y(value) + 4, class: 'tick end' }, format(value)),
  ]);
}

/** Names below the chart: as many as there is room for. */
function names(texts, x, width, height) {
  const every = Math.max(1, Math.ceil(LABEL_SPACE / Math.max(1, x(1) - x(0))));
  return texts.flatMap((text, i) => (i % every === 0 && x(i) + LABEL_SPACE / 2 <= width + RIGHT ? [svg('text', { x: x(i), y: height - 7, class: 'tick middle' }, text)] : []));
}

const path = (points) => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Numbers over a row of names, as lines: each `{ name, of, values, from }`; a line may begin later. A mark stands at one of the names. */
export function lineChart({ label, first, texts, series, max, format, mark }, words) {
  const most = max ?? ceiling(Math.max(...series.flatMap((one) => one.values)));
  const spec = {
    label,
    legend: series.length > 1 ? series.map((one) => [one.name, one.of]) : [],
    columns: [first, ...series.map((one) => one.name)],
    rows: texts.map((text, i) => [text, ...series.map((one) => (one.values[i - (one.from ?? 0)] === undefined ? '–' : format(one.values[i - (one.from ?? 0)])))]),
  };
  return chart(spec, words, (width, height) => {
    const x = (i) => LEFT + ((width - LEFT - RIGHT) * i) / Math.max(1, texts.length - 1);
    const y = (value) => height - BOTTOM - ((height - TOP - BOTTOM) * value) / most;
    return [
      ...scale(width, y, most, format),
      ...names(texts, x, width, height),
      ...(mark === undefined ? [] : [svg('line', { x1: x(mark), x2: x(mark), y1: TOP, y2: height - BOTTOM, class: 'mark' })]),
      ...series.map((one) => svg('path', { d: path(one.values.flatMap((value, i) => (value === undefined || value === null ? [] : [[x(i + (one.from ?? 0)), y(value)]]))), class: `line ${one.of}` })),
    ];
  });
}

/** Numbers over a row of names, as columns of parts: each `{ name, of, values }`. */
export function columnChart({ label, first, texts, series, format }, words) {
  const sums = texts.map((_, i) => series.reduce((sum, one) => sum + one.values[i], 0));
  const most = ceiling(Math.max(...sums, 1));
  const spec = {
    label,
    legend: series.length > 1 ? series.map((one) => [one.name, one.of]) : [],
    columns: [first, ...series.map((one) => one.name)],
    rows: texts.map((text, i) => [text, ...series.map((one) => format(one.values[i]))]),
  };
  return chart(spec, words, (width, height) => {
    const room = (width - LEFT - RIGHT) / texts.length;
    const x = (i) => LEFT + room * (i + 0.5);
    const y = (value) => height - BOTTOM - ((height - TOP - BOTTOM) * value) / most;
    const wide = Math.max(2, Math.min(40, room * 0.7));
    const columns = texts.flatMap((_, i) => {
      let below = 0;
      return series.map((one) => {
        const from = below;
        below += one.values[i];
        return svg('rect', { x: x(i) - wide / 2, width: wide, y: y(below), height: Math.max(0, y(from) - y(below)), class: `column ${one.of}` });
      });
    });
    return [...scale(width, y, most, format), ...names(texts, x, width, height), ...columns];
  });
}

/** Claimed shares beside observed ones: on the line where both agree; larger points stand for more cases. Each point `{ claimed, observed, cases }`. */
export function reliabilityChart({ label, claimed, observed, cases, points }, words) {
  const percent = (share) => words.say('percent', { value: words.number(Math.round(share * 100)) });
  const most = Math.max(...points.map((point) => point.cases));
  const spec = {
    label,
    height: 320,
    most: 460,
    columns: [claimed, observed, cases],
    rows: points.map((point) => [percent(point.claimed), percent(point.observed), words.number(point.cases)]),
  };
  return chart(spec, words, (width, height) => {
    const x = (share) => LEFT + (width - LEFT - RIGHT) * share;
    const y = (share) => height - 44 - (height - TOP - 44) * share;
    return [
      ...scale(width, y, 1, percent),
      ...[0, 0.25, 0.5, 0.75, 1].map((share) => svg('text', { x: x(share), y: height - 26, class: `tick ${share === 1 ? 'end' : 'middle'}` }, percent(share))),
      svg('text', { x: x(0.5), y: height - 6, class: 'tick middle' }, claimed),
      svg('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'mark' }),
      svg('path', { d: path(points.map((point) => [x(point.claimed), y(point.observed)])), class: 'line first' }),
      ...points.map((point) => svg('circle', { cx: x(point.claimed), cy: y(point.observed), r: 3 + 6 * Math.sqrt(point.cases / most), class: 'point' })),
    ];
  });
}

/** A bar as long as a share of the largest one, of which a part is filled. */
export function bar(share, filled) {
  return svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', class: 'share', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 0, width: 100, height: 10, class: 'room' }),
    svg('rect', { x: 0, y: 0, width: Math.max(0.5, 100 * share), height: 10, class: 'whole' }),
    svg('rect', { x: 0, y: 0, width: 100 * share * filled, height: 10, class: 'filled' }));
}
