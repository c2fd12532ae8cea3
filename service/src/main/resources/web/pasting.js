import { marked } from './editor-parts.js';

/** What the browser lets an inert document be made from; the editor's schema decides what of it stays. */
const policy = globalThis.trustedTypes?.createPolicy('colophon-paste', { createHTML: (html) => html });

const REMOVED = 'script, style, title, meta, link, template, iframe, object, svg, br.Apple-interchange-newline';
const MARKDOWN = [
  /^#{1,6} \S/m, /\*\*\S[^*]*\*\*/, /\[[^\]\n]+\]\((https?|mailto):[^)\s]+\)/, /^> ?\S.*\n> ?\S/m, /^[-*+] \S.*\n+[-*+] \S/m, /^1[.)] \S.*\n+2[.)] \S/m,
];

/** Whether a plain text is written in Markdown. */
export function isMarkdown(text) {
  return MARKDOWN.some((pattern) => pattern.test(text.replaceAll('\r', '')));
}

/** Markdown as HTML. */
export function markdown(text) {
  return marked.parse(text, { gfm: true, breaks: true, async: false });
}

/** An inert document of HTML; nothing of it is loaded or run, and its style attributes are set aside. */
export function inert(html) {
  const quiet = html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
  return new DOMParser().parseFromString(policy ? policy.createHTML(quiet) : quiet, 'text/html');
}

/** HTML of other programs as elements with a meaning: what Word and Google Docs write as styles becomes lists, headings, bold and italic. */
export function cleaned(html) {
  const { body } = inert(html);
  comments(body).forEach((comment) => comment.remove());
  body.querySelectorAll(REMOVED).forEach((element) => element.remove());
  wordLists(body);
  styled(body, /mso-list:\s*ignore|display:\s*none/i).forEach((element) => element.remove());
  renamed(body, 'p.MsoTitle, h1', 'h2');
  renamed(body, 'h5, h6', 'h4');
  renamed(body, 'td, th, dt, dd, figcaption, caption', 'div');
  styled(body, /font-weight:\s*(normal|400)/i, 'b, strong').forEach((element) => element.replaceWith(...element.childNodes));
  styled(body, /font-weight:\s*(bold|[6-9]00)/i, 'span, p, div').forEach((element) => within(element, 'strong'));
  styled(body, /font-style:\s*italic/i, 'span, p, div').forEach((element) => within(element, 'em'));
  body.querySelectorAll(':is(h2, h3, h4) :is(b, strong)').forEach((element) => element.replaceWith(...element.childNodes));
  body.querySelectorAll('pre').forEach(lineBreaks);
  body.querySelectorAll('p, div, h2, h3, h4').forEach((element) => {
    if (element.textContent.trim() === '' && !element.querySelector('img, p, div')) {
      element.remove();
    }
  });
  return body;
}

function comments(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) {
    found.push(walker.currentNode);
  }
  return found;
}

function styled(body, style, selector = '*') {
  return [...body.querySelectorAll(`:is(${selector})[data-style]`)].filter((element) => style.test(element.dataset.style));
}

function renamed(body, selector, name) {
  body.querySelectorAll(selector).forEach((element) => {
    const other = body.ownerDocument.createElement(name);
    other.append(...element.childNodes);
    element.replaceWith(other);
  });
}

function within(element, name) {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

function lineBreaks(pre) {
  const walker = pre.ownerDocument.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode);
  }
  texts.forEach((text) => text.replaceWith(...text.data.replace(/\n$/, '').split('\n')
    .flatMap((part, i) => (i === 0 ? [part] : [pre.ownerDocument.createElement('br'), part]))));
}

/** Word writes each item of a list as a paragraph with the list's level in its style. */
function wordLists(body) {
  let lists = [];
  let last;
  for (const paragraph of styled(body, /mso-list:\s*l\d+ level\d/i, 'p')) {
    const level = Number(/level(\d)/.exec(paragraph.dataset.style)[1]);
    if (paragraph.previousElementSibling !== last || !last) {
      lists = [];
    }
    lists = lists.slice(0, level);
    while (lists.length < level) {
      const list = paragraph.ownerDocument.createElement(isNumber(paragraph) ? 'ol' : 'ul');
      if (lists.length === 0) {
        paragraph.before(list);
      } else {
        (lists.at(-1).lastElementChild ?? lists.at(-1)).append(list);
      }
      lists.push(list);
    }
    const item = paragraph.ownerDocument.createElement('li');
    item.append(paragraph);
    lists.at(-1).append(item);
    last = lists[0];
  }
}

/** Whether a list's item is numbered, by the label that Word writes before its text. */
function isNumber(paragraph) {
  return /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(styled(paragraph, /mso-list:\s*ignore/i)[0]?.textContent ?? '');
}
