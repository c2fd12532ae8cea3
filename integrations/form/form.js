import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

const $ = (id) => document.getElementById(id);
const panel = $('panel');

const editor = new Editor({
  element: $('text'),
  extensions: [StarterKit],
  injectCSS: false,
  editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': 'text-label' } },
  onUpdate: follow,
});

/** While somebody writes, the panel follows after a pause. */
function follow() {
  if ($('title').value.trim() && editor.getText().trim()) {
    panel.follow({ title: $('title').value, text: editor.getHTML() });
  }
}

$('title').addEventListener('input', follow);

$('tools').addEventListener('click', ({ target }) => {
  if (target.dataset.mark) {
    editor.chain().focus()[target.dataset.mark]().run();
  }
});

/** What was accepted goes into the form's own fields; what was taken back leaves them. */
panel.addEventListener('colophon-apply', ({ detail }) => {
  const field = $(detail.field);
  if (field) {
    const others = field.value.split(', ').filter((label) => label && label !== detail.label);
    field.value = (detail.answer === 'accepted' ? [...others, detail.label] : others).join(', ');
  }
});

/** A real form sends the article to its own server, and that one to Colophon with `panel.decisions`. */
$('article').addEventListener('submit', (event) => {
  event.preventDefault();
  const article = { ...Object.fromEntries(new FormData($('article'))), text: editor.getHTML(), decisions: panel.decisions };
  $('saved').value = `Gespeichert: ${article.decisions.length} Antworten`;
});
