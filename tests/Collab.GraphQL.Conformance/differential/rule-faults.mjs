// Sound documents with one fault each, of a kind that one rule of section 5 is there for.
import * as g from 'graphql';

const argument = (name, value) => ({ kind: 'Argument', name: { kind: 'Name', value: name }, value });
const int = { kind: 'IntValue', value: '1' };
const variable = (name) => ({ kind: 'Variable', name: { kind: 'Name', value: name } });
const name = (value) => ({ kind: 'Name', value });
const directive = (value, args = []) => ({ kind: 'Directive', name: name(value), arguments: args });
const field = (value, selections) => ({ kind: 'Field', name: name(value), ...(selections && { selectionSet: { kind: 'SelectionSet', selections } }) });
const selectionSet = (...selections) => ({ kind: 'SelectionSet', selections });
const condition = { kind: 'NamedType', name: name('Query') };
const skip = (value = { kind: 'BooleanValue', value: false }) => directive('skip', [argument('if', value)]);

/** What is done to one node of a kind; null when it is none that it can be done to. */
const changes = {
  FieldsOnCorrectType: ['Field', (node) => ({ ...node, name: name(`${node.name.value}x`) })],
  ScalarLeafsAdded: ['Field', (node) => !node.selectionSet && { ...node, selectionSet: selectionSet(field('id')) }],
  ScalarLeafsRemoved: ['Field', (node) => node.selectionSet && { ...node, selectionSet: undefined }],
  KnownArgumentNames: ['Field', (node) => ({ ...node, arguments: [...node.arguments, argument('nope', int)] })],
  KnownArgumentNamesOfDirective: ['Directive', (node) => ({ ...node, arguments: [...node.arguments, argument('nope', int)] })],
  UniqueArgumentNames: ['Field', (node) => node.arguments.length > 0 && { ...node, arguments: [...node.arguments, node.arguments[0]] }],
  ProvidedRequiredArguments: ['Field', (node) => node.arguments.length > 0 && { ...node, arguments: node.arguments.slice(1) }],
  ProvidedRequiredArgumentsOfDirective: ['Field', (node) => ({ ...node, directives: [...node.directives, directive('skip')] })],
  KnownDirectives: ['Field', (node) => ({ ...node, directives: [...node.directives, directive('nope')] })],
  KnownDirectivesMisplaced: ['OperationDefinition', (node) => ({ ...node, directives: [...node.directives, skip()] })],
  UniqueDirectivesPerLocation: ['Field', (node) => ({ ...node, directives: [...node.directives, skip(), skip()] })],
  RepeatableDirective: ['Field', (node) => ({ ...node, directives: [...node.directives, directive('onField'), directive('onField')] })],
  KnownFragmentNames: ['FragmentSpread', (node) => ({ ...node, name: name('Nope') })],
  NoUnusedFragments: ['Document', (node) => ({ ...node, definitions: [...node.definitions, { kind: 'FragmentDefinition', name: name('Unused'), typeCondition: condition, selectionSet: selectionSet(field('__typename')) }] })],
  UniqueFragmentNames: ['Document', (node) => doubled(node, 'FragmentDefinition')],
  NoFragmentCycles: ['FragmentDefinition', (node) => ({ ...node, selectionSet: selectionSet(...node.selectionSet.selections, { kind: 'FragmentSpread', name: node.name, directives: [] }) })],
  NoFragmentCyclesInDepth: ['Field', (node) => node.selectionSet && { ...node, selectionSet: selectionSet(...node.selectionSet.selections, { kind: 'FragmentSpread', name: name('F0'), directives: [] }) }],
  FragmentsOnCompositeTypes: ['FragmentDefinition', (node) => ({ ...node, typeCondition: { ...node.typeCondition, name: name('Int') } })],
  FragmentsOnCompositeTypesInline: ['InlineFragment', (node) => ({ ...node, typeCondition: { kind: 'NamedType', name: name('String') } })],
  PossibleFragmentSpreads: ['InlineFragment', (node) => node.typeCondition && { ...node, typeCondition: condition }],
  PossibleFragmentSpreadsOfRoot: ['FragmentDefinition', (node) => ({ ...node, typeCondition: condition })],
  KnownTypeNames: ['NamedType', (node) => ({ ...node, name: name('Nope') })],
  NoUndefinedVariables: ['VariableDefinition', () => null],
  NoUndefinedVariablesUsed: ['Variable', (node, parent) => parent.kind !== 'VariableDefinition' && variable('nope')],
  NoUnusedVariables: ['OperationDefinition', (node) => ({ ...node, name: node.name ?? name('Op'), variableDefinitions: [...node.variableDefinitions, definition('unused', 'Int')] })],
  UniqueVariableNames: ['OperationDefinition', (node) => node.variableDefinitions.length > 0 && { ...node, variableDefinitions: [...node.variableDefinitions, node.variableDefinitions[0]] }],
  VariablesAreInputTypes: ['VariableDefinition', (node) => ({ ...node, defaultValue: undefined, type: { kind: 'NamedType', name: name('Query') } })],
  VariablesInAllowedPosition: ['VariableDefinition', (node) => ({ ...node, defaultValue: undefined, type: { kind: 'ListType', type: node.type } })],
  VariablesInAllowedPositionNullable: ['VariableDefinition', (node) => node.type.kind === 'NonNullType' && { ...node, defaultValue: undefined, type: node.type.type }],
  ValuesOfCorrectType: ['Argument', (node) => node.value.kind !== 'Variable' && { ...node, value: { kind: 'ObjectValue', fields: [] } }],
  ValuesOfCorrectTypeEnum: ['EnumValue', () => ({ kind: 'EnumValue', value: 'NOPE' })],
  ValuesOfCorrectTypeNull: ['Argument', (node) => ({ ...node, value: { kind: 'NullValue' } })],
  ValuesOfCorrectTypeField: ['ObjectField', (node) => ({ ...node, name: name('nope') })],
  ValuesOfCorrectTypeMissing: ['ObjectValue', (node) => node.fields.length > 0 && { ...node, fields: node.fields.slice(1) }],
  ValuesOfCorrectTypeDefault: ['VariableDefinition', (node) => ({ ...node, defaultValue: { kind: 'ListValue', values: [{ kind: 'ListValue', values: [{ kind: 'ListValue', values: [] }] }] } })],
  UniqueInputFieldNames: ['ObjectValue', (node) => node.fields.length > 0 && { ...node, fields: [...node.fields, node.fields[0]] }],
  OverlappingFields: ['SelectionSet', (node, parent, chance) => conflicting(node, chance)],
  OverlappingFieldsArguments: ['SelectionSet', (node) => twice(node, (other) => ({ ...other, arguments: [argument('p', int)] }))],
  OverlappingFieldsInFragment: ['SelectionSet', (node, parent, chance) => ({ ...node, selections: [...node.selections, { kind: 'InlineFragment', directives: [], selectionSet: conflicting(node, chance) ?? node }] })],
  UniqueOperationNames: ['Document', (node) => doubled(node, 'OperationDefinition')],
  LoneAnonymousOperation: ['Document', (node) => ({ ...node, definitions: [...node.definitions, { kind: 'OperationDefinition', operation: 'query', variableDefinitions: [], directives: [], selectionSet: selectionSet(field('__typename')) }] })],
  SingleFieldSubscriptions: ['OperationDefinition', (node) => node.operation === 'subscription' && { ...node, selectionSet: selectionSet(...node.selectionSet.selections, field('other')) }],
  SingleFieldSubscriptionsMeta: ['OperationDefinition', (node) => node.operation === 'subscription' && { ...node, selectionSet: selectionSet(field('__typename')) }],
  ExecutableDefinitions: ['Document', (node) => ({ ...node, definitions: [...node.definitions, { kind: 'ScalarTypeDefinition', name: name('New'), directives: [] }] })],
  OtherKindOfOperation: ['OperationDefinition', (node, parent, chance) => ({ ...node, operation: chance.pick(['query', 'mutation', 'subscription']) })],
  TypeName: ['SelectionSet', (node) => ({ ...node, selections: [...node.selections, field('__typename')] })],
  Schema: ['SelectionSet', (node) => ({ ...node, selections: [...node.selections, field('__schema', [field('description')])] })],
};

