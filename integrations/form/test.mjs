/**
 * Writes in the form of another origin, in Chromium: node test.mjs COLOPHON [SCREENSHOT]
 * Colophon has to allow the origin http://127.0.0.1:18090: colophon demo --allow-origin http://127.0.0.1:18090
 */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const [colophon, screenshot] = process.argv.slice(2);
const TEXTS = [
  'Im Nationalpark Wattenmeer ist ein neuer Wanderweg eröffnet worden. Der Weg führt Naturfreunde durch Salzwiesen und Dünen.',
  'Wanderer brauchen feste Schuhe und eine Karte. Ranger bieten geführte Wanderungen mit Fernglas an.',
];
const server = await serve(colophon, 18090);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const errors = [];
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'de-DE' });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto('http://127.0.0.1:18090/');
  await page.fill('#title', 'Neuer Wanderweg durch Watt und Salzwiesen');
  await page.click('#text .tiptap');
  for (const text of TEXTS) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const segment = page.locator('colophon-panel [data-key="segment:seg-naturfreunde-wanderer"]');
  await segment.waitFor({ timeout: 30000 });
  assert.equal(await page.evaluate(() => document.activeElement.className.includes('tiptap')), true, 'the cursor stays in the text');
  await segment.locator('button.accepted').click();
  await page.waitForFunction(() => document.querySelector('#segments').value !== '');
  assert.equal(await page.inputValue('#segments'), 'Naturfreunde und Wanderer');
  const term = page.locator('colophon-panel [data-key^="keyphrase:"]').first();
  await term.locator('button.accepted').click();
  await page.waitForFunction(() => document.querySelector('#keywords').value !== '');
  const subject = page.locator('colophon-panel [data-key^="subject:"]').first();
  await subject.locator('button.accepted').click();
  await page.waitForFunction(() => document.querySelector('#subjects').value !== '');
  await page.click('button[type=submit]');
  assert.equal(await page.textContent('#saved'), 'Gespeichert: 3 Antworten');
  if (screenshot) {
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: screenshot });
  }
  await page.setViewportSize({ width: 360, height: 800 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await segment.locator('button.revoked').click();
  await page.waitForFunction(() => document.querySelector('#segments').value === '');
  assert.deepEqual(errors, []);
  console.log(`fields: ${await page.inputValue('#subjects')} · ${await page.inputValue('#keywords')}; segment accepted and taken back`);
} finally {
  await browser.close();
  server.close();
}
