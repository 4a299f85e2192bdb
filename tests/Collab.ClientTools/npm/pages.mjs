// `node pages.mjs SERVER BROWSER FOLDER`: a person with a phone opens the gateway's plain pages in each language, and goes through them by keyboard.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import { browse } from './browser.mjs';

const [server, executablePath, folder] = process.argv.slice(2);
await browse(executablePath, async (page) => {
  await page.setViewport({ width: 360, height: 740 });
  for (const path of ['/demo']) {
    for (const language of ['fi', 'sv', 'en']) {
      await page.goto(new URL(`${path}?lang=${language}`, server).href, { waitUntil: 'networkidle0' });
      const seen = await page.evaluate(() => ({ language: document.documentElement.lang, width: document.documentElement.scrollWidth, links: document.links.length }));
      assert.equal(seen.language, language);
      assert.ok(seen.width <= 360, `${path} in ${language} is ${seen.width} pixels wide on a screen of 360`);

      for (let link = 0; link < seen.links; link++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => ({
          link: [...document.links].indexOf(document.activeElement),
          outline: getComputedStyle(document.activeElement).outlineStyle,
        }));
        assert.equal(focused.link, link, `Tab reaches the links of ${path} in their order`);
        assert.notEqual(focused.outline, 'none', `the focused link of ${path} is outlined`);
      }

      const { violations } = await new AxePuppeteer(page).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
      await page.screenshot({ path: join(folder, `page${path.replace('/', '-')}-${language}.png`), fullPage: true });
    }
  }
});
