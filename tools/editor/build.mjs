/**
 * Writes the editor's libraries as one file with their licences: npm ci && npm run build [FOLDER].
 * The first line of the file states the SHA-256 of what it was made from.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const here = new URL('.', import.meta.url);
const folder = process.argv[2] ?? new URL('../../service/src/main/resources/web', here).pathname;
const sources = ['build.mjs', 'package-lock.json', 'package.json', 'parts.js'];
const digest = createHash('sha256');
sources.forEach((file) => digest.update(readFileSync(new URL(file, here))));

const { metafile, outputFiles } = await build({
  absWorkingDir: here.pathname,
  entryPoints: ['parts.js'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  write: false,
});
const head = `/* Made by tools/editor from ${digest.digest('hex')}; licences: editor-parts.txt */\n`;
writeFileSync(`${folder}/editor-parts.js`, head + outputFiles[0].text);

const packages = new Set();
for (const [input, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  if (name && bytesInOutput > 0) {
    packages.add(name);
  }
}
const parts = [...packages].sort().map((name) => {
  const place = new URL(`node_modules/${name}/`, here);
  const { version, license } = JSON.parse(readFileSync(new URL('package.json', place)));
  const file = readdirSync(place).find((entry) => /^licen[sc]e/i.test(entry));
  const text = file ? readFileSync(new URL(file, place), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(`${folder}/editor-parts.txt`, `editor-parts.js contains the following libraries.\n\n${parts.join('\n----\n\n')}`);
