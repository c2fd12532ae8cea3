import { addTexts } from './words.js';
import { crmDe } from './words-crm-de.js';
import { crmEn } from './words-crm-en.js';

addTexts({ de: crmDe, en: crmEn });
