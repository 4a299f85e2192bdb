// One of the servers that ./bench graphql measures beside: `node server.mjs NAME PORTAL`, where PORTAL is a JSON file with the schema's text and
// the projects. Serves the same from memory, by plain property access; its first line is its address, and it ends with its standard input.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [name, portal] = process.argv.slice(2);
const { sdl, projects } = JSON.parse(readFileSync(portal, 'utf8'));
const bySlug = new Map(projects.map((project) => [project.slug, project]));

const resolvers = {
  Query: {
    project: (_, { slug }) => bySlug.get(slug) ?? null,
    projects: (_, { first }) => {
      const nodes = first < projects.length ? projects.slice(0, first) : projects;
      return { nodes, totalCount: projects.length, pageInfo: { hasNextPage: first < projects.length, endCursor: nodes[nodes.length - 1].id } };
    },
  },
};

const servers = {
  async mercurius() {
    const { default: fastify } = await import('fastify');
    const { default: mercurius } = await import('mercurius');
    const app = fastify();
    await app.register(mercurius, { schema: sdl, resolvers, jit: 1 });
    return app.listen({ host: '127.0.0.1', port: 0 });
  },

  async 'graphql-yoga'() {
    const { createSchema, createYoga } = await import('graphql-yoga');
    const server = createServer(createYoga({ schema: createSchema({ typeDefs: sdl, resolvers }), logging: false }));
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${server.address().port}`;
  },

  async '@apollo/server'() {
    const { ApolloServer } = await import('@apollo/server');
    const { startStandaloneServer } = await import('@apollo/server/standalone');
    const { url } = await startStandaloneServer(new ApolloServer({ typeDefs: sdl, resolvers }), { listen: { host: '127.0.0.1', port: 0 } });
    return url;
  },
};

console.log(await servers[name]());
process.stdin.on('end', () => process.exit()).resume();
