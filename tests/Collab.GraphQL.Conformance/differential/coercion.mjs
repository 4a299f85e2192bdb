// Grids of values against types: literals, defaults and variables in every position.

const types = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Color', 'In', 'One', 'Any', '[Int]', '[Int!]', '[[Int]]', '[In]', '[One!]', '[Any]'];
const literals = ['null', '1', '-0', '2147483647', '2147483648', '-2147483649', '12345678901234567890123', '1.0', '1.5', '1e3', '1e400', '-0.0', '"1"', '""', '"RED"', '"""b"""', 'true', 'false', 'RED', 'BLUE', 'NONE', '[]', '[1]', '[1, null]', '[[1]]', '[null]', '["a", 2]', '{}', '{a: 1}', '{b: "x"}', '{a: 1, b: "x"}', '{a: null}', '{r: {a: 1}, a: 2}', '{a: 1, zz: 2}', '{a: 1, a: 2}', '{l: 3, a: 1}', '{l: [3, null], a: 1}', '[{a: 1}, {a: 2}]', '{c: RED, a: 1}', '{c: "RED", a: 1}'];
const values = [null, 1, -0, 2147483647, 2147483648, 1.5, 1e3, 1e21, 123456789012345680000, '1', '', 'RED', 'NONE', true, false, [], [1], [1, null], [[1]], [null], ['a', 2], {}, { a: 1 }, { b: 'x' }, { a: 1, b: 'x' }, { a: null }, { r: { a: 1 }, a: 2 }, { a: 1, zz: 2 }, { l: 3, a: 1 }, { l: [3, null], a: 1 }, [{ a: 1 }, { a: 2 }], { c: 'RED', a: 1 }, '\ud83d\ude00', '2147483647', 0.1, -1.7976931348623157e308, 9007199254740993];

/** Every combination as one request each. */
export function* coercionGrid() {
  for (const type of types) {
    for (const required of ['', '!']) {
      const position = type + required;
      for (const fallback of [undefined, ...literals]) {
        const schema = schemaOf(position, fallback);
        if (fallback !== undefined) yield { mode: 'schema', schema };
        yield* requests(schema, type, fallback === undefined);
      }
    }
  }
}

function* requests(schema, type, full) {
  yield { schema, query: '{ a: f b: g(i: {x: 1}) }' };
  yield { schema, query: `query ($v: ${type}) { a: f(v: $v) b: g(i: {v: $v}) c: h(l: [$v]) }`, variables: {} };
  if (!full) return;
  for (const literal of literals) {
    yield { schema, query: `{ a: f(v: ${literal}) b: g(i: {v: ${literal}}) }` };
    yield { schema, query: `query ($v: ${type} = ${literal}) { a: f(v: $v) b: g(i: {v: $v}) }` };
    yield { schema, query: `query ($v: ${type}! = ${literal}) { a: f(v: $v) }` };
    yield { schema, query: `query ($v: ${type} = ${literal}) { a: f(v: $v) }`, variables: { v: null } };
  }
  for (const value of values) {
    yield { schema, query: `query ($v: ${type}) { a: f(v: $v) }`, variables: { v: value } };
    yield { schema, query: `query ($v: ${type}!) { a: f(v: $v) b: g(i: {v: $v}) }`, variables: { v: value, w: 1 } };
  }
}

const schemaOf = (position, fallback) => `
scalar Any
enum Color { RED GREEN BLUE }
input In { a: Int! b: String c: Color = GREEN l: [Int] r: In }
input One @oneOf { a: Int b: String r: In l: [Int] }
input Holder { v: ${position}${fallback === undefined ? '' : ` = ${fallback}`} x: Int }
type Query { f(v: ${position}${fallback === undefined ? '' : ` = ${fallback}`}): String g(i: Holder): String h(l: [${position}]): String ids: ID one: One2 }
type One2 { a(o: One, n: In, c: Color): Int f: Float }
`;
