// The eyes of the journeys: WebKit's own driver, which starts Galley and looks into its page. Keys and mouse do not come
// from here but from the display.

import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { need, packaged } from '../pages/packages.mjs';
import { kill, start } from './programs.mjs';
import { answered, until } from './wait.mjs';

const { Capabilities, WebDriver } = need('selenium-webdriver');
const { Executor, HttpClient } = need('selenium-webdriver/http');

const read = (path) => readFileSync(path, 'utf8');
/** Finds things by role and name, answers the journeys' questions, knows the rules of accessibility. */
const QUERIES = read(packaged('@testing-library/dom/dist/@testing-library/dom.umd.min.js'));
const QUESTIONS = read(new URL('in-page.js', import.meta.url));
const AXE = read(packaged('axe-core/axe.min.js'));

/** Starts a program with a page; `program` and `session` are what to end and what to ask. */
export async function drive(binary, args, env) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const program = start('WebKitWebDriver', [`--port=${port}`], {
    env: { ...env, TAURI_WEBVIEW_AUTOMATION: 'true', WEBKIT_DISABLE_DMABUF_RENDERER: '1' },
  });
  await until('the driver answers', async () => (await fetch(`${address}/status`)).ok);
  const session = WebDriver.createSession(
    new Executor(new HttpClient(address)),
    new Capabilities({ 'webkitgtk:browserOptions': { binary, args } }),
  );
  try {
    await answered(`${binary} opens`, session.getSession());
  } catch (fault) {
    await kill(program);
    throw new Error(`${binary} did not open: ${fault.message}\n${program.said}`, { cause: fault });
  }
  return { program, session };
}

/** Asks the page one of the questions of `in-page.js`; what it needs is put into the page first. */
export async function ask(session, question, ...args) {
  const script = `const [question, ...args] = arguments;
    return window.journey && (question !== 'faults' || window.axe)
      ? Promise.resolve(window.journey[question](...args)).then((answer) => ({ answer }))
      : null;`;
  const run = (...what) => answered(`the page is asked for “${question}”`, session.executeScript(...what));
  let found = await run(script, question, ...args);
  if (!found) {
    await run([QUERIES, QUESTIONS, question === 'faults' ? AXE : ''].join('\n'));
    found = await run(script, question, ...args);
  }
  return found.answer;
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
