// For each algorithm of section 6 of the specification, documents that it decides on, by chance.
import { getIntrospectionQuery } from 'graphql';
import { several } from './writing.mjs';

const schema = `
interface Node { id: ID! next: Node }
interface Named implements Node { id: ID! next: Node name(upper: Boolean = false): String }
type Team implements Node & Named { id: ID! next: Node name(upper: Boolean = false): String people(first: Int = 3): [Person!] lead: Person! tags: [String] grid: [[Int!]] }
type Person implements Node & Named { id: ID! next: Node name(upper: Boolean = false): String age: Int! team: Team teams: [Team]! mood: Mood moods: [Mood!]! score: Float }
type Room implements Node { id: ID! next: Node seats: Int! open: Boolean in: Team! any: Thing things: [Thing!]! }
union Thing = Team | Person | Room
enum Mood { GLAD CALM TIRED @deprecated }
scalar Json
input Range { from: Int! to: Int = 9 step: Float }
input Filter { text: String mood: Mood = CALM moods: [Mood!] range: Range and: [Filter!] json: Json }
input By @oneOf { id: ID name: String range: Range moods: [Mood] }
type Query { node: Node named: Named nodes: [Node] nodesSure: [Node!]! team: Team person: Person sure: Person! room: Room thing: Thing things: [Thing] count(n: Int, i: Int! = 4): Int say(text: String, id: ID, yes: Boolean, at: Float): String feel(mood: Mood, moods: [Mood!] = [GLAD]): Mood find(filter: Filter, list: [Filter], range: Range = {from: 2}): [Person] pick(by: By!, more: [By!]): Thing json(value: Json, list: [Json]): Json grid: [[Int!]!] deep: [[[Int]]!] ints: [Int!] must: Int! }
type Mutation { rename(name: String!): Named move(by: Range!): Room add: Person! close(mood: Mood = TIRED): Int! }
type Subscription { tick(every: Int = 1): Int changed: Thing must: Person! }
`;

const scalarFields = { Team: ['id', 'name', 'tags', 'grid', 'name(upper: true)'], Person: ['id', 'name', 'age', 'mood', 'moods', 'score'], Room: ['id', 'seats', 'open'], Node: ['id', '__typename'], Named: ['id', 'name', '__typename'], Thing: ['__typename'] };
const objectFields = { Team: [['next', 'Node'], ['people', 'Person'], ['lead', 'Person']], Person: [['team', 'Team'], ['teams', 'Team'], ['next', 'Node']], Room: [['in', 'Team'], ['any', 'Thing'], ['things', 'Thing']], Node: [['next', 'Node']], Named: [['next', 'Node']], Thing: [] };
const overlaps = { Node: ['Team', 'Person', 'Room', 'Named'], Named: ['Team', 'Person', 'Node'], Thing: ['Team', 'Person', 'Room', 'Node', 'Named'], Team: ['Team', 'Node', 'Named', 'Thing'], Person: ['Named', 'Thing'], Room: ['Node', 'Thing'] };
const roots = [['node', 'Node'], ['named', 'Named'], ['nodes', 'Node'], ['nodesSure', 'Node'], ['team', 'Team'], ['person', 'Person'], ['sure', 'Person'], ['room', 'Room'], ['thing', 'Thing'], ['things', 'Thing']];

let number = 0;
const alias = (c) => (c.chance(0.5) ? `${'abcdefgh'[c.below(8)]}${number++ % 90}: ` : '');

/** Selections on a type; `extra` makes directives or other text for each. */
function selections(c, type, depth, extra = () => '') {
  const one = () => {
    const kind = depth > 3 ? 0 : c.below(10);
    if (kind < 4 || (kind < 7 && objectFields[type].length === 0)) return `${alias(c)}${c.pick(scalarFields[type])}${extra()}`;
    if (kind < 7) {
      const [name, inner] = c.pick(objectFields[type]);
      return `${alias(c)}${name}${extra()} { ${selections(c, inner, depth + 1, extra)} }`;
    }
    const condition = c.pick(overlaps[type]);
    return `... on ${condition}${extra()} { ${selections(c, condition, depth + 1, extra)} }`;
  };
  return several(c, 1, 3, one).join(' ');
}

const under = (c, choices, extra) => several(c, 1, 3, () => {
  const [name, type] = c.pick(choices);
  return `${alias(c)}${name} { ${selections(c, type, 1, extra)} }`;
}).join(' ');

