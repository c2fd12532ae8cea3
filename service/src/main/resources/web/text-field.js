import { EXTENSIONS, marksKey } from './editing.js';
import { closeHistory, Editor, EditorState, Fragment, Reader, Selection, Slice } from './editor-parts.js';
import { documentOf, flatten } from './formatting.js';
import { change } from './marks.js';
import { cleaned, isMarkdown, markdown } from './pasting.js';

/** A change that comes from outside and is not something that somebody typed. */
const GIVEN = 'colophon-given';

/** The field in which a text is written. `text` is plain; `formatting` are spans of it. */
export class TextField {
  #editor;
  #flat;
  #waiting;
  #byPointer = false;

  /**
   * @param place the element that becomes the field
   * @param label the id of its label
   * @param onInput told after each change that somebody made
   * @param onFiles told the files that are dropped or pasted
   */
  constructor(place, { label, onInput, onFiles }) {
    this.place = place;
    this.#editor = new Editor({
      element: { mount: place },
      extensions: EXTENSIONS,
      content: documentOf(''),
      injectCSS: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label, spellcheck: 'true', translate: 'no' },
        handleDOMEvents: this.#events(onFiles),
        transformPastedHTML: (html) => (html.includes('data-pm-slice') ? html : cleaned(html).innerHTML),
        clipboardTextParser: (text, context, plain) => (!plain && isMarkdown(text) ? this.#slice(markdown(text)) : this.#lines(text)),
      },
      onUpdate: ({ transaction }) => {
        if (!transaction.getMeta(GIVEN)) {
          onInput();
        }
      },
    });
  }

  #events(onFiles) {
    const files = (event, data) => {
      if (!data?.files.length || data.types.includes('text/html')) {
        return false;
      }
      event.preventDefault();
      onFiles([...data.files]);
      return true;
    };
    return {
      drop: (view, event) => files(event, event.dataTransfer),
      paste: (view, event) => files(event, event.clipboardData),
      beforeinput: (view, event) => this.#inserted(event),
      pointerdown: () => {
        this.#byPointer = true;
      },
      focus: (view) => {
        if (!this.#byPointer && getSelection().isCollapsed) {
          view.focus();
        }
        this.#byPointer = false;
      },
      compositionend: () => {
        setTimeout(() => this.#waiting && this.#show(this.#waiting));
      },
    };
  }

  /** Dictation and input methods may insert several lines at once. */
  #inserted(event) {
    if (event.inputType !== 'insertText' || !event.data?.includes('\n')) {
      return false;
    }
    event.preventDefault();
    this.insertText(event.data);
    return true;
  }

  get editor() {
    return this.#editor;
  }

  get #content() {
    const { doc } = this.#editor.view.state;
    if (this.#flat?.doc !== doc) {
      this.#flat = { doc, ...flatten(doc) };
    }
    return this.#flat;
  }

  get text() {
    return this.#content.text;
  }

  /** Undefined where there is none. */
  get formatting() {
    const { formatting } = this.#content;
    return formatting.length > 0 ? formatting : undefined;
  }

  /** Shows another text: what was typed before cannot be undone here. */
  open(text, formatting) {
    const { view } = this.#editor;
    const doc = this.#document(text, formatting);
    view.updateState(EditorState.create({ doc, plugins: view.state.plugins, selection: Selection.atEnd(doc) }));
    this.#waiting = undefined;
  }

  /** Shows what the text became elsewhere; the cursor stays where it was in the text. */
  become(text, formatting) {
    const { state, view } = this.#editor;
    const doc = this.#document(text, formatting);
    const start = state.doc.content.findDiffStart(doc.content);
    if (start === null) {
      return;
    }
    let { a, b } = state.doc.content.findDiffEnd(doc.content);
    const overlap = Math.max(0, start - Math.min(a, b));
    a += overlap;
    b += overlap;
    const change = state.tr.replace(start, a, doc.slice(start, b));
    const whole = change.doc.eq(doc) ? change : state.tr.replaceWith(0, state.doc.content.size, doc.content);
    view.dispatch(whole.setMeta(GIVEN, true).setMeta('addToHistory', false));
  }

  /** A document; where the formatting does not fit the text, the text alone. */
  #document(given, formatting) {
    const { schema } = this.#editor;
    const text = given.replace(/\r\n?/g, '\n');
    try {
      const doc = schema.nodeFromJSON(documentOf(text, text === given ? formatting : undefined));
      doc.check();
      return doc;
    } catch {
      return schema.nodeFromJSON(documentOf(text));
    }
  }

  /** Puts a plain text where the cursor is. */
  insertText(text) {
    this.#insert(this.#lines(text));
  }

  /** Puts a text in HTML, of which the formatting is kept, where the cursor is. */
  insertHtml(html) {
    this.#insert(this.#slice(html));
  }

  /** Puts a text in Markdown where the cursor is. */
  insertMarkdown(text) {
    this.insertHtml(markdown(text));
  }

  #insert(slice) {
    const { view } = this.#editor;
    view.focus();
    view.dispatch(closeHistory(view.state.tr).replaceSelection(slice).scrollIntoView());
  }

  #lines(text) {
    const { paragraph } = this.#editor.schema.nodes;
    const lines = text.split(/\r\n?|\n/).map((line) => paragraph.create(null, line ? this.#editor.schema.text(line) : null));
    return new Slice(Fragment.from(lines), 1, 1);
  }

  #slice(html) {
    return Reader.fromSchema(this.#editor.schema).parseSlice(cleaned(html));
  }

  /**
   * Marks spans of the text that they were found in: what lies before and after a change since then moves along.
   *
   * @param spans with `start`, `end`, `kind` and `title`
   * @param text the text that they were found in
   */
  mark(spans, text) {
    const now = this.text;
    const [from, cut] = change(text, now);
    const shift = now.length - text.length;
    this.#show(spans.filter((span) => span.end <= from || span.start >= cut)
      .map((span) => ({ ...span, origin: `${span.start}-${span.end}`, by: span.start >= cut ? shift : 0 })));
  }

  /** Marks are not drawn while an input method is composing, which that would end. */
  #show(spans) {
    const { view } = this.#editor;
    if (view.composing) {
      this.#waiting = spans;
      return;
    }
    this.#waiting = undefined;
    const { lines } = this.#content;
    const placed = spans.flatMap(({ start, end, by, ...span }) => lines
      .filter((line) => line.start < end + by && start + by < line.start + line.length)
      .map((line) => ({
        ...span,
        from: line.position + Math.max(0, start + by - line.start),
        to: line.position + Math.min(line.length, end + by - line.start),
      })));
    this.#mark(placed);
  }

  #mark(placed) {
    const { view } = this.#editor;
    view.dispatch(view.state.tr.setMeta(marksKey, placed).setMeta('addToHistory', false));
  }

  /** Brings the mark between two offsets of the suggestions to the front. */
  highlight(start, end) {
    const origin = `${start}-${end}`;
    const found = marksKey.getState(this.#editor.view.state).find();
    this.#mark(found.map(({ from, to, spec }) => ({ from, to, ...spec, current: spec.origin === origin })));
    return this.place.querySelector('mark.current');
  }

  focus() {
    this.#editor.view.focus();
  }
}
