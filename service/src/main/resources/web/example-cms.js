import { Api } from './api.js';
import { h } from './dom.js';
import { Words } from './words.js';

const $ = (id) => document.getElementById(id);
const words = new Words(new URLSearchParams(location.search).get('lang') ?? navigator.language);

document.documentElement.lang = words.language;
document.querySelectorAll('[data-say]').forEach((element) => {
  element.textContent = words.say(element.dataset.say);
});
$('panel').setAttribute('lang', words.language);

const { imprints } = await new Api().imprints();
$('imprint').append(...imprints.map((imprint) => h('option', { value: imprint.id }, imprint.name)));

const draft = () => ({ imprint: $('imprint').value, title: $('title').value, text: $('text').value });

$('article').addEventListener('submit', (event) => {
  event.preventDefault();
  $('panel').draft = draft();
});

/** While somebody writes, the panel follows after a pause. */
$('article').addEventListener('input', () => {
  if ($('title').value.trim() && $('text').value.trim()) {
    $('panel').follow(draft());
  }
});

/** What was accepted goes into the form's own fields; what was taken back leaves them. */
$('panel').addEventListener('colophon-apply', ({ detail }) => {
  const field = $(detail.field === 'segments' ? 'segments' : 'keywords');
  const others = field.value.split(', ').filter((value) => value && value !== detail.label);
  field.value = (detail.answer === 'accepted' ? [...others, detail.label] : others).join(', ');
});
