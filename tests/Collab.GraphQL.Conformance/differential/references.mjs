// The two versions of graphql-js: cases on which they differ have no agreed answer (section 4 of the protocol).
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql-17';
import * as rules16 from 'graphql/validation/index.js';
import * as rules17 from 'graphql-17/validation/index.js';
import { KnownArgumentNamesOnDirectivesRule } from 'graphql/validation/rules/KnownArgumentNamesRule.js';
import { ProvidedRequiredArgumentsOnDirectivesRule } from 'graphql/validation/rules/ProvidedRequiredArgumentsRule.js';
import { validateSDL } from 'graphql/validation/validate.js';
import { reference } from './reference.mjs';

const sdlRules = { KnownArgumentNamesOnDirectivesRule, ProvidedRequiredArgumentsOnDirectivesRule };

/** Answers of graphql-js 16, which count, and of 17. */
export const references = [
  reference(graphql16, { ...rules16, ...sdlRules }, validateSDL),
  reference(graphql17, rules17, validateSDL),
];
