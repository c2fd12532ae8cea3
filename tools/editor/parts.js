/** The parts of TipTap, ProseMirror and marked that the Desk's editor uses. */
export { Editor, Extension, Mark, textblockTypeInputRule } from '@tiptap/core';
export { default as Blockquote } from '@tiptap/extension-blockquote';
export { default as Bold } from '@tiptap/extension-bold';
export { default as Document } from '@tiptap/extension-document';
export { default as HardBreak } from '@tiptap/extension-hard-break';
export { default as Heading } from '@tiptap/extension-heading';
export { default as Italic } from '@tiptap/extension-italic';
export { BulletList } from '@tiptap/extension-list/bullet-list';
export { ListItem } from '@tiptap/extension-list/item';
export { ListKeymap } from '@tiptap/extension-list/keymap';
export { OrderedList } from '@tiptap/extension-list/ordered-list';
export { default as Paragraph } from '@tiptap/extension-paragraph';
export { default as Text } from '@tiptap/extension-text';
export { UndoRedo } from '@tiptap/extensions/undo-redo';
export { DOMParser as Reader, Fragment, Slice } from '@tiptap/pm/model';
export { EditorState, Plugin, PluginKey, Selection } from '@tiptap/pm/state';
export { Decoration, DecorationSet } from '@tiptap/pm/view';
export { marked } from 'marked';
