// The cases by kind: each carries a kind, maybe a title, and the request.
import { readFileSync } from 'node:fs';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { coercionGrid } from './coercion.mjs';
import { documentFor } from './documents.mjs';
import { garbled, withFault } from './faults.mjs';
import { hostile } from './hostile.mjs';
import { random } from './random.mjs';
import { randomSchema } from './random-schemas.mjs';
import { rules, withRuleFault } from './rule-faults.mjs';
import { schemas } from './schemas.mjs';
import { typeFaults } from './type-faults.mjs';

const built = schemas.map((sdl) => ({ sdl, schema: buildSchema(sdl) }));

const kinds = { corpus, introspection, coercion, hostile: hostileSizes, documents, faults, ruleFaults, garbled: garbledTexts, types, typeFaults: typesWithFaults, recordedFaults };

/** All cases: first the kinds that end, then those by chance, in turns, without end. */
export function* cases({ only, seed, corpus: file }) {
  const chosen = Object.entries(kinds).filter(([kind]) => !only || only.split(',').includes(kind));
  const running = chosen.map(([kind, make]) => [kind, make(Number(seed), file)]);
  while (running.length > 0) {
    for (let i = running.length - 1; i >= 0; i--) {
      const [kind, iterator] = running[i];
      const { value, done } = iterator.next();
      if (done) running.splice(i, 1);
      else yield { kind, ...value };
    }
  }
}

function* corpus(seed, file) {
  yield* recordedIn(file);
}

function* recordedFaults(seed, file) {
  const recorded = [...recordedIn(file)].filter(({ query }) => query !== fullIntrospection);
  for (let i = seed * 1_000_000; recorded.length > 0; i++) {
    const chance = random(i);
    const request = chance.pick(recorded);
    const part = request.query === undefined ? 'schema' : 'query';
    yield { ...request, title: `seed ${i}, ${request.title}`, [part]: withFault(request[part], request.schema ?? '', chance) };
  }
}

function* recordedIn(file) {
  const { schemas: texts, cases: recorded } = file ? JSON.parse(readFileSync(file, 'utf8')) : { cases: [] };
  for (const { id, mode, schema, query, variables, operationName, rules, versionSensitive } of recorded) {
    if (versionSensitive) continue;
    yield { title: id, mode, schema: texts[schema], query: query === '@introspection' ? fullIntrospection : query, variables, operationName, rules };
  }
}

const fullIntrospection = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });

function* introspection() {
  for (const { sdl } of built) yield { schema: sdl, query: fullIntrospection };
}

function* coercion() {
  yield* coercionGrid();
}

function* hostileSizes() {
  yield* hostile();
}

function* documents(seed) {
  for (let i = seed * 1_000_000; ; i++) yield { title: `seed ${i}`, ...sound(random(i)) };
}

function* faults(seed) {
  for (let i = seed * 1_000_000; ; i++) {
    const chance = random(i);
    const request = sound(chance);
    yield { title: `seed ${i}`, ...request, query: withFault(request.query, request.schema, chance), mode: chance.chance(0.5) ? 'validate' : 'execute' };
  }
}

function* ruleFaults(seed) {
  for (let i = seed * 1_000_000; ; i++) {
    const chance = random(i);
    const rule = rules[i % rules.length];
    const request = sound(chance);
    const query = withRuleFault(request.query, rule, chance);
    if (query !== null) yield { title: `seed ${i}, ${rule}`, ...request, query, mode: chance.chance(0.7) ? 'validate' : 'execute' };
  }
}

function* typesWithFaults(seed) {
  yield* typeFaults((i) => random(seed * 1_000_000 + i), withFault);
}

function* garbledTexts(seed) {
  for (let i = seed * 1_000_000; ; i++) {
    const chance = random(i);
    const { query, schema } = sound(chance);
    yield { title: `seed ${i}`, mode: 'parse', query: garbled(chance.chance(0.8) ? query : schema, chance) };
  }
}

function* types(seed) {
  for (let i = seed * 1_000_000; ; i++) {
    const chance = random(i);
    const sdl = chance.pick(schemas);
    yield { title: `seed ${i}`, mode: 'schema', schema: withFault(sdl, sdl, chance) };
  }
}

/** One of some hundred schemas by chance, so that both sides know most of them already. */
function anySchema(chance) {
  const number = chance.below(400);
  if (!byChance.has(number)) {
    const sdl = randomSchema(random(number));
    byChance.set(number, { sdl, schema: buildSchema(sdl) });
  }
  return byChance.get(number);
}

const byChance = new Map();

function sound(chance) {
  const { sdl, schema } = chance.chance(0.5) ? chance.pick(built) : anySchema(chance);
  return { schema: sdl, ...documentFor(schema, chance) };
}
