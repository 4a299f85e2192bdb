// What is recorded: for each rule and algorithm how many cases that are accepted and how many that are refused, and what makes them.
import { documentFor } from '../documents.mjs';
import { garbled, withFault } from '../faults.mjs';
import { buildSchema } from 'graphql';
import { randomSchema } from '../random-schemas.mjs';
import { schemas } from '../schemas.mjs';
import { executionAlgorithms, fullIntrospection, requestFor } from './execution.mjs';
import { documentWith, productions } from './grammar.mjs';
import { lexeme } from './lexemes.mjs';
import { described, extended, schemaForRule, sdlRules, withAddition } from './type-systems.mjs';
import { documentForRule, validationRules } from './validation.mjs';

const literalSchema = 'scalar Any\ntype Query { f(a: Any): String! }';
const built = schemas.map((sdl) => ({ sdl, schema: buildSchema(sdl) }));
const inField = (text) => `{ f(a: ${text}\n) }`;
const maybeFaulty = (text, chance) => (chance.chance(0.35) ? withFault(text, text, chance) : text);

function soundDocument(chance) {
  const { sdl, schema } = chance.pick(built);
  return { schema: sdl, ...documentFor(schema, chance) };
}

const oneRule = { ValuesOfCorrectTypeRule: [60, 60], OverlappingFieldsCanBeMergedRule: [40, 40], VariablesInAllowedPositionRule: [30, 30], FieldsOnCorrectTypeRule: [24, 24], PossibleFragmentSpreadsRule: [24, 24] };
const allRules = { ValuesOfCorrectTypeRule: [36, 54], OverlappingFieldsCanBeMergedRule: [24, 50], FieldsOnCorrectTypeRule: [16, 32], PossibleFragmentSpreadsRule: [16, 28] };
const execution = { AbstractTypes: [24, 6], SkipAndInclude: [32, 6], Operations: [32, 20], MergeFields: [24, 0], Lists: [24, 0], NonNull: [36, 0], Mutations: [14, 8], Subscriptions: [18, 5], Arguments: [70, 40], OneOf: [18, 16], Variables: [90, 60], Enums: [26, 20], Introspection: [40, 8] };

/** The categories; `wanted` is how many accepted and how many refused. */
export const categories = [
  { file: 'parse', name: 'Lexemes', wanted: [210, 120], make: (c) => ({ mode: 'parse', query: inField(lexeme(c)) }) },
  ...productions.map((name) => ({ file: 'parse', name, wanted: [16, 5], make: (c) => ({ mode: 'parse', query: maybeFaulty(documentWith(name, c), c) }) })),
  { file: 'parse', name: 'Garbled', wanted: [20, 60], make: (c) => ({ mode: 'parse', query: garbled(maybeFaulty(soundDocument(c).query, c), c) }) },

  ...sdlRules.map((rule) => ({ file: 'schema', name: rule, rules: [rule], wanted: [12, 12], make: (c) => ({ mode: 'schema', schema: schemaForRule(rule, c) }) })),
  ...sdlRules.map((rule) => ({ file: 'schema', name: rule, refusedBy: rule, wanted: [8, 16], make: (c) => ({ mode: 'schema', schema: schemaForRule(rule, c) }) })),
  { file: 'schema', name: 'Definitions', wanted: [260, 90], make: (c) => ({ mode: 'schema', schema: maybeFaulty(c.chance(0.2) ? randomSchema(c) : described(c), c) }) },
  { file: 'schema', name: 'Extensions', wanted: [80, 50], make: (c) => ({ mode: 'schema', schema: extended(c) }) },
  { file: 'schema', name: 'TypeChecks', wanted: [60, 160], make: (c) => ({ mode: 'schema', schema: withAddition(c) }) },

  ...validationRules.map((rule) => ({ file: 'validate', name: rule, rules: [rule], wanted: oneRule[rule] ?? [18, 18], make: (c) => ({ mode: 'validate', ...documentForRule(rule, c) }) })),
  ...validationRules.map((rule) => ({ file: 'validate', name: rule, refusedBy: rule, wanted: allRules[rule] ?? [14, 20], make: (c) => ({ mode: 'validate', ...documentForRule(rule, c) }) })),
  { file: 'validate', name: 'Documents', wanted: [50, 50], make: (c) => { const { schema, query } = soundDocument(c); return { mode: 'validate', schema, query: maybeFaulty(query, c) }; } },

  { file: 'execute', name: 'Literals', wanted: [190, 130], make: (c) => ({ schema: literalSchema, query: inField(lexeme(c)) }) },
  ...executionAlgorithms.map((name) => ({ file: 'execute', name, wanted: execution[name], make: (c) => requestFor(name, c) })),
  { file: 'execute', name: 'Documents', wanted: [60, 20], make: soundDocument },

  { file: 'introspection', name: 'Introspection', wanted: [350, 0], make: (c) => ({ schema: described(c), query: fullIntrospection }) },
];
