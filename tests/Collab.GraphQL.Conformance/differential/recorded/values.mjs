// Values and variables in every position of a document, by chance.

const schema = `
scalar Any
enum Color { RED GREEN @deprecated }
input In { a: Int! b: String c: Color = GREEN l: [Int!] r: In o: One }
input One @oneOf { a: Int b: String r: In l: [Int] }
directive @put(int: Int, in: In, color: [Color!]) on FIELD | QUERY | VARIABLE_DEFINITION
type Query { leaf: String ${['Int', 'Float', 'String', 'Boolean', 'ID', 'Color', 'In', 'One', 'Any'].map((type) => `f${type}(v: ${type}, n: ${type}! = ${sound(type)}, l: [${type}], ll: [[${type}!]!]): String r${type}(v: ${type}!): String`).join(' ')} }
`;

const types = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Color', 'In', 'In', 'One', 'One', 'Any'];
const scalars = ['null', '1', '-7', '2147483648', '1.5', '1e3', '"1"', '""', '"RED"', '"""b"""', 'true', 'false', 'RED', 'BLUE', '[]', '{}'];

function sound(type) {
  return { Int: '1', Float: '0.5', String: '"s"', Boolean: 'true', ID: '"i"', Color: 'RED', In: '{a: 1}', One: '{a: 1}', Any: '[A]' }[type];
}

/** A value that fits a type about half the time. */
function value(c, type, depth = 0) {
  if (c.chance(0.1)) return 'null';
  if (c.chance(0.3)) return c.pick(scalars);
  if (type === 'In' && depth < 3) return object(c, { a: ['Int', 0.85], b: ['String', 0.3], c: ['Color', 0.3], l: ['[Int]', 0.3], r: ['In', 0.25], o: ['One', 0.2], zz: ['Int', 0.05] }, depth);
  if (type === 'One' && depth < 3) return c.chance(0.6) ? `{${c.pick([`a: ${value(c, 'Int', 3)}`, `b: ${value(c, 'String', 3)}`, `r: ${value(c, 'In', depth + 1)}`, `l: ${value(c, '[Int]', 3)}`])}}` : object(c, { a: ['Int', 0.4], b: ['String', 0.4], l: ['[Int]', 0.3], zz: ['Int', 0.1] }, depth);
  if (type.startsWith('[')) return c.chance(0.75) ? `[${Array.from({ length: c.below(3) }, () => value(c, type.slice(1, -1), depth + 1)).join(', ')}]` : value(c, type.slice(1, -1), depth + 1);
  return c.chance(0.75) ? sound(type) : c.pick(scalars);
}

function object(c, fields, depth) {
  return `{${Object.entries(fields).filter(([, [, share]]) => c.chance(share)).map(([name, [type]]) => `${name}: ${value(c, type, depth + 1)}`).join(', ')}}`;
}

/** A schema and a document with values where they can stand. */
export function values(c) {
  const type = c.pick(types);
  const argument = c.pick([[`f${type}`, 'v', type], [`f${type}`, 'n', type], [`f${type}`, 'l', `[${type}]`], [`f${type}`, 'll', `[[${type}]]`], [`r${type}`, 'v', type]]);
  const text = value(c, argument[2]);
  const query = c.pick([
    () => `{ ${argument[0]}(${argument[1]}: ${text}) }`,
    () => `{ ${argument[0]}(${argument[1]}: ${text}) }`,
    () => `query Q($v: ${argument[2]}${c.pick(['', '', '!'])} = ${text}) { ${argument[0]}(${argument[1]}: $v) }`,
    () => `{ leaf @put(${c.pick(['int', 'in', 'color'])}: ${value(c, c.pick(['Int', 'In', '[Color]']))}) }`,
    () => `query Q($v: Int) { fIn(v: {a: 1, l: [$v, ${value(c, 'Int')}]}) fOne(v: {a: ${value(c, 'Int')}}) }`,
  ])();
  return { schema, query };
}

/** A schema and a document with a variable in a position. */
export function variablePositions(c) {
  const type = c.pick(['Int', 'Float', 'String', 'ID', 'Color', 'In', 'One', 'Any', 'Boolean']);
  const declared = c.chance(0.75) ? type : c.pick(['Int', 'ID', 'String', 'Any', 'In']);
  const wrap = (name) => c.pick([name, name, `${name}!`, `[${name}]`, `[${name}!]`, `[${name}]!`, `[[${name}!]!]`]);
  const written = wrap(declared);
  const fallback = c.chance(0.3) ? ` = ${c.chance(0.3) ? 'null' : written.startsWith('[') ? '[]' : sound(declared)}` : '';
  const place = c.pick([`f${type}(v: $v)`, `f${type}(n: $v)`, `f${type}(l: $v)`, `f${type}(ll: $v)`, `f${type}(l: [$v])`, `f${type}(ll: [$v])`, `f${type}(ll: [[$v]])`, `r${type}(v: $v)`, 'fIn(v: {a: $v})', 'fIn(v: {a: 1, l: $v})', 'fIn(v: {a: 1, l: [$v]})', 'fIn(v: {a: 1, r: {a: $v}})', 'fOne(v: {a: $v})', 'fOne(v: {l: $v})', 'leaf @put(int: $v)', 'leaf @put(in: $v)', 'leaf @skip(if: $v)', 'leaf @include(if: $v)']);
  const query = c.chance(0.2) ? `query Q($v: ${written}${fallback}) { ...F }\nfragment F on Query { ${place} }` : `query Q($v: ${written}${fallback}) { ${place} }`;
  return { schema, query };
}
