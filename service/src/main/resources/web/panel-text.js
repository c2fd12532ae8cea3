import { h } from './dom.js';

/**
 * The text as paragraphs, with the spans marked. Spans are half-open offsets into `text`, in UTF-16
 * units, as the service counts them.
 */
export function markedText(text, spans) {
  const paragraphs = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      paragraphs.push(h('p', {}, ...pieces(text, start, start + line.length, spans)));
    }
    start += line.length + 1;
  }
  return paragraphs;
}

function pieces(text, start, end, spans) {
  const parts = [];
  let at = start;
  for (const span of disjoint(spans)) {
    const from = Math.max(span.start, start);
    const to = Math.min(span.end, end);
    if (from < to) {
      parts.push(text.slice(at, from));
      parts.push(h('mark', { 'data-start': span.start }, text.slice(from, to)));
      at = to;
    }
  }
  parts.push(text.slice(at, end));
  return parts.filter((part) => part !== '');
}

/** The spans in their order, without those that overlap one before. */
export function disjoint(spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return sorted.filter((span, i) => i === 0 || span.start >= sorted[i - 1].end);
}
