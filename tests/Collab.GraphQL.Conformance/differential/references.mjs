// The two versions of graphql-js: cases on which they differ have no agreed answer (section 4 of the protocol).
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql-17';
import * as rules16 from 'graphql/validation/index.js';
import * as rules17 from 'graphql-17/validation/index.js';
import { KnownArgumentNamesOnDirectivesRule } from 'graphql/validation/rules/KnownArgumentNamesRule.js';
import { ProvidedRequiredArgumentsOnDirectivesRule } from 'graphql/validation/rules/ProvidedRequiredArgumentsRule.js';
import { validateSDL } from 'graphql/validation/validate.js';
// Version 17 has both rules too, but exports neither.
import { KnownArgumentNamesOnDirectivesRule as knownArguments17 } from './node_modules/graphql-17/validation/rules/KnownArgumentNamesRule.js';
import { ProvidedRequiredArgumentsOnDirectivesRule as requiredArguments17 } from './node_modules/graphql-17/validation/rules/ProvidedRequiredArgumentsRule.js';
import { reference } from './reference.mjs';

const sdlRules = { KnownArgumentNamesOnDirectivesRule, ProvidedRequiredArgumentsOnDirectivesRule };

/** Answers of graphql-js 16, which count, and of 17. */
export const references = [
  reference(graphql16, { ...rules16, ...sdlRules }, validateSDL),
  reference(graphql17, { ...rules17, KnownArgumentNamesOnDirectivesRule: knownArguments17, ProvidedRequiredArgumentsOnDirectivesRule: requiredArguments17 }, validateSDL),
];

/** Where graphql-js 16 finds the faults of rules on SDL: for each fault its places, as line and column. */
export const answerWithLocations = (schema, rules) =>
  validateSDL(graphql16.parse(schema), undefined, rules.map((name) => ({ ...rules16, ...sdlRules })[name])).map(({ locations }) => locations.map(({ line, column }) => [line, column]));
