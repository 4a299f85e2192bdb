// The audits of npm's graphql-http against a server: one line of JSON for each, { id, name, status, reason }.
import { auditServer } from 'graphql-http';

for (const { id, name, status, reason } of await auditServer({ url: process.argv[2] }))
  console.log(JSON.stringify({ id, name, status, reason }));
