import { addTexts } from './words.js';
import { campaignsDe } from './words-campaigns-de.js';
import { campaignsEn } from './words-campaigns-en.js';

addTexts({ de: campaignsDe, en: campaignsEn });
