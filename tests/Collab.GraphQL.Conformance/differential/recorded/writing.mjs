// What the generators of recorded cases write documents with: fields with all that they need, of a schema of ours.
import * as g from 'graphql';
import { schemas } from '../schemas.mjs';

export const agencies = schemas[0];
export const agencySchema = g.buildSchema(agencies);

const types = Object.values(agencySchema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
export const typeNames = types.map(({ name }) => name);
export const composites = types.filter(g.isCompositeType);
export const inputTypes = types.filter(g.isInputType);
export const directives = agencySchema.getDirectives();

/** Where a query can come to stand on each composite type: text with a place for selections. */
const ways = {
  Node: '{ node(id: 1) { # } }',
  Named: '{ named { # } }',
  Aged: '{ aged { # } }',
  Agency: '{ agency(by: {id: 2}) { # } }',
  Person: '{ person { # } }',
  Project: '{ projects { # } }',
  Owner: '{ owner { # } }',
  Member: '{ search(text: "x") { # } }',
  Query: '{ # }',
  Mutation: 'mutation { # }',
  Subscription: 'subscription { # }',
};

/** A document with selections on a type. */
export const on = (type, selections) => ways[type].replace('#', () => selections);

/** A field as one may select it: required arguments and selections included. */
export function field(definition, { args, selections } = {}) {
  const given = args ?? definition.args.filter(g.isRequiredArgument).map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ');
  const inner = selections ?? (g.isLeafType(g.getNamedType(definition.type)) ? '' : ' { __typename }');
  return `${definition.name}${given ? `(${given})` : ''}${inner}`;
}

/** A value that fits an input type. */
export function literal(type) {
  if (g.isNonNullType(type)) return literal(type.ofType);
  if (g.isListType(type)) return `[${literal(type.ofType)}]`;
  if (g.isEnumType(type)) return type.getValues()[0].name;
  if (g.isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return `{${(type.isOneOf ? fields.slice(0, 1) : fields.filter(g.isRequiredInputField)).map((f) => `${f.name}: ${literal(f.type)}`).join(', ')}}`;
  }
  return { Int: '1', Float: '1.5', Boolean: 'true', ID: '"i"', String: '"s"' }[type.name] ?? '{any: [1]}';
}

/** The fields of a type; none of a union. */
export const fieldsOf = (type) => (g.isUnionType(type) ? [] : Object.values(type.getFields()));

/** A few items by chance, each maybe more than once. */
export const several = (chance, least, most, make) => Array.from({ length: least + chance.below(most - least + 1) }, (_, i) => make(i));
