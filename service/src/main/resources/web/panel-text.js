import { h } from './dom.js';
import { blocksOf, linkTarget } from './formatting.js';

const TAGS = { bulletList: 'ul', orderedList: 'ol', listItem: 'li', blockquote: 'blockquote', paragraph: 'p' };
const WRAPPED = {
  bold: (span, parts) => h('strong', {}, parts),
  italic: (span, parts) => h('em', {}, parts),
  link: ({ href }, parts) => (linkTarget(href) ? h('a', { href: linkTarget(href), rel: 'noopener noreferrer nofollow' }, parts) : parts),
  marked: ({ start, end, kind, title }, parts) => h('mark', { class: kind, 'data-start': start, 'data-end': end, title }, parts),
};

/**
 * The text with its formatting, with spans marked. All are half-open offsets into `text`, in UTF-16
 * units, as the service counts them; a mark may have a `kind` and a `title`.
 */
export function markedText(text, spans, formatting = []) {
  const kinds = [...new Set(spans.map((span) => span.kind))];
  const layers = [
    ...kinds.map((kind) => ({ wrap: WRAPPED.marked, spans: disjoint(spans.filter((span) => span.kind === kind)) })),
    ...['link', 'bold', 'italic'].map((kind) => ({ wrap: WRAPPED[kind], spans: disjoint(formatting.filter((span) => span.kind === kind)) })),
  ].filter((layer) => layer.spans.length > 0);
  const block = ({ type, attrs, content, start, end }) => {
    if (content) {
      const parts = content.map(block).filter(Boolean);
      return parts.length > 0 && h(TAGS[type], { start: attrs?.start > 1 && attrs.start }, parts);
    }
    const tag = type === 'heading' ? `h${Math.min(6, Math.max(2, attrs.level))}` : 'p';
    return text.slice(start, end).trim() !== '' && h(tag, {}, pieces(text, start, end, layers));
  };
  return blocksOf(text, formatting).content.map(block).filter(Boolean);
}

/** A part of the text within the elements of each layer, the first layer outermost. */
function pieces(text, start, end, [layer, ...inner]) {
  if (!layer) {
    return text.slice(start, end).split('\n').flatMap((line, i) => (i === 0 ? [line] : [h('br'), line])).filter((part) => part !== '');
  }
  const parts = [];
  let at = start;
  for (const span of layer.spans) {
    const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
    if (from < to) {
      parts.push(...pieces(text, at, from, inner), layer.wrap(span, pieces(text, from, to, inner)));
      at = to;
    }
  }
  return [...parts, ...pieces(text, at, end, inner)];
}

/** The spans in their order, without those that overlap one before. */
function disjoint(spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return sorted.filter((span, i) => i === 0 || span.start >= sorted[i - 1].end);
}