const plain = (c) => c.pick([under(c, roots), 'count', 'must', 'say', 'grid']);
const boolean = (c) => c.pick(['true', 'false', 'true', 'false', '$yes', '$no', '$maybe']);

const algorithms = {
  AbstractTypes: (c) => ({ query: `{ ${under(c, roots.filter(([, type]) => ['Node', 'Named', 'Thing'].includes(type)))}${c.chance(0.15) ? ' thing { id }' : ''} }` }),

  SkipAndInclude: (c) => {
    const extra = () => (c.chance(0.3) ? c.pick([` @skip(if: ${boolean(c)})`, ` @include(if: ${boolean(c)})`, ` @skip(if: ${boolean(c)}) @include(if: ${boolean(c)})`]) : '');
    const body = `${c.pick(['count', 'say', ''])} ${under(c, roots, extra)} ...F${extra()}`;
    const text = `${body} | ${extra()}`;
    const head = ['yes', 'no', 'maybe'].filter((v) => text.includes(`$${v}`)).map((v) => `$${v}: Boolean${c.pick(['!', '! = true', ' = false'])}`);
    const variables = Object.fromEntries(['yes', 'no', 'maybe'].filter(() => c.chance(0.85)).map((v) => [v, c.chance(0.1) ? null : v === 'yes' || (v === 'maybe' && c.chance(0.5))]));
    return { query: `query${head.length > 0 ? ` (${head.join(', ')})` : ''} { ${body} }\nfragment F on Query { last: count }`, variables };
  },

  Operations: (c) => {
    const made = several(c, 1, 3, (i) => `${c.pick(['query', 'query', 'mutation'])} ${'ABC'[i]} { ${i === 0 ? '__typename' : c.pick(['__typename', 'x: __typename'])} }`.replace(/^mutation (.) {/, 'mutation $1 { close'));
    return { query: c.chance(0.3) ? `${c.pick(['', 'query '])}{ ${plain(c)} }` : made.join('\n'), operationName: c.pick([undefined, 'A', 'A', 'B', 'C', 'D', '', null]) };
  },

  MergeFields: (c) => {
    const body = several(c, 2, 4, () => { const type = c.pick(['Team', 'Person']); return `${type === 'Team' ? 'team' : 'person'} { ${several(c, 1, 3, () => c.pick([...scalarFields[type].slice(0, 2), 'next { id }', 'next { __typename }', `... on ${type} { id next { ... on Named { name } } }`, `...${type}Card`])).join(' ')} }`; }).join(' ');
    const fragments = ['Team', 'Person'].filter((type) => body.includes(`...${type}Card`)).map((type) => `fragment ${type}Card on ${type} { name next { id } }`);
    return { query: [`{ ${body} }`, ...fragments].join('\n') };
  },

  Lists: (c) => ({ query: `{ ${several(c, 1, 3, () => `${alias(c)}${c.pick(['grid', 'deep', 'ints', 'team { tags grid }', 'person { moods teams { id } }', 'nodes { id }', 'things { __typename }', 'nodesSure { id }', 'find { name moods }'])}`).join(' ')} }` }),

  NonNull: (c) => c.pick([
    () => ({ query: `{ ${several(c, 1, 3, () => `${alias(c)}${c.pick(['must', 'sure { age next { id } }', 'team { lead { age } }', 'person { age moods teams { lead { age } } }', 'room { in { lead { id } } things { ... on Person { age } } }', 'nodesSure { ... on Room { seats in { id } } ... on Person { age } }', 'ints', 'grid'])}`).join(' ')} }` }),
    () => ({ query: `mutation { ${several(c, 1, 4, () => `${alias(c)}${c.pick(['close', 'add { age team { lead { age } } }', 'move(by: {from: 1}) { seats in { lead { age } } }'])}`).join(' ')} }` }),
    () => ({ query: `subscription { ${alias(c)}must { age team { lead { age } } moods } }` }),
  ])(),

  Mutations: (c) => ({ query: `mutation { ${several(c, 1, 4, () => `${alias(c)}${c.pick(['close', 'close(mood: GLAD)', 'add { id name }', 'rename(name: "n") { id name ... on Team { lead { id } } }', 'move(by: {from: 1, step: 2}) { id seats }', 'move(by: {to: 1}) { id }', 'rename { id }'])}`).join(' ')} }` }),

  Subscriptions: (c) => ({ query: `subscription ${c.pick(['', 'S'])} { ${alias(c)}${c.pick([`tick(every: ${c.below(40)})`, 'tick', `changed { ${selections(c, 'Thing', 1)} }`, `must { ${selections(c, 'Person', 1)} }`, 'tick changed { __typename }'])} }` }),

  Arguments: (c) => ({ query: `{ ${several(c, 1, 3, () => `${alias(c)}${argumentField(c)}`).join(' ')} }` }),

  OneOf: (c) => {
    const by = () => c.pick(['{id: 1}', '{name: "n"}', '{range: {from: 1}}', '{moods: [GLAD, null]}', '{moods: GLAD}', '{id: null}', '{}', '{id: 1, name: "n"}', '{name: $n}', '$by']);
    const value = by();
    const body = `pick(by: ${value}${c.chance(0.4) ? `, more: [${by()}, {id: ${c.below(99)}}]` : ''}) { ${selections(c, 'Thing', 2)} }`;
    const head = [[/\$by/, '$by: By!'], [/\$n/, '$n: String!']].filter(([used]) => used.test(body)).map(([, text]) => text);
    return { query: `query${head.length > 0 ? `(${head.join(', ')})` : ''} { ${body} }`, variables: { by: c.pick([{ id: 'x' }, { name: 'y' }, { id: 'x', name: 'y' }, {}, { id: null }, { range: { from: 1 } }, { nope: 1 }, null]), n: c.pick(['n', null, '']) } };
  },

  Variables: (c) => {
    const [type, use, values] = c.pick(variableUses);
    const declared = c.pick([type, type, `${type}!`]);
    const given = c.chance(0.12) ? {} : { v: c.pick(values) };
    return { query: `query ($v: ${declared}${c.chance(0.2) ? ` = ${c.pick(['null', fallbacks[type] ?? 'null'])}` : ''}) { ${alias(c)}${use}${c.pick(['', ' must'])} }`, variables: given };
  },

  Enums: (c) => {
    const mood = () => c.pick(['GLAD', 'CALM', 'TIRED', '$m', '$m', 'null', '"GLAD"', 'SAD', '1']);
    const body = `${alias(c)}feel(mood: ${mood()}${c.chance(0.4) ? `, moods: [${c.pick(['GLAD', '$m', 'CALM, TIRED'])}]` : ''}) ${c.pick(['', 'person { mood moods }', 'sure { mood }'])}`;
    return { query: `${/\$m/.test(body) ? `query ($m: ${/\[\$m\]/.test(body) ? 'Mood!' : c.pick(['Mood', 'Mood!', 'Mood = TIRED'])})` : ''} { ${body} }`.trim(), variables: /\$m/.test(body) ? { m: c.pick(['GLAD', 'CALM', 'TIRED', 'glad', 'SAD', 1, null, ['GLAD']]) } : undefined };
  },

  Introspection: (c) => {
    const type = c.pick(['Team', 'Person', 'Room', 'Node', 'Named', 'Thing', 'Mood', 'Json', 'Range', 'Filter', 'By', 'Query', 'Nope', 'Int', 'Subscription']);
    const what = () => c.pick(['name kind', 'kind', 'name', '__typename', 'fields { name isDeprecated }', 'fields { name type { kind name ofType { kind name ofType { name } } } }', 'fields { name args { name defaultValue type { name kind } } }', 'interfaces { name }', 'possibleTypes { name }', 'enumValues { name }', 'enumValues(includeDeprecated: true) { name isDeprecated deprecationReason }', 'inputFields { name defaultValue type { kind name } }', 'isOneOf', 'ofType { name }', 'specifiedByURL', 'nope']);
    const body = `__type(name: ${c.chance(0.15) ? '$n' : `"${type}"`}) { ${several(c, 1, 3, what).join(' ')} }`;
    return { query: `${/\$n/.test(body) ? 'query ($n: String!) ' : ''}{ ${body}${c.pick(['', ' __typename', ' __schema { queryType { name } mutationType { name } subscriptionType { name } }'])} }`, variables: /\$n/.test(body) ? { n: type } : undefined };
  },
};

const argumentField = (c) => c.pick([
  () => `count(n: ${c.pick(['1', '-0', '2147483647', '2147483648', '1.0', '"1"', 'null', 'true'])}${c.pick(['', ', i: 5', ', i: null'])})`,
  () => `say(${c.pick(['text', 'id', 'yes', 'at'])}: ${c.pick(['"s"', '1', '1.5', 'true', 'null', '""', 'A', '"""b\n c"""', '12345678901234567890', '1e2', '[]'])})`,
  () => `feel(moods: ${c.pick(['GLAD', '[GLAD, CALM]', '[]', 'null', '[null]', '[[GLAD]]'])})`,
  () => `find(${c.pick(['filter: {}', 'filter: {text: "t", mood: GLAD}', 'filter: {mood: null}', 'filter: {range: {from: 1, step: 2}}', 'filter: {and: {text: "a"}}', 'filter: {and: [{and: []}, {moods: TIRED}]}', 'filter: {json: {a: [1, B, "c", 1.5, null]}}', 'filter: {zz: 1}', 'list: {text: "x"}', 'list: [null, {}]', 'range: {from: 3, to: null}', 'range: {to: 3}', 'range: null'])}) { id }`,
  () => `json(value: ${c.pick(['1', '1.5', '"s"', 'true', 'null', '[1, [2, A]]', '{a: {b: null, c: [1e3]}}', 'WORD', '{}'])})`,
  () => `json(list: ${c.pick(['1', '[1, "a"]', '[null]', 'null', '[[]]', '{a: 1}'])})`,
])();

const fallbacks = { Int: '7', String: '"d"', Boolean: 'true', ID: '"d"', Float: '2.5', Mood: 'TIRED', Json: '[1]', Filter: '{text: "d"}', '[Filter]': '[{}]', '[Mood!]': '[CALM]', Range: '{from: 0}', '[Json]': '[]' };

const variableUses = [
  ['Int', 'count(n: $v)', [1, 0, -0, 2147483647, 2147483648, 1.5, '1', true, null, [], {}]],
  ['String', 'say(text: $v)', ['s', '', 'ä😀', 1, true, null, ['s'], { a: 1 }]],
  ['ID', 'say(id: $v)', ['x', 4, 0, 1.5, '', true, null, [1], 123456789012345]],
  ['Boolean', 'say(yes: $v)', [true, false, 'true', 0, 1, null, []]],
  ['Float', 'say(at: $v)', [1, 1.5, -2e300, '1.5', null, true, 0.1]],
  ['Mood', 'feel(mood: $v)', ['GLAD', 'SAD', 'glad', 1, null, ['GLAD']]],
  ['[Mood!]', 'feel(moods: $v)', [['GLAD'], 'CALM', [], [null], null, ['GLAD', 'SAD'], [['GLAD']]]],
  ['Range', 'find(range: $v) { id }', [{ from: 1 }, { from: 1, to: null }, { to: 2 }, {}, { from: '1' }, { from: 1, zz: 2 }, null, 1, [{ from: 1 }], { from: 1, step: 2 }]],
  ['Filter', 'find(filter: $v) { id }', [{}, { text: 'a', mood: 'GLAD' }, { mood: null }, { moods: 'CALM' }, { and: { text: 'x' } }, { and: [{}, { range: { from: 1 } }] }, { and: [null] }, { json: { a: [1, 'b', null] } }, { range: {} }, { zz: 1 }, 's', null]],
  ['[Filter]', 'find(list: $v) { id }', [[], {}, [{}, null], [{ text: 1 }], null, [[{}]], [{ range: { from: 2 } }]]],
  ['Json', 'json(value: $v)', [1, 's', null, { b: 1, a: [true, { c: null }] }, [1.5, 'x'], false, '']],
  ['[Json]', 'json(list: $v)', [1, [1, 's'], null, [null], { a: 1 }, [[1], {}]]],
  ['Int', 'find(filter: {range: {from: 1, to: $v}}) { id }', [1, null, 'x', 3]],
  ['Mood', 'find(filter: {mood: $v, and: [{mood: $v}]}) { id }', ['GLAD', null, 'NO']],
  ['Json', 'json(value: {a: $v, b: [$v]})', [1, null, { x: [] }, 's']],
];

/** The names of the algorithms. */
export const executionAlgorithms = Object.keys(algorithms);

/** A request for an algorithm. */
export function requestFor(algorithm, chance) {
  number = chance.below(90);
  const made = algorithms[algorithm](chance);
  return { schema, ...made, query: made.query.replace(/ +/g, ' ') };
}

/** The whole introspection query. */
export const fullIntrospection = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
