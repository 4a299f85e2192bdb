// Asks the same query twice with a client's automatic persisted queries: persisted-queries.mjs apollo|urql URL.
// Says a line for each HTTP request (method, status, what named the document), and what came of it.
import { createHash } from 'node:crypto';
import { parse } from 'graphql';

const [, , name, url] = process.argv;
const query = `query Hello_${name}($name: String) { hello(name: $name) }`;
let line = '';

async function told(address, init = {}) {
  const response = await fetch(address, init);
  const parameters = init.body ?? new URL(address, url).search;
  const named = ['sha256Hash', 'query Hello'].map(word => decodeURIComponent(parameters).replaceAll('+', ' ').includes(word));
  if (line) console.log(line);
  line = `${init.method ?? 'GET'} ${response.status} ${['hash', 'document'].filter((_, i) => named[i]).join(' and ')}`;
  return response;
}

async function apollo() {
  const { ApolloClient, InMemoryCache, HttpLink } = await import('@apollo/client');
  const { PersistedQueryLink } = await import('@apollo/client/link/persisted-queries');
  const sha256 = text => createHash('sha256').update(text).digest('hex');
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: true });
  const link = persisted.concat(new HttpLink({ uri: url, fetch: told }));
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  return async variables => (await client.query({ query: parse(query), variables, fetchPolicy: 'network-only' })).data.hello;
}

async function urql() {
  const { Client, fetchExchange } = await import('@urql/core');
  const { persistedExchange } = await import('@urql/exchange-persisted');
  const client = new Client({ url, fetch: told, exchanges: [persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange] });
  return async variables => {
    const { data, error } = await client.query(query, variables);
    if (error) throw error;
    return data.hello;
  };
}

const ask = await { apollo, urql }[name]();
for (const variables of [{ name: 'one' }, { name: 'two' }]) {
  const answer = await ask(variables);
  console.log(`${line}: ${answer}`);
  line = '';
}
