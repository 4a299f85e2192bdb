// `node codegen.mjs ADDRESS`: types for realistic operations from the running server's introspection, and code that uses them compiles strictly.
import { generate } from '@graphql-codegen/cli';
import { run } from './run.mjs';
import { rmSync } from 'node:fs';

const [address] = process.argv.slice(2);
rmSync('.run/codegen', { recursive: true, force: true });
await generate(
  {
    schema: address,
    documents: ['codegen/operations.graphql'],
    errorsOnly: true,
    generates: {
      '.run/codegen/': {
        preset: 'client',
        presetConfig: { persistedDocuments: true },
        config: {
          strictScalars: true,
          useTypeImports: true,
          enumsAsTypes: true,
          scalars: { ID: 'string', DateTime: 'string', Date: 'string', URL: 'string', Cursor: 'string', MutationName: 'string', Duration: 'string', JSON: 'unknown' },
        },
      },
    },
    emitLegacyCommonJSImports: false,
  },
  true,
);
run('typescript/bin/tsc', '--project', 'codegen/tsconfig.json');
