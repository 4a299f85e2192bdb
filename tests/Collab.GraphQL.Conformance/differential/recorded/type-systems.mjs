// Type systems by chance: for each rule of graphql-js on SDL alone, for extensions, and for the checks of section 3 of the specification.
import { additions, base } from '../type-faults.mjs';
import { withFault } from '../faults.mjs';
import { several } from './writing.mjs';

const start = 'type Query { q: Int }';
const names = ['Team', 'Room', 'Task'];
const locations = ['SCHEMA', 'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE', 'UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION', 'FIELD'];
const body = { type: '{ a: Int }', interface: '{ a: Int }', input: '{ a: Int }', enum: '{ A }', union: '= Query', scalar: '' };
const kinds = Object.keys(body);
const define = (kind, name, members = body[kind]) => `${kind} ${name} ${members}`.trim();

const rules = {
  LoneSchemaDefinitionRule: (c) => [...names.map((name) => define('type', name)), ...several(c, 1, 3, () => `${c.pick(['', '', 'extend '])}schema { ${c.pick(['query', 'mutation', 'subscription'])}: ${c.pick(names)} }`), start],

  UniqueOperationTypesRule: (c) => {
    const operations = () => several(c, 1, 2, () => `${c.pick(['query', 'mutation', 'subscription'])}: ${c.pick(names)}`).join(' ');
    return [...names.map((name) => define('type', name)), ...several(c, 1, 3, (i) => `${i === 0 && c.chance(0.8) ? '' : 'extend '}schema { ${operations()} }`)];
  },

  UniqueTypeNamesRule: (c) => [start, ...several(c, 1, 3, () => define(c.pick(kinds), c.chance(0.1) ? 'Query' : c.pick(names))), ...(c.chance(0.3) ? ['extend type Team { b: Int }'] : []), ...(c.chance(0.3) ? ['directive @Team on FIELD'] : [])],

  UniqueEnumValueNamesRule: (c) => {
    const values = () => `{ ${several(c, 1, 3, () => c.pick(['LOW', 'MID', 'HIGH', 'TOP'])).join(' ')} }`;
    return [start, ...(c.chance(0.8) ? [`enum Level ${values()}`] : []), ...several(c, 0, 2, () => `extend enum ${c.pick(['Level', 'Level', 'Other'])} ${values()}`)];
  },

  UniqueFieldDefinitionNamesRule: (c) => {
    const kind = c.pick(['type', 'interface', 'input']);
    const fields = () => `{ ${several(c, 1, 3, () => `${c.pick(['a', 'b', 'c', 'd', 'e'])}: ${c.pick(['Int', 'String!'])}`).join(' ')} }`;
    return [start, ...(c.chance(0.8) ? [`${kind} Team ${fields()}`] : []), ...several(c, 0, 2, () => `extend ${kind} ${c.pick(['Team', 'Team', 'Room'])} ${fields()}`)];
  },

  UniqueArgumentDefinitionNamesRule: (c) => {
    const args = () => c.pick(['', `(${several(c, 1, 3, () => `${c.pick(['x', 'y', 'z', 'w'])}: Int`).join(', ')})`]);
    return [`type Query { a${args()}: Int b${args()}: Int }`, ...(c.chance(0.4) ? [`extend type Query { c${args()}: Int }`] : []), ...(c.chance(0.4) ? [`directive @note${args()} on FIELD`] : []), ...(c.chance(0.3) ? [`interface Team { a${args()}: Int }`] : [])];
  },

  UniqueDirectiveNamesRule: (c) => [start, ...several(c, 1, 3, () => `directive @${c.pick(['note', 'mark', 'tag', 'Team', 'skip'])} on ${c.pick(locations)}`), ...(c.chance(0.3) ? [define('type', 'Team')] : [])],

  KnownTypeNamesRule: (c) => {
    const name = () => (c.chance(0.85) ? c.pick(['Team', 'Room', 'Int', 'ID', 'String', 'Query']) : c.pick(['Nope', 'team', '__Type', '__Nope', 'Tema', 'Date']));
    return [`type Query { a: ${name()} b(x: [${name()}!]): ${name()}! }`, c.pick([`type Team implements ${name()} { a: Int }`, `type Team { a: ${name()} }`, `interface Team { a: [${name()}] }`]), `union Room = ${name()} | ${name()}`, c.pick(['', `extend type Team { n: ${name()} }`, `directive @note(x: ${name()}) on FIELD`, `schema { query: ${name()} }`, `extend union Room = ${name()}`])];
  },

  KnownDirectivesRule: (c) => {
    const at = () => (c.chance(0.3) ? ` @${c.pick(['note', 'note', 'mark', 'deprecated', 'specifiedBy(url: "u")', 'oneOf', 'skip(if: true)', 'nope'])}` : '');
    const place = c.some(locations, 0.5);
    return [`type Query${at()} { a(x: Int${at()}): Int${at()} }`, `enum E${at()} { A${at()} }`, `input I${at()} { a: Int${at()} }`, `scalar S${at()}`, c.pick(['', `extend scalar S @note`, `schema${at()} { query: Query }`, `interface N${at()} { a: Int }`, `union U${at()} = Query`, `extend type Query${at() || ' @note'}`]), `directive @note on ${place.length > 0 ? place.join(' | ') : 'OBJECT'}`, 'directive @mark on OBJECT | ENUM_VALUE | FIELD_DEFINITION'];
  },

  UniqueDirectivesPerLocationRule: (c) => {
    const some = () => several(c, 0, 2, () => c.pick(['@note', '@mark', '@many', '@tag'])).join(' ');
    return [`directive @note on ${locations.join(' | ')}`, `directive @mark on ${locations.join(' | ')}`, `directive @many repeatable on ${locations.join(' | ')}`, `type Query ${some()} { a(x: Int ${some()}): Int ${some()} }`, `enum E ${some()} { A ${some()} }`, c.pick(['', `extend type Query ${some() || '@note'}`, `extend enum E ${some() || '@many'}`, `schema ${some()} { query: Query }`, `scalar S ${some()}`])];
  },

  PossibleTypeExtensionsRule: (c) => {
    const kind = c.pick(kinds);
    const extended = c.chance(0.75) ? kind : c.pick(kinds);
    const extension = extended === 'scalar' ? '@note' : body[extended].replaceAll('a:', 'b:').replace('A', 'B').replace('= Query', '= Other');
    const name = c.pick(names);
    const parts = [start, 'type Other { a: Int }', 'directive @note on SCALAR', define(kind, name), `extend ${extended} ${c.chance(0.8) ? name : c.pick(['Nope', `${name}s`, 'Int'])} ${extension}`, ...c.some(['extend type Query { r: Int }', 'extend type Other { c: Int }', 'scalar More', 'extend scalar More @note'], 0.3)];
    return c.chance(0.5) ? parts : parts.reverse();
  },

  KnownArgumentNamesOnDirectivesRule: (c) => [onDirective(c, (args) => several(c, 0, 3, () => (c.chance(0.8) ? c.pick(args) : c.pick(['nope', 'texts', 'urll'])))), 'directive @note(text: String, level: Int! = 1, must: Boolean!) on OBJECT | FIELD_DEFINITION | ENUM_VALUE'],

  ProvidedRequiredArgumentsOnDirectivesRule: (c) => [onDirective(c, (args) => c.some(args, 0.65)), `directive @note(text: String${c.pick(['', '!'])}, level: Int! = 1, must: Boolean!) on OBJECT | FIELD_DEFINITION | ENUM_VALUE`],

  // Each name at most twice: of a name given three times graphql-js tells once with three places, and we twice with two.
  UniqueArgumentNamesRule: (c) => [onDirective(c, (args) => [...c.some(args, 0.7), ...c.some(args, 0.2)]), 'directive @note(text: String, level: Int, must: Boolean) on OBJECT | FIELD_DEFINITION | ENUM_VALUE'],

  UniqueInputFieldNamesRule: (c) => {
    const object = (depth) => `{${several(c, 0, 3, () => c.pick(['a', 'b', 'c'])).map((name) => `${name}: ${depth < 2 && c.chance(0.3) ? object(depth + 1) : c.pick(['1', 'null', '"s"'])}`).join(', ')}}`;
    return ['scalar Any', `type Query { a(x: Any = ${object(0)}): Int }`, `input I { a: Any = [${object(1)}] }`];
  },
};

