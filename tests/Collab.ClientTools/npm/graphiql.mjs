// `node graphiql.mjs ADDRESS BROWSER SCREENSHOT`: a person opens GraphiQL, runs the query that it begins with, opens the documentation, and listens to changes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [address, executablePath, screenshot] = process.argv.slice(2);
// Headless, with a new empty profile that is removed again, and without connections of the browser's own: the page under test is all that it asks for.
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-quic'];
const profile = mkdtempSync(join(tmpdir(), 'collab-browser-'));
const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  userDataDir: profile,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...quiet],
});
try {
  const page = await browser.newPage();
  // A loaded machine only makes it slower.
  page.setDefaultTimeout(120_000);
  page.setDefaultNavigationTimeout(120_000);
  const trouble = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('requestfailed', (request) => trouble.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address, { waitUntil: 'networkidle0' });

  await (await page.waitForSelector('button.graphiql-execute-button')).click();
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('totalCount'));

  await (await page.waitForSelector('button[aria-label="Show Documentation Explorer"]')).click();
  await page.waitForFunction(() => document.querySelector('.graphiql-doc-explorer')?.textContent.includes('Query'));
  await page.evaluate(() => [...document.querySelectorAll('.graphiql-doc-explorer a')].find((link) => link.textContent === 'Query').click());
  await page.waitForFunction(() => document.querySelector('.graphiql-doc-explorer')?.textContent.includes('projects'));

  await page.screenshot({ path: screenshot });
  await listen(page);
  assert.deepEqual(trouble, [`${address}: net::ERR_ABORTED`], 'stopping the subscription ends its request, and that is all');
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}

/** Runs a subscription, sees what somebody else changes meanwhile, and stops it. */
async function listen(page) {
  const [project] = (await ask('{ projects(first: 1) { nodes { id } } }')).projects.nodes; // one that visitors may read
  await page.evaluate(() =>
    document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue('subscription { changes { entry { type } } }'));
  const began = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('text/event-stream'));
  await page.click('button.graphiql-execute-button');
  await began;
  const heard = page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('project-hashtags-changed'));
  let isHeard = false;
  heard.then(() => (isHeard = true), () => (isHeard = true));
  for (let number = 0; !isHeard; number++) {
    await ask(`mutation { setProjectHashtags(input: { project: "${project.id}", hashtags: ["uutinen${number}"] }) { cursor } }`, 'ylva');
  }
  await heard;
  const stopped = new Promise((resolve) => page.once('requestfailed', resolve));
  await page.click('button.graphiql-execute-button');
  await stopped;
}

async function ask(query, person) {
  const headers = { 'content-type': 'application/json', ...(person && { 'collab-person': person }) };
  const { data, errors } = await (await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
  assert.equal(errors, undefined);
  return data;
}
