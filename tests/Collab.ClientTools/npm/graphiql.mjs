// `node graphiql.mjs ADDRESS BROWSER SCREENSHOT`: a person opens GraphiQL, runs the query that it begins with, and opens the documentation.
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';

const [address, executablePath, screenshot] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
try {
  const page = await browser.newPage();
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
  assert.deepEqual(trouble, []);
} finally {
  await browser.close();
}