const valueOf = { text: '"t"', level: '2', must: 'true', url: '"u"', reason: '"r"' };

/** Directives with arguments by chance on a type, a field and an enum value. */
function onDirective(c, choose) {
  const use = () => {
    const [name, args] = c.pick([['note', ['text', 'level', 'must']], ['note', ['text', 'level', 'must']], ['deprecated', ['reason']]]);
    const given = choose(args).map((arg) => `${arg}: ${valueOf[arg] ?? '1'}`).join(', ');
    return `@${name}${given ? `(${given})` : ''}`;
  };
  const scalar = c.chance(0.3) ? `scalar S @specifiedBy(${choose(['url']).map((arg) => `${arg}: "u"`).join(', ') || 'url: "u"'})` : '';
  return `type Query { a: Int ${use()} } enum E { A ${c.chance(0.4) ? use() : ''} } ${scalar}`;
}

/** The names of the rules. */
export const sdlRules = Object.keys(rules);

/** SDL for a rule. */
export const schemaForRule = (rule, chance) => rules[rule](chance).filter((part) => part).join('\n').replace(/ +/g, ' ');

/** The base with a definition or two that one check is there for. */
export function withAddition(c) {
  const chosen = several(c, 1, 2, () => c.pick(additions));
  const text = chosen.map((addition) => (c.chance(0.15) ? withFault(addition, base, c) : addition)).join('\n');
  return c.chance(0.8) ? `${base}${text}` : `${text}\n${base}`;
}

