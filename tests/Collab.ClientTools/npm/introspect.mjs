// `node introspect.mjs ADDRESS`: what a client's tools make of introspection is the schema that the server prints, and nothing is wrong with it.
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import assert from 'node:assert/strict';

const address = process.argv[2];
const everything = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };

const response = await fetch(address, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
  body: JSON.stringify({ query: getIntrospectionQuery(everything) }),
});
const { data, errors } = await response.json();
assert.equal(errors, undefined);

const fromIntrospection = buildClientSchema(data);
assert.deepEqual(validateSchema(fromIntrospection), []);

const sdl = await (await fetch(`${address}?sdl`)).text();
const fromText = buildSchema(sdl);
assert.deepEqual(validateSchema(fromText), []);
assert.equal(print(fromIntrospection), print(fromText));
console.log(`${Object.keys(fromIntrospection.getTypeMap()).length} types`);

function print(schema) {
  return printSchema(lexicographicSortSchema(schema));
}
