// `node provider.mjs`: an OpenID Connect provider on a port of its own, until the input ends. It signs in whoever gives a name, and lets the client `collab` come from any address, since
// the gateway's port is not known yet when the gateway has to know this one's.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'collab', client_secret: process.env.CLIENT_SECRET, redirect_uris: ['http://127.0.0.1/'], post_logout_redirect_uris: ['http://127.0.0.1/'] }],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    pkce: { required: () => true },
    cookies: { keys: [process.env.CLIENT_SECRET] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  });
  provider.Client.prototype.redirectUriAllowed = () => true;
  provider.Client.prototype.postLogoutRedirectUriAllowed = () => true;
  server.on('request', provider.callback());
  console.log(issuer);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
