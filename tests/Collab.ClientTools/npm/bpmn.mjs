// `node bpmn.mjs ADDRESS [BROWSER]`: the process descriptions that the server gives out as BPMN are valid by the OMG's schemas, and bpmn-moddle reads them without a warning; with a browser, bpmn-js
// draws them without one. A file that comes in goes out letter by letter, and with names and notes changed here it is as good as before.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { validateXML } from 'xmllint-wasm';
import { browse } from './browser.mjs';

const [address, browser] = process.argv.slice(2);
const person = 'pia';
const schemas = 'node_modules/bpmn-moddle/resources/bpmn/xsd/';

const { project } = await ask('{ project(slug: "porvoo") { id processDescriptions { nodes { fi: bpmn(language: FI) sv: bpmn(language: SV) en: bpmn(language: EN) } } } }');
assert.equal(project.processDescriptions.nodes.length > 0, true, 'the example network describes a process');
const [{ fi, sv, en }] = project.processDescriptions.nodes;
const files = [fi, sv, en, await branching(), ...(await broughtIn(sv))];
browser ? await draw(files) : await validate(files);

/** A process with all that phases can have: ways that part in each manner, meet, lead back and end, in lanes and without. */
async function branching() {
  const name = (value) => [{ language: 'FI', value }];
  const { describeProcess } = await ask(
    'mutation ($input: DescribeProcessInput!) { describeProcess(input: $input) { processDescription { bpmn } errors { message } } }',
    {
      input: {
        project: project.id,
        title: name('Haarat & "silmukat" <kaikki>'),
        phases: [
          { title: name('Alku'), branching: 'ALL', next: [{ place: 2 }, { place: 3 }], roles: [{ name: name('Neuvonta') }] },
          { title: name('Rinnalla'), next: [{ place: 4 }], painPoints: [{ text: name('Hidas\nja & kankea'), severity: 'SERIOUS' }], duration: 'P2D' },
          { title: name('Samaan aikaan'), next: [{ place: 4 }], roles: [{ name: name('Käsittelijä') }, { name: name('Johtaja') }] },
          { title: name('Valinta'), branching: 'ONE', next: [{ place: 1, condition: name('puutteita') }, { place: 5 }, { place: 6 }], stakeholderGroups: [{ name: name('Hakijat') }] },
          { title: name('Yksi tai useampi'), branching: 'SOME', next: [{ place: 6, condition: name('a') }, { place: 7, condition: name('b') }], description: name('Selitys') },
          { title: name('Loppu'), next: [] },
          { title: name('Toinen loppu') },
        ],
      },
    });
  assert.deepEqual(describeProcess.errors, []);
  return describeProcess.processDescription.bpmn;
}

/** A file that is sent and fetched as a file, and then changed by fields. */
async function broughtIn(text) {
  const headers = { 'collab-person': person };
  const files = new URL('/processes', address);
  const sent = await fetch(`${files}?project=${project.id}&language=sv`, { method: 'POST', headers: { ...headers, 'content-type': 'application/xml' }, body: text });
  assert.equal(sent.status, 201, await sent.clone().text());
  const place = new URL(sent.headers.get('location'), address);
  assert.equal(await (await fetch(place, { headers })).text(), text);
  const picture = await fetch(String(place).replace(/bpmn$/, 'svg'), { headers });
  assert.equal(picture.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  assert.match(await picture.text(), /^<svg .*<title id="title">.*<desc id="desc">/s);
  const { id } = await sent.json();

  const { node } = await ask('query ($id: ID!) { node(id: $id) { ... on ProcessDescription { phases { nodes { id } } } } }', { id });
  const { editPhase } = await ask(
    'mutation ($input: EditPhaseInput!) { editPhase(input: $input) { phase { processDescription { bpmn } } errors { message } } }',
    { input: { phase: node.phases.nodes[0].id, title: [{ language: 'SV', value: 'Ett & annat' }], painPoints: [{ text: [{ language: 'SV', value: 'Ont' }] }], duration: 'PT5M' } });
  assert.deepEqual(editPhase.errors, []);

  const post = async (type, body, who = headers) => (await fetch(`${files}?project=${project.id}`, { method: 'POST', headers: { ...who, 'content-type': type }, body })).status;
  assert.equal(await post('application/xml', '<html/>'), 422);
  assert.equal(await post('application/xml; charset=iso-8859-1', text), 422); // the declaration says UTF-8
  assert.equal(await post('application/xml', `<!DOCTYPE a [<!ENTITY b "c">]>${text.replace(/<\?.*?\?>/, '')}`), 422);
  assert.equal(await post('text/plain', text), 415);
  assert.equal(await post('application/xml', text, {}), 401);
  assert.equal(await post('application/xml', text, { 'collab-person': 'riku' }), 403);
  assert.equal((await fetch(`${files}?project=AAAA`, { method: 'POST', headers: { ...headers, 'content-type': 'application/xml' }, body: text })).status, 404);
  assert.equal((await fetch(place, { method: 'PUT', headers: { ...headers, 'content-type': 'application/xml' }, body: text })).status, 200);
  assert.equal((await fetch(new URL('/processes/AAAA.bpmn', address))).status, 404);
  return [text, editPhase.phase.processDescription.bpmn];
}

async function validate(files) {
  const schema = (fileName) => ({ fileName, contents: readFileSync(schemas + fileName, 'utf8') });
  const preload = readdirSync(schemas).filter((file) => file !== 'BPMN20.xsd').map(schema);
  for (const [index, text] of files.entries()) {
    const { warnings } = await new BpmnModdle().fromXML(text);
    assert.deepEqual(warnings.map(({ message }) => message), [], `file ${index}`);
    const { errors } = await validateXML({ xml: [{ fileName: `${index}.bpmn`, contents: text }], schema: [schema('BPMN20.xsd')], preload });
    assert.deepEqual(errors.map(({ message }) => message), [], `file ${index}`);
  }
}

async function draw(files) {
  await browse(browser, async (page) => {
    await page.setContent('<div id="canvas" style="height: 700px"></div>');
    await page.addScriptTag({ path: 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js' });
    for (const [index, text] of files.entries()) {
      const warnings = await page.evaluate(async (xml) => {
        const viewer = new window.BpmnJS({ container: '#canvas' });
        const { warnings } = await viewer.importXML(xml);
        viewer.destroy();
        return warnings.map(({ message }) => message);
      }, text);
      assert.deepEqual(warnings, [], `file ${index}`);
    }
  });
}

async function ask(query, variables) {
  const headers = { 'content-type': 'application/json', 'collab-person': person };
  const { data, errors } = await (await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}
