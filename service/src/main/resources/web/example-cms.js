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

$('article').addEventListener('submit', (event) => {
  event.preventDefault();
  $('panel').draft = {
    imprint: $('imprint').value,
    title: $('title').value,
    text: $('text').value,
  };
});
