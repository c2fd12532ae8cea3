import { addTexts } from './words.js';
import { chartsDe } from './words-charts-de.js';
import { chartsEn } from './words-charts-en.js';

addTexts({ de: chartsDe, en: chartsEn });
