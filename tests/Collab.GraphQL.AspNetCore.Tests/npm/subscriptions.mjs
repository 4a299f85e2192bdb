// Runs operations with a client that people use: subscriptions.mjs CLIENT URL, and says what it hears, a line each.
import { parse } from 'graphql';
import WebSocket from 'ws';

const [, , name, url] = process.argv;
const socketUrl = url.replace('http', 'ws');
// Apollo's link looks at it, and Node 20 has none.
globalThis.WebSocket ??= WebSocket;

const say = (...words) => console.log(...words.map(word => (typeof word === 'string' ? word : JSON.stringify(word))));
const codesOf = errors => [errors].flat().map(error => error.extensions?.code ?? error.message);

async function socketClient(options = {}) {
  const { createClient } = await import('graphql-ws');
  return createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { 'X-Viewer': 'Aino' }, ...options });
}

async function eventClient() {
  const { createClient } = await import('graphql-sse');
  return createClient({ url, headers: { 'X-Viewer': 'Aino' }, retryAttempts: 0 });
}

/** Runs an operation to its end. */
async function runAll(iterate, query) {
  try {
    for await (const result of iterate(query)) say(result.errors ? codesOf(result.errors) : result.data);
    say('complete');
  } catch (errors) {
    say('error', codesOf(errors));
  }
}

/** Takes one event of a stream without end and leaves. */
async function leave(iterate) {
  for await (const { data } of iterate('subscription { viewer }')) {
    say('left after', data);
    break;
  }
}

/** The results of anything that has subscribe(observer) with an unsubscribe, as Apollo's and urql's have. */
async function* resultsOf(subscribe) {
  const heard = [];
  let wake;
  const tell = what => { heard.push(what); wake?.(); };
  const stop = subscribe({
    next: value => tell({ value }),
    error: error => tell({ error }),
    complete: () => tell({ isEnd: true }),
  });
  try {
    while (true) {
      while (heard.length === 0) await new Promise(resolve => { wake = resolve; });
      const { value, error, isEnd } = heard.shift();
      if (error) throw error;
      if (isEnd) return;
      yield value;
    }
  } finally {
    stop();
  }
}

async function apollo() {
  const { ApolloClient, InMemoryCache, ApolloLink, HttpLink } = await import('@apollo/client');
  const { GraphQLWsLink } = await import('@apollo/client/link/subscriptions');
  const socket = await socketClient();
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), new HttpLink({ uri: url })),
  });
  const iterate = text => resultsOf(observer => {
    const document = parse(text);
    const isSubscription = document.definitions[0].operation === 'subscription';
    if (isSubscription) {
      const subscription = client.subscribe({ query: document }).subscribe({
        ...observer,
        next: result => (result.error ? observer.error(result.error.errors ?? result.error) : observer.next(result)),
      });
      return () => subscription.unsubscribe();
    }
    const run = document.definitions[0].operation === 'mutation' ? client.mutate({ mutation: document }) : client.query({ query: document });
    run.then(result => { observer.next(result); observer.complete(); }, error => observer.error(error.errors ?? error));
    return () => {};
  });
  return { iterate, dispose: () => socket.dispose() };
}

async function urql({ overSocket }) {
  const { Client, fetchExchange, subscriptionExchange } = await import('@urql/core');
  const socket = overSocket && (await socketClient());
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: { 'X-Viewer': 'Aino' } },
    fetchSubscriptions: !overSocket,
    exchanges: [
      ...(socket ? [subscriptionExchange({ forwardSubscription: ({ query, variables }) => ({
        subscribe: sink => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }) }) })] : []),
      fetchExchange,
    ],
  });
  const iterate = text => resultsOf(observer => {
    const kind = text.startsWith('subscription') ? 'subscription' : text.startsWith('mutation') ? 'mutation' : 'query';
    let isOver = false;
    const { unsubscribe } = client[kind](text, {}).subscribe(result => {
      if (isOver) return;
      if (result.error) return observer.error(result.error.graphQLErrors);
      // The last result of a subscription comes again when it ends.
      if (result.data && (kind !== 'subscription' || result.hasNext)) observer.next(result);
      if (!result.hasNext) { isOver = true; observer.complete(); }
    });
    return unsubscribe;
  });
  return { iterate, dispose: () => socket && socket.dispose() };
}

const clients = {
  'graphql-ws': async () => {
    const client = await socketClient();
    return { iterate: query => client.iterate({ query }), dispose: () => client.dispose() };
  },
  'graphql-sse': async () => {
    const client = await eventClient();
    return { iterate: query => client.iterate({ query }), dispose: () => client.dispose() };
  },
  apollo,
  'urql over WebSocket': () => urql({ overSocket: true }),
  'urql over events': () => urql({ overSocket: false }),
};

const { iterate, dispose } = await clients[name]();
await runAll(iterate, 'subscription { count(to: 3) }');
await runAll(iterate, '{ hello }');
await runAll(iterate, 'mutation { touch }');
await runAll(iterate, 'subscription { nothing }');
await leave(iterate);
dispose();
