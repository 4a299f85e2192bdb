import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

// No connections of the browser's own: the page under test is all that it asks for.
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-quic'];

/**
 * Opens a page in a headless browser with a new, empty profile, which is removed again. Fails when the page has errors or failed requests
 * other than those that `use` returns: none, when it returns nothing.
 */
export async function browse(executablePath, use) {
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
    page.setDefaultTimeout(60_000);
    const trouble = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('requestfailed', (request) => trouble.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    const expected = (await use(page)) ?? [];
    assert.deepEqual(trouble, expected);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
