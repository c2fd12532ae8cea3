import {
  Blockquote, Bold, BulletList, Decoration, DecorationSet, Document, Extension, HardBreak, Heading, Italic, ListItem, ListKeymap, Mark, OrderedList,
  Paragraph, Plugin, PluginKey, Text, textblockTypeInputRule, UndoRedo,
} from './editor-parts.js';
import { linkTarget } from './formatting.js';

const LEVELS = [2, 3, 4];

/** What is marked in the text, without being a part of it. */
export const marksKey = new PluginKey('marks');

const marksPlugin = new Plugin({
  key: marksKey,
  state: {
    init: () => DecorationSet.empty,
    apply: (transaction, set) => {
      const spans = transaction.getMeta(marksKey);
      return spans ? DecorationSet.create(transaction.doc, spans.map(decoration)) : set.map(transaction.mapping, transaction.doc);
    },
  },
  props: {
    decorations: (state) => marksKey.getState(state),
  },
});

/** A span that is marked; `origin` are the offsets by which the suggestions know it. */
function decoration({ from, to, kind, origin, title, current }) {
  return Decoration.inline(from, to, { nodeName: 'mark', class: current ? `${kind} current` : kind, title }, { kind, origin, title });
}

/** Headings begin below the headline of the page; `#` typed makes the first of them. */
const TextHeading = Heading.extend({
  addInputRules() {
    return [textblockTypeInputRule({ find: /^(#{1,4})\s$/, type: this.type, getAttributes: (match) => ({ level: Math.max(LEVELS[0], match[1].length) }) })];
  },
});

/** Tab leaves the text; the brackets with Ctrl change an item's level. */
const TextListItem = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const TextListKeymap = ListKeymap.extend({
  addKeyboardShortcuts() {
    const { Tab, 'Shift-Tab': back, ...keys } = this.parent();
    return keys;
  },
});

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{
    tag: 'a[href]',
    getAttrs: (element) => {
      const href = linkTarget(element.getAttribute('href'));
      return href ? { href } : false;
    },
  }],
  renderHTML: ({ HTMLAttributes: { href } }) => ['a', { href: linkTarget(href), rel: 'noopener noreferrer nofollow', target: '_blank' }, 0],
});

/** What a text may have: headings, paragraphs, lists, quotes, bold, italic and links. */
export const EXTENSIONS = [
  Document, Paragraph, Text, TextHeading.configure({ levels: LEVELS }), Blockquote, BulletList, OrderedList, TextListItem, TextListKeymap, HardBreak,
  Bold, Italic, Link, UndoRedo,
  Extension.create({ name: 'marks', addProseMirrorPlugins: () => [marksPlugin] }),
];
