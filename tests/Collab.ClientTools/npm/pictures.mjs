// `node pictures.mjs SERVER BROWSER FOLDER`: pictures of the portal's main pages, for docs/pictures (scripts/pictures.sh).
import { join } from 'node:path';
import { browse } from './browser.mjs';

const [server, executablePath, folder] = process.argv.slice(2);
const desk = { width: 1280, height: 900 };
const phone = { width: 375, height: 740, deviceScaleFactor: 2 };

const response = await fetch(new URL('/graphql', server), {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query: '{ project(slug: "lahti") { goals { nodes { id } } } }' }),
});
const goal = (await response.json()).data.project.goals.nodes[0].id;

await browse(executablePath, async (page) => {
  const take = async (name, path, viewport, language, use) => {
    await page.setViewport(viewport);
    await page.goto(new URL(`${path}?lang=${language}`, server).href, { waitUntil: 'networkidle0' });
    await use?.();
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  };
  const press = async (name) => {
    const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button.click();
  };

  await take('goal', `/goals/${goal}`, desk, 'en');
  await take('goal-phone', `/goals/${goal}`, phone, 'fi');
  await take('projects', '/projects', desk, 'fi');
  await take('project', '/projects/lahti', desk, 'sv');
  await take('sign-in', '/sign-in', desk, 'en');
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), press('Sign in as Leena Lahtelainen')]);
  await take('home', '/', desk, 'en');
  await take('revision', `/goals/${goal}`, desk, 'en', async () => {
    await press('Revise the goal');
    await page.waitForSelector('form.form textarea');
  });
});
