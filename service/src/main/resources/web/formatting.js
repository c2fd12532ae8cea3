/** The blocks that contain others, by kind, with the names that the editor has for them. */
const CONTAINERS = { bullet_list: 'bulletList', ordered_list: 'orderedList', list_item: 'listItem', quote: 'blockquote' };

/** What stands within a line, by kind; the editor has the same names. */
export const INLINE = ['bold', 'italic', 'link'];

const KINDS = Object.fromEntries(Object.entries(CONTAINERS).map(([kind, name]) => [name, kind]));

/** A link's target where it may be followed from a text. */
export function linkTarget(address) {
  try {
    const url = new URL(address);
    return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A text with its formatting as a tree of blocks. Each line is a block; `formatting` are half-open spans of the text
 * in UTF-16 units, outer ones first. A block of lines has `content`, a line has `start` and `end`.
 */
export function blocksOf(text, formatting = []) {
  const containers = formatting.filter(({ kind }) => kind in CONTAINERS);
  const headings = formatting.filter(({ kind }) => kind === 'heading');
  const root = { type: 'doc', content: [] };
  let open = [];
  for (const { start, end } of linesOf(text, formatting)) {
    const covers = (span) => span.start <= start && end <= span.end;
    const around = containers.filter(covers);
    const shared = around.findIndex((span, depth) => open[depth]?.span !== span);
    open = open.slice(0, shared < 0 ? around.length : shared);
    for (const span of around.slice(open.length)) {
      const node = { type: CONTAINERS[span.kind], ...(span.kind === 'ordered_list' && { attrs: { start: span.first ?? 1 } }), content: [] };
      (open.at(-1)?.node ?? root).content.push(node);
      open.push({ span, node });
    }
    const heading = headings.find(covers);
    (open.at(-1)?.node ?? root).content.push({ ...(heading ? { type: 'heading', attrs: { level: heading.level } } : { type: 'paragraph' }), start, end });
  }
  return root;
}

/** The lines of a text; a line break within a block does not end one. */
function linesOf(text, formatting) {
  const within = new Set(formatting.filter(({ kind }) => kind === 'line_break').map(({ start }) => start));
  const lines = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (!within.has(at)) {
      lines.push({ start, end: at });
      start = at + 1;
    }
  }
  return [...lines, { start, end: text.length }];
}

/** A text with its formatting as the editor takes a document, in JSON. */
export function documentOf(text, formatting = []) {
  const inline = formatting.filter(({ kind }) => INLINE.includes(kind));
  const node = ({ type, attrs, content, start, end }) => ({ type, ...(attrs && { attrs }), content: content ? content.map(node) : pieces(text, start, end, inline) });
  return node(blocksOf(text, formatting));
}

function pieces(text, start, end, inline) {
  const here = inline.filter((span) => span.start < end && start < span.end);
  const cuts = [...new Set([start, end, ...here.flatMap((span) => [Math.max(span.start, start), Math.min(span.end, end)])])].sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, i) => {
    const marks = here.filter((span) => span.start <= cuts[i] && to <= span.end)
      .map(({ kind, href }) => ({ type: kind, ...(kind === 'link' && { attrs: { href } }) }));
    return text.slice(cuts[i], to).split(/(\n)/).filter(Boolean)
      .map((part) => (part === '\n' ? { type: 'hardBreak', marks } : { type: 'text', text: part, marks }));
  });
}

/** The text of an editor's document, its formatting, and where its lines stand in the document. */
export function flatten(doc) {
  const parts = [];
  const formatting = [];
  const lines = [];
  let at = 0;
  const block = (node, position) => {
    const start = parts.length === 0 ? at : at + 1;
    const span = node.type.name in KINDS || node.type.name === 'heading' ? blockSpan(node, start) : undefined;
    if (span) {
      formatting.push(span);
    }
    if (node.isTextblock) {
      if (parts.length > 0) {
        parts.push('\n');
      }
      at = start;
      lines.push({ start, length: node.content.size, position: position + 1 });
      parts.push(line(node, start, formatting));
      at += node.content.size;
    } else {
      node.forEach((child, offset) => block(child, position + 1 + offset));
    }
    if (span) {
      span.end = at;
    }
  };
  doc.forEach(block);
  return { text: parts.join(''), formatting, lines };
}

function blockSpan({ type, attrs }, start) {
  return {
    kind: KINDS[type.name] ?? type.name,
    start,
    end: start,
    ...(type.name === 'heading' && { level: attrs.level }),
    ...(type.name === 'orderedList' && attrs.start !== 1 && { first: attrs.start }),
  };
}

/** A line's text; its marks are added to `formatting`. */
function line(node, start, formatting) {
  let text = '';
  const open = new Map();
  node.forEach((child, offset) => {
    const [from, end] = [start + offset, start + offset + child.nodeSize];
    if (child.type.name === 'hardBreak') {
      formatting.push({ kind: 'line_break', start: from, end });
    }
    for (const { type, attrs } of child.marks) {
      const key = `${type.name} ${attrs.href ?? ''}`;
      const before = open.get(key);
      if (before?.end === from) {
        before.end = end;
      } else {
        const span = { kind: type.name, start: from, end, ...(attrs.href && { href: attrs.href }) };
        open.set(key, span);
        formatting.push(span);
      }
    }
    text += child.isText ? child.text : '\n';
  });
  return text;
}
