// For each rule of section 5 of the specification, documents that it has to look at, by chance: about as many sound as not.
import * as g from 'graphql';
import { agencies, agencySchema, composites, directives, field, fieldsOf, inputTypes, literal, on, several, typeNames } from './writing.mjs';
import { overlapping, overlappingSchema } from './overlapping.mjs';
import { values, variablePositions } from './values.mjs';

const operationNames = ['A', 'B', 'C', 'Card'];
const fragmentNames = ['Card', 'Line', 'Face', 'A'];
const root = (name) => agencySchema.getType(name);
const anyField = (chance, type) => chance.pick(fieldsOf(type));
const withArguments = composites.flatMap((type) => fieldsOf(type).filter(({ args }) => args.length > 0).map((definition) => [type, definition]));
const fragment = (name, type = 'Person', body = 'name') => `fragment ${name} on ${type} { ${body} }`;
const definitions = ['type New { a: Int }', 'extend type Person { a: Int }', 'scalar New', 'enum New { A }', 'input New { a: Int }', 'union New = Person', 'interface New { a: Int }', 'directive @new on FIELD', 'schema { query: Query }', 'extend schema @once(by: 1)', 'extend enum Phase { NEW }', 'extend input Range { more: Int }'];

const rules = {
  ExecutableDefinitionsRule: (c) => {
    const chosen = c.some(composites, 0.25).filter(({ name }) => name !== 'Query');
    return ['query Q { owner { __typename } node(id: 1) { id ' + chosen.map(({ name }) => `...${name}Card`).join(' ') + ' } }', ...c.some(definitions, 0.06), ...chosen.map(({ name }) => fragment(`${name}Card`, name, '__typename'))];
  },

  FieldsOnCorrectTypeRule: (c) => {
    const [type, owner] = [c.pick(composites), c.pick(composites)];
    const chosen = c.chance(0.4) ? type : owner;
    const selected = fieldsOf(chosen).length > 0 && c.chance(0.8) ? field(anyField(c, chosen)) : c.pick(['__typename', 'nope', 't: __typename', 'x: nope { a }', '__schema { description }', '__type(name: "Person") { name }', '__nope', 'id', 'name', 'title: nope']);
    const inner = c.chance(0.3) ? `... on ${c.pick(composites).name} { ${selected} }` : c.chance(0.2) ? `... { ${selected} }` : selected;
    return [on(type.name, inner)];
  },

  FragmentsOnCompositeTypesRule: (c) => {
    const condition = c.pick([...typeNames, ...composites.map(({ name }) => name)]);
    const inner = c.pick(['__typename', `... on ${c.pick(typeNames)} { __typename }`, '__typename']);
    return c.chance(0.5) ? [on('Node', `... on ${condition} { ${inner} }`)] : [on('Member', '...F'), fragment('F', condition, inner)];
  },

  KnownArgumentNamesRule: (c) => {
    const given = (known) => several(c, 0, 3, () => (known.length > 0 && c.chance(0.75) ? c.pick(known) : { name: c.pick(['nope', 'ids', 'frist', 'if', 'iD', 'reason']), type: g.GraphQLInt })).map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ');
    if (c.chance(0.4)) {
      const directive = c.pick(directives.filter(({ locations }) => locations.includes('FIELD')));
      return [on('Person', `name @${directive.name}${parenthesized(given(directive.args))}`)];
    }
    const [type, definition] = c.pick(withArguments);
    return [on(type.name, field(definition, { args: given(definition.args) }))];
  },

  KnownDirectivesRule: (c) => {
    const at = (place) => (c.chance(0.35) ? ` @${c.pick(['skip', 'include', 'onField', 'once', 'deep', 'deprecated', 'oneOf', 'specifiedBy', 'nope', 'Skip'])}${c.pick(['', '(if: true)', '(by: 1)'])}` : place);
    const kind = c.pick(['query', 'query', 'mutation', 'subscription']);
    const body = { query: `person${at('')} { ...F${at('')} ...${at('')} { age } ... on Named${at('')} { name } }`, mutation: `close(project: 1)${at('')} { ...F${at('')} }`, subscription: `changed${at('')} { ...F }` }[kind];
    return [`${kind} Q${c.chance(0.3) ? `($v: Int${at('')})` : ''}${at('')} { ${body} }`, `fragment F on Node${at('')} { id${at('')} }`];
  },

  KnownFragmentNamesRule: (c) => {
    const defined = c.some(fragmentNames, 0.6);
    const spread = () => `...${c.chance(0.75) && defined.length > 0 ? c.pick(defined) : c.pick(['Nope', 'card', 'Card', 'query'])}`;
    return [on('Person', `${spread()} ${c.pick(['', `... { ${spread()} }`, `boss { ${spread()} }`])} id`), ...defined.map((name) => fragment(name, 'Person', c.chance(0.2) ? `age ${spread()}` : 'age'))];
  },

  KnownTypeNamesRule: (c) => {
    const name = () => (c.chance(0.75) ? c.pick(typeNames) : c.pick(['Nope', 'person', 'Persons', '__Schema', '__Nope', 'INT']));
    return [`query Q${c.pick(['', `($v: ${c.pick([name(), `[${name()}]`, `${name()}!`])}, $w: ${name()})`])} { node(id: 1) { ... on ${name()} { __typename } ...F } }`, `fragment F on ${name()} { ... on ${name()} { __typename } }`];
  },

  LoneAnonymousOperationRule: (c) => [
    ...several(c, 1, 3, (i) => operation(c, c.chance(0.5) ? '' : operationNames[i])),
    ...c.some([fragment('Card'), fragment('Line')], 0.3),
  ],

  NoFragmentCyclesRule: (c) => {
    const count = 1 + c.below(4);
    const spread = () => `...F${c.below(count + 1)}`;
    const body = () => c.pick(['name', 'name', spread(), `name ${spread()}`, `boss { ${spread()} }`, `... { ${spread()} }`, `... on Named { ... on Person { ${spread()} } }`, `${spread()} friends { ${spread()} }`]);
    return [on('Person', `...F0${c.pick(['', ' ...F1'])}`), ...several(c, count, count, (i) => fragment(`F${i}`, 'Person', body())), ...(c.chance(0.7) ? [fragment(`F${count}`, 'Person', 'id')] : [])];
  },

  NoUndefinedVariablesRule: (c) => variables(c, 0.55),
  NoUnusedVariablesRule: (c) => variables(c, 0.75),

  NoUnusedFragmentsRule: (c) => {
    const defined = c.some(fragmentNames, 0.6);
    const used = c.some(defined, 0.8);
    const inside = defined.map((name) => fragment(name, 'Person', c.chance(0.3) && defined.length > 0 ? `boss { ...${c.pick(defined)} }` : 'age'));
    return [on('Person', `id ${used.map((name) => c.pick([`...${name}`, `... { ...${name} }`, `boss { ...${name} }`])).join(' ')}`), ...(c.chance(0.3) ? ['query Other { person { id ...Card } }'] : []), ...inside];
  },

  OverlappingFieldsCanBeMergedRule: (c) => ({ schema: overlappingSchema, query: overlapping(c) }),

  PossibleFragmentSpreadsRule: (c) => {
    const [parent, condition, inner] = [c.pick(composites), c.pick(composites), c.pick(composites)];
    return c.chance(0.5) ? [on(parent.name, `... on ${condition.name} { __typename ... on ${inner.name} { __typename } }`)] : [on(parent.name, '...F'), fragment('F', condition.name, '__typename')];
  },

  ProvidedRequiredArgumentsRule: (c) => {
    const given = (args) => args.filter((arg) => c.chance(g.isRequiredArgument(arg) ? 0.65 : 0.3)).map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ');
    if (c.chance(0.35)) {
      const directive = c.pick(directives.filter(({ locations, args }) => locations.includes('FIELD') && args.length > 0));
      return [on('Person', `id @${directive.name}${parenthesized(given(directive.args))}`)];
    }
    const [type, definition] = c.pick(withArguments);
    return [on(type.name, `${c.pick(['', 'x: ', '__typename '])}${field(definition, { args: given(definition.args) })}`)];
  },

  ScalarLeafsRule: (c) => {
    const type = c.pick(composites.filter((each) => fieldsOf(each).length > 0));
    const selections = c.chance(0.5) ? undefined : c.pick(['', ' { id }', ' { __typename }', ' { x }', ' @include(if: true)', ' @skip(if: false) { __typename }']);
    return [on(type.name, `${c.pick(['', 'x: '])}${field(anyField(c, type), { selections })}${c.pick(['', ' __typename'])}`)];
  },

  SingleFieldSubscriptionsRule: (c) => {
    const one = () => c.pick(['ticks', 'ticks', 'changed { id }', 't: ticks', 'ticks(every: 2)', '__typename', 'x: __typename', '...F', '... { ticks }', '... on Subscription { changed { id } }', 'ticks @skip(if: true)', 'ticks @include(if: $v)', '__schema { description }']);
    const body = several(c, 1, c.chance(0.6) ? 1 : 2, one).join(' ');
    return [`subscription ${c.pick(['S', 'S', ''])}${/\$v/.test(body) ? '($v: Boolean!)' : ''} { ${body} }`, ...(/F/.test(body) ? [fragment('F', 'Subscription', c.pick(['ticks', 'changed { id }', 'ticks changed { id }', '__typename', '... on Subscription { ticks }']))] : []), ...(c.chance(0.2) ? ['query Q { owner { __typename } person { id } }'] : [])];
  },

  UniqueArgumentNamesRule: (c) => {
    const list = (names) => several(c, 1, 3, () => c.pick(names)).map((name) => `${name}: ${c.pick(['1', '"a"', 'null'])}`).join(', ');
    return [on('Query', `${c.pick(['', 'x: '])}person(${list(['id', 'ids', 'x'])}) { id ${c.pick(['', `@onField(${list(['reason', 'level', 'a'])})`, `since(${list(['unit', 'u'])})`])} }`)];
  },

  UniqueDirectivesPerLocationRule: (c) => {
    const some = () => several(c, 0, 3, () => c.pick(['@skip(if: false)', '@include(if: true)', '@onField(reason: "r")', '@once(by: 1)', '@deep'])).join(' ');
    return [`query Q ${c.chance(0.3) ? some() : ''} { person ${some()} { id ${some()} ... ${c.chance(0.4) ? some() : ''} { id } ...F ${c.chance(0.4) ? some() : ''} } }`, fragment('F', `Person ${c.chance(0.3) ? '@deep @deep' : ''}`, 'age')];
  },

  UniqueFragmentNamesRule: (c) => [on('Person', several(c, 1, 2, () => `...${c.pick(fragmentNames)}`).join(' ')), ...several(c, 1, 3, () => fragment(c.pick(fragmentNames), 'Person', c.pick(['name', 'age'])))],

  UniqueInputFieldNamesRule: (c) => {
    const object = (depth) => `{${several(c, 0, 3, () => c.pick(['text', 'phase', 'limit', 'not', 'range'])).map((name) => `${name}: ${name === 'not' && depth < 2 ? object(depth + 1) : name === 'range' ? c.pick(['{from: 1}', '{from: 1, from: 2}', '{to: 1, from: 1}']) : c.pick(['1', '"t"', 'DO', 'null'])}`).join(', ')}}`;
    return [on('Query', `projects(filter: ${object(0)}) { id }`)];
  },

  UniqueOperationNamesRule: (c) => [...several(c, 1, 3, () => operation(c, c.pick(operationNames))), ...c.some([fragment('A'), fragment('Card')], 0.3)],

  UniqueVariableNamesRule: (c) => {
    const names = several(c, 1, 3, () => c.pick(['a', 'b', 'c', 'd']));
    return [`query Q(${names.map((name) => `$${name}: ID${c.pick(['', '!', ' = 1'])}`).join(', ')}) { ${[...new Set(names)].map((name) => `${name}: person(id: $${name}) { id }`).join(' ')} }`, ...(c.chance(0.3) ? ['query R($a: ID) { person(id: $a) { id } }'] : [])];
  },

  ValuesOfCorrectTypeRule: (c) => values(c),

  VariablesAreInputTypesRule: (c) => {
    if (c.chance(0.5)) return [`query Q(${several(c, 1, 2, (i) => `$v${i}: ${wrapped(c, c.chance(0.75) ? c.pick(inputTypes).name : c.pick([...composites.map(({ name }) => name), 'Nope']))}`).join(', ')}) { owner { __typename } }`];
    const used = several(c, 1, 2, () => c.pick(withArguments)).map(([type, definition], i) => ({ type, definition, arg: c.pick(definition.args), name: `v${i}` }));
    const head = used.map(({ arg, name }) => `$${name}: ${c.chance(0.8) ? arg.type : c.pick(composites).name}`).join(', ');
    const selected = ({ definition, arg, name }) => field(definition, { args: [...definition.args.filter((other) => other !== arg && g.isRequiredArgument(other)).map((other) => `${other.name}: ${literal(other.type)}`), `${arg.name}: $${name}`].join(', ') });
    return [`query Q(${head}) { node(id: 1) { ${used.filter(({ type }) => type.name !== 'Query').map((one) => `... on ${one.type.name} { ${one.name}: ${selected(one)} }`).join(' ')} id } ${used.filter(({ type }) => type.name === 'Query').map((one) => `${one.name}: ${selected(one)}`).join(' ')} }`];
  },

  VariablesInAllowedPositionRule: (c) => variablePositions(c),
};

