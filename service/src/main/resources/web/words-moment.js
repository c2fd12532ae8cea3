import { addTexts } from './words.js';
import { momentDe } from './words-moment-de.js';
import { momentEn } from './words-moment-en.js';

addTexts({ de: momentDe, en: momentEn });
