// Makes the recorded cases, ../cases/*.json, anew; the same seed gives the same files. See README.md.
//   node record.mjs            writes them
//   node record.mjs --check    says whether they are as they would be written, and changes nothing
//   node record.mjs --table [--beside CORPUS]   counts them by rule and algorithm
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as graphql from 'graphql';
import { difference } from './agreement.mjs';
import { hash } from './fake-resolvers.mjs';
import { random } from './random.mjs';
import { categories } from './recorded/categories.mjs';
import { fullIntrospection } from './recorded/execution.mjs';
import { introspectionLines } from './recorded/introspection-lines.mjs';
import { table } from './recorded/table.mjs';
import { answerWithLocations, references } from './references.mjs';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '2026' }, check: { type: 'boolean' }, table: { type: 'boolean' }, beside: { type: 'string' } },
});

const folder = new URL('../cases/', import.meta.url);
const longest = 1_500;
const mostTries = 20_000;

const files = new Map();
for (const category of categories) record(category);

if (options.table) table([...files.values()].flatMap(({ cases }) => cases), options.beside);
else for (const [name, file] of files) write(name, file);

function record({ file: name, name: title, rules, refusedBy, wanted, make }) {
  const file = files.get(name) ?? files.set(name, { schemas: new Map(), cases: [], seen: new Set() }).get(name);
  const missing = [...wanted];
  const start = hash(`${name} ${title} ${rules ?? ''}`) ^ Number(options.seed);
  for (let i = 0; missing[0] + missing[1] > 0; i++) {
    if (i === mostTries) {
      console.log(`${name}/${title}: ${missing} more (accepted, refused) were not found in ${mostTries} tries`);
      process.exitCode = 1;
      return;
    }
    const request = clean({ ...make(random(start + i)), rules });
    const answer = agreedAnswer(request, refusedBy);
    if (answer === null) continue;
    const refused = request.mode ? answer.errors !== undefined : !('data' in answer);
    const key = JSON.stringify(request);
    if (missing[Number(refused)] === 0 || file.seen.has(key)) continue;
    missing[Number(refused)]--;
    file.seen.add(key);
    file.cases.push(caseOf(file, name, title, request, answer, key));
  }
}

/** The answer of graphql-js 16, where 17 agrees, the request is short and does not exhaust it; else null. */
function agreedAnswer(request, refusedBy) {
  const text = `${request.query === fullIntrospection ? '' : (request.query ?? '')}${request.mode === 'schema' ? request.schema : ''}`;
  // Half a surrogate pair cannot stand in a file of UTF-8.
  if (text.length > longest || !text.isWellFormed() || text.includes('\u0000')) return null;
  const answer = references[0](request);
  if (answer.gaveUp || difference(request, answer, references[1](request)) !== null) return null;
  if (answer.errors && refusedBy && !references[0]({ ...request, rules: [refusedBy] }).errors) return null;
  return answer;
}

function caseOf(file, name, title, { mode, schema, query, variables, operationName, rules }, answer, key) {
  const group = rules ? `${name}-one-rule` : name;
  return {
    id: `${name}/${hash(key).toString(16).padStart(8, '0')}`,
    group,
    title,
    mode: mode ?? 'execute',
    ...(schema !== undefined && { schema: schemaId(file, schema) }),
    ...(query !== undefined && { query: query === fullIntrospection ? '@introspection' : query }),
    ...(variables !== undefined && { variables }),
    ...(operationName !== undefined && { operationName }),
    ...(rules && { rules }),
    expect: expectation(mode, schema, query, rules, answer),
  };
}

function expectation(mode, schema, query, rules, answer) {
  if (query === fullIntrospection) return { ok: true, tells: introspectionLines(answer.data) };
  if (mode) return { ok: answer.errors === undefined, ...(mode === 'schema' && rules && answer.errors && { locations: answerWithLocations(schema, rules) }) };
  if (!('data' in answer)) return { answer: { errors: [{ message: answer.errors[0].message.split('\n')[0].slice(0, 100) }] } };
  return { answer: { data: answer.data, ...(answer.errors && { errors: answer.errors.map(({ path }) => ({ path })) }) } };
}

function schemaId({ schemas }, text) {
  if (!schemas.has(text)) schemas.set(text, hash(text).toString(16).padStart(8, '0'));
  return schemas.get(text);
}

/** Without keys that have no value, so that a request is written as it was asked. */
function clean(request) {
  return JSON.parse(JSON.stringify(request));
}

function write(name, { schemas, cases }) {
  const ids = new Set(cases.map(({ id }) => id));
  if (ids.size !== cases.length || new Set(schemas.values()).size !== schemas.size) throw new Error(`two of ${name} have one id`);
  const lines = (items) => items.map((item) => item).join(',\n');
  const text = [
    '{"format":"collab-kit-corpus/1",',
    `"source":"made by differential/record.mjs; expectations by graphql ${graphql.version}",`,
    `"schemas":{\n${lines([...schemas].map(([sdl, id]) => `${JSON.stringify(id)}:${JSON.stringify(sdl)}`))}\n},`,
    `"cases":[\n${lines(cases.map((item) => JSON.stringify(item)))}\n]}\n`,
  ].join('\n');
  const path = new URL(`${name}.json`, folder);
  if (options.check) {
    const same = existsSync(path) && readFileSync(path, 'utf8') === text;
    console.log(`${name}: ${cases.length} cases, ${same ? 'as recorded' : 'not as recorded'}`);
    if (!same) process.exitCode = 1;
  } else {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
    console.log(`${name}: ${cases.length} cases, ${schemas.size} schemas, ${Math.round(text.length / 1024)} KiB`);
  }
}
