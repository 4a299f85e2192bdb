// The full introspection result as lines, one for each thing that it tells; what is built in is left out. The tests make the same of our answer.
import { specifiedDirectives, specifiedScalarTypes } from 'graphql';
import { parseValue, print } from 'graphql-17'; // which puts blanks inside the braces of an object, as our printer does
import { canonical } from '../fake-resolvers.mjs';

const builtIn = new Set([...specifiedScalarTypes, ...specifiedDirectives].map(({ name }) => name));
const own = (list) => list.filter(({ name }) => !builtIn.has(name) && !name.startsWith('__'));
const shown = (text) => (text == null ? '-' : canonical(text));
const flag = (value) => (value == null ? '' : value ? 'True' : 'False');
const reference = ({ kind, name, ofType }) => (kind === 'LIST' ? `[${reference(ofType)}]` : kind === 'NON_NULL' ? `${reference(ofType)}!` : name);
const deprecation = ({ isDeprecated, deprecationReason }) => (isDeprecated === (deprecationReason != null) ? shown(deprecationReason) : 'deprecated in part');
const input = (one) => `(${one.name}: ${reference(one.type)}${one.defaultValue == null ? '' : ` = ${print(parseValue(one.defaultValue)).replaceAll('{  }', '{}')}`}) ${shown(one.description)} ${deprecation(one)}`;

/** The lines, sorted by code units. */
export function introspectionLines({ __schema: schema }) {
  const roots = [schema.queryType, schema.mutationType, schema.subscriptionType].map((type) => type?.name ?? '').join(' ');
  return [`schema ${shown(schema.description)} ${roots}`, ...own(schema.types).flatMap(typeLines), ...own(schema.directives).flatMap(directiveLines)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function typeLines(type) {
  return [
    `type ${type.name} ${type.kind} ${shown(type.description)} ${type.specifiedByURL ?? ''} ${flag(type.isOneOf)}`,
    ...(type.fields ?? []).flatMap((field) => [
      `${type.name}.${field.name}: ${reference(field.type)} ${shown(field.description)} ${deprecation(field)}`,
      ...field.args.map((arg) => `${type.name}.${field.name} ${input(arg)}`),
    ]),
    ...(type.interfaces ?? []).map(({ name }) => `${type.name} implements ${name}`),
    ...(type.inputFields ?? []).map((field) => `${type.name} ${input(field)}`),
    ...(type.enumValues ?? []).map((value) => `${type.name} ${value.name} ${shown(value.description)} ${deprecation(value)}`),
    ...(type.possibleTypes ?? []).map(({ name }) => `${type.name} may be ${name}`),
  ];
}

function directiveLines(directive) {
  return [
    `@${directive.name} ${shown(directive.description)} ${flag(directive.isRepeatable)} ${[...directive.locations].sort().join(' ')}`,
    ...directive.args.map((arg) => `@${directive.name} ${input(arg)}`),
  ];
}
