// What npm's graphql-ws and graphql-sse do when the server ends their stream: reconnect.mjs graphql-ws|graphql-sse URL.
import WebSocket from 'ws';

const [, , name, url] = process.argv;
const retries = async () => {
  console.log('retries');
  process.exit(0);
};

async function socketClient() {
  const { createClient } = await import('graphql-ws');
  const on = { closed: event => console.log('closed', event.code) };
  return createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryWait: retries, on });
}

async function eventClient() {
  const { createClient } = await import('graphql-sse');
  return createClient({ url, retry: retries });
}

const client = await (name === 'graphql-ws' ? socketClient() : eventClient());
for await (const { data } of client.iterate({ query: 'subscription { viewer }' })) console.log('heard', data.viewer);
console.log('gave up');
