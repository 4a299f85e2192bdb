import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the API for each operation of the portal, from the schema that the built gateway prints. */
const config: CodegenConfig = {
  schema: process.env.COLLAB_SCHEMA ?? '../../.run/schema.graphql',
  documents: ['src/**/*.graphql'],
  emitLegacyCommonJSImports: false,
  generates: {
    'src/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'string', Date: 'string', URL: 'string', Cursor: 'string', MutationName: 'string', Duration: 'string', JSON: 'unknown' },
      },
    },
    'src/api/generated/keyless.ts': { plugins: ['./codegen-keyless.cjs'] },
  },
};

export default config;
