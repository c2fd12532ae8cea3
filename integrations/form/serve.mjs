/** Serves the form under an origin of its own: node serve.mjs COLOPHON [PORT] */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' };
const FILES = new Set(['/form.html', '/form.css', '/dist/form.js']);

export function serve(colophon, port = 0) {
  const policy = `default-src 'none'; script-src 'self' ${colophon}; style-src 'self'; connect-src ${colophon}; img-src ${colophon}; form-action 'self'`;
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/form.html' : request.url;
    if (!FILES.has(path)) {
      response.writeHead(404).end();
      return;
    }
    const file = await readFile(new URL(`.${path}`, import.meta.url), 'utf8');
    response.writeHead(200, { 'Content-Type': TYPES[path.split('.').pop()], 'Content-Security-Policy': policy });
    response.end(path === '/form.html' ? file.replaceAll('COLOPHON', colophon) : file);
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = await serve(process.argv[2] ?? 'http://127.0.0.1:8080', Number(process.argv[3] ?? 8090));
  console.log(`http://127.0.0.1:${server.address().port}/`);
}
