// `node relay.mjs ADDRESS`: relay-compiler takes the served schema, and Relay's store makes one list of the pages it fetches by what was compiled.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import relay from 'relay-runtime';
import { run } from './run.mjs';

const [address] = process.argv.slice(2);
const { ConnectionHandler, Environment, Network, RecordSource, Store, commitLocalUpdate, fetchQuery } = relay;

rmSync('.run/relay', { recursive: true, force: true });
mkdirSync('.run/relay/artifacts', { recursive: true });
writeFileSync('.run/relay/schema.graphql', await (await fetch(`${address}?sdl`)).text());
writeFileSync('.run/relay/persisted.json', '{}');
run('relay-compiler/cli.js');

const persisted = JSON.parse(readFileSync('.run/relay/persisted.json', 'utf8'));
const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });

const slug = 'lahti';
const { project } = await fetchWith('ProjectListQuery', { slug, language: 'SV' });
assert.ok(project);
const first = pageOf('ProjectList_projects');
assert.equal(first.ids.length, 2);
assert.equal(first.hasNextPage, true);

await fetchWith('ProjectListProjectsQuery', { count: 3, after: first.endCursor });
const second = pageOf('ProjectList_projects');
assert.equal(new Set(second.ids).size, 5);
assert.deepEqual(second.ids.slice(0, 2), first.ids);

await fetchWith('ProjectListHeadQuery', { id: first.ids[0], language: 'EN' });
await fetchWith('ProjectListGoalsQuery', { id: first.ids[0], count: 1 });
assert.equal(Object.keys(persisted).length, 5, 'each operation is in the list of persisted documents');
console.log(`${second.ids.length} projects in one list`);

async function ask(operation, variables) {
  const query = persisted[operation.id];
  assert.ok(query, `${operation.name} is persisted`);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return answer;
}

async function fetchWith(name, variables) {
  const { default: operation } = await import(`./.run/relay/artifacts/${name}.graphql.js`);
  return fetchQuery(environment, operation, variables).toPromise();
}

function pageOf(key) {
  let page;
  commitLocalUpdate(environment, (store) => {
    const connection = ConnectionHandler.getConnection(store.getRoot(), key, { orderBy: 'RECENTLY_CHANGED' });
    const info = connection.getLinkedRecord('pageInfo');
    page = {
      ids: connection.getLinkedRecords('edges').map((edge) => edge.getLinkedRecord('node').getDataID()),
      endCursor: info.getValue('endCursor'),
      hasNextPage: info.getValue('hasNextPage'),
    };
  });
  return page;
}