const parenthesized = (text) => (text ? `(${text})` : '');
const wrapped = (c, type) => c.pick([type, `${type}!`, `[${type}]`, `[${type}!]!`]);
const operation = (c, name) => c.pick([`query ${name} { person { id } }`, `query ${name} { owner { __typename } }`, `mutation ${name} { close(project: 1) { id } }`, `subscription ${name} { ticks }`, ...(name === '' ? ['{ person { id } }'] : [])]);

/** Operations and fragments with variables declared and used here and there. */
function variables(c, declared) {
  const names = ['a', 'b', 'c'];
  const use = () => c.pick(['name', 'name', 'id', `name(upper: $${c.pick(names)})`, `id @skip(if: $${c.pick(names)})`, `boss { name(upper: $${c.pick(names)}) }`, `... @include(if: $${c.pick(names)}) { id }`]);
  const count = c.below(3);
  const spread = () => (count > 0 && c.chance(0.6) ? `...F${c.below(count)}` : '');
  const head = (name) => {
    const list = c.some(names, declared).map((v) => `$${v}: Boolean!`);
    return `query ${name}${parenthesized(list.join(', '))}`;
  };
  return [
    ...several(c, 1, c.chance(0.3) ? 2 : 1, (i) => `${head(`Q${i}`)} { person { ${use()} ${c.chance(0.5) ? use() : ''} ${spread()} } }`),
    ...several(c, count, count, (i) => fragment(`F${i}`, 'Person', `${use()} ${i + 1 < count && c.chance(0.4) ? `...F${i + 1}` : ''}`)),
  ];
}

/** The names of the rules. */
export const validationRules = Object.keys(rules);

/** A schema and a document for a rule. */
export function documentForRule(rule, chance) {
  const made = rules[rule](chance);
  return Array.isArray(made) ? { schema: agencies, query: made.join('\n').replace(/ +/g, ' ') } : made;
}