export const rules = Object.keys(changes);

/** A document with the fault of a rule at a node by chance; null when it has no such node. */
export function withRuleFault(text, rule, chance) {
  const [kind, change] = changes[rule];
  const document = g.parse(text, { noLocation: true });
  const found = [];
  g.visit(document, { [kind]: (node, key, parent, path, ancestors) => void found.push([node, ancestors.at(-1)]) });
  const [chosen, parent] = found.length > 0 ? chance.pick(found) : [];
  if (!chosen) return null;
  const changed = change(chosen, Array.isArray(parent) ? {} : (parent ?? {}), chance);
  if (changed === false || changed === undefined) return null;
  return g.print(kind === 'Document' ? changed : g.visit(document, { [kind]: { leave: (node) => (node === chosen ? changed : undefined) } }));
}

function definition(value, type) {
  return { kind: 'VariableDefinition', variable: variable(value), type: { kind: 'NamedType', name: name(type) }, directives: [] };
}

function doubled(document, kind) {
  const one = document.definitions.find((node) => node.kind === kind);
  return one && { ...document, definitions: [...document.definitions, one] };
}

function twice(set, change) {
  const one = set.selections.find((node) => node.kind === 'Field');
  return one && { ...set, selections: [...set.selections, change(one)] };
}

function conflicting(set, chance) {
  const fields = set.selections.filter((node) => node.kind === 'Field');
  if (fields.length === 0) return undefined;
  const [one, other] = [chance.pick(fields), chance.pick(fields)];
  return { ...set, selections: [...set.selections, { ...one, alias: name((other.alias ?? other.name).value) }] };
}
