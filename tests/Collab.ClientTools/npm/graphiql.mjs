// `node graphiql.mjs ADDRESS BROWSER SCREENSHOT`: a person opens GraphiQL, runs the query that it begins with, opens the documentation, and listens to changes.
import assert from 'node:assert/strict';
import { browse } from './browser.mjs';

const [address, executablePath, screenshot] = process.argv.slice(2);
await browse(executablePath, async (page) => {
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
  return [`${address}: net::ERR_ABORTED`]; // stopping the subscription ends its request
});

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
  // A change a second: GraphiQL shows each message anew, and a flood of them leaves it no time to show any.
  for (let number = 0; !isHeard; number++) {
    await ask(`mutation { setProjectHashtags(input: { project: "${project.id}", hashtags: ["uutinen${number}"] }) { cursor } }`, 'ylva');
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 1000))]);
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
