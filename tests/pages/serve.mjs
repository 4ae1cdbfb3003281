// A story folder behind a web server that sends the folder's own policy, as a site would.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

/** Serves `folder`; answers its address and a function that ends it. */
export async function serve(folder) {
  const policy = (await readFile(join(folder, 'csp.txt'), 'utf8')).trim();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    // Browsers ask for it unasked; it belongs to the site, not to the story.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    try {
      const bytes = file.startsWith(normalize(folder)) ? await readFile(file) : Promise.reject();
      const headers = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' };
      response.writeHead(200, { ...headers, 'Content-Security-Policy': policy }).end(await bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