/** Small definitions, and extensions of them in any order. */
export function extended(c) {
  const parts = ['type Query { team: Team now: Date }', 'type Team implements Named { name: String! state: State }', 'interface Named { name: String! }', 'enum State { ON OFF }', 'input Filter { a: Int }', 'scalar Date', 'union Any = Team', 'directive @note(text: String) repeatable on OBJECT | INTERFACE | SCALAR | ENUM | UNION | INPUT_OBJECT | SCHEMA'];
  const extensions = ['extend type Team { size(in: Filter): Int }', 'extend type Team implements Sized { size(in: Filter): Int }', 'extend type Team { rooms: [Room!] }', 'extend type Query { find(by: Filter = {b: 2}): [Any!]! }', 'extend interface Named { nick: String }', 'extend type Team { nick: String }', 'extend enum State { IDLE @deprecated }', 'extend enum State { ON }', 'extend input Filter { b: Int = 1 }', 'extend input Filter { c: Filter! }', 'extend input Filter { c: [Filter!] }', 'extend scalar Date @specifiedBy(url: "https://time")', 'extend scalar Date @note', 'extend union Any = Room', 'extend union Any = Date', 'extend union Any = Team', 'extend schema { mutation: Change }', 'extend schema @note(text: "x")', 'extend type Room { wide: Boolean }', 'extend type Nope { a: Int }', 'extend interface Sized implements Named { name: String! }', 'extend type Team @note @note(text: "y")', 'extend type Team { name: String! }', 'extend type Team implements Named', 'extend input Team { a: Int }'];
  const more = ['interface Sized { size(in: Filter): Int }', 'type Room { team: Team! doors: Int }', 'type Change { rename(name: String!): Team }', 'schema { query: Query }'];
  const all = [...parts, ...c.some(more, 0.6), ...c.some(extensions, 0.14)];
  for (let i = all.length - 1; i > 0; i--) {
    const j = c.below(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.join('\n');
}

/** A small type system that is nearly always sound, with descriptions, defaults and deprecations: what introspection tells. */
export function described(c) {
  const text = () => (c.chance(0.25) ? `${c.pick(['"Plain."', '"With \\"quotes\\" and \\\\."', '"""\n  Two\n    lines\n"""', '"ä€😀"', '""'])} ` : '');
  const gone = () => (c.chance(0.15) ? c.pick([' @deprecated', ' @deprecated(reason: "Use b.")', ' @deprecated(reason: "")']) : '');
  const leaves = { Int: ['0', '-7'], Float: ['1.5', '2', '1e3'], String: ['"d"', '""', '"ä\\n"'], Boolean: ['true'], ID: ['"i"', '3'], State: ['ON'], Date: ['"2026"', '{a: [1, X]}'], Filter: ['{}', '{a: 1}'], Pick: ['{a: 2}'] };
  const input = (name) => {
    const type = c.pick(Object.keys(leaves));
    const [written, fallback] = c.pick([[type, c.pick(leaves[type])], [`${type}!`, c.pick(leaves[type])], [`[${type}!]`, `[${c.pick(leaves[type])}]`], [`[[${type}]!]!`, '[]'], [type, 'null']]);
    return `${text()}${name}: ${written}${c.chance(0.5) ? ` = ${fallback}` : ''}${written.endsWith('!') ? '' : gone()}`;
  };
  const args = () => (c.chance(0.35) ? `(${several(c, 1, 2, (i) => input('xy'[i])).join(', ')})` : '');
  const output = () => c.pick(['Int', 'String!', '[Float!]', '[[ID]!]!', 'Boolean', 'State', 'Date', 'Team', '[Team!]!', 'Named', 'Any']);
  const fields = (letters) => several(c, 1, 3, (i) => `${text()}${letters[i]}${args()}: ${output()}${gone()}`).join(' ');
  const parts = {
    Named: `${text()}interface Named { name: String }`,
    Team: `${text()}type Team implements Named { name: String ${fields('def')} }`,
    Any: `${text()}union Any = Team${c.pick(['', ' | Query'])}`,
    State: `${text()}enum State { ${text()}ON${gone()} OFF${gone()} }`,
    Date: `${text()}scalar Date${c.pick(['', ' @specifiedBy(url: "https://time")'])}`,
    Filter: `${text()}input Filter { ${input('s')} a: Int }`.replace(/: (Filter|\[\[Filter\]!\])!/g, ': Filter'),
    Pick: `input Pick @oneOf { a: Int ${text()}b: [String!] }`,
  };
  const more = [
    `${text()}directive @note${args()}${c.pick(['', ' repeatable'])} on ${c.pick(['FIELD', 'OBJECT | ENUM', 'ARGUMENT_DEFINITION | QUERY'])}`,
    `${text()}schema { query: Query ${c.pick(['', 'mutation: Change', 'subscription: Change'])} } type Change { a: Int }`,
    'extend type Query { more: State } extend enum State { IDLE }',
    'interface Sized implements Named { name: String size: Int } type Room implements Sized & Named { size: Int name: String }',
  ];
  // Only what is used, one thing by another.
  const chosen = [`${text()}type Query { ${fields('abc')} }`, ...c.some(more, 0.25)];
  for (let i = 0; i < chosen.length; i++) {
    for (const [name, part] of Object.entries(parts)) {
      if (!chosen.includes(part) && new RegExp(`\\b${name}\\b`).test(chosen[i])) chosen.push(part);
    }
  }
  return chosen.join('\n');
}
