// Documents made to be slow. Where graphql-js gives up there is nothing to compare but the time it takes us.

const schema = 'type Query { a: Query b: Query f(x: Int, l: [Int], o: O): Query i: Int s: String n: [Query] u: U } type Other { a: Query i: Int } union U = Query | Other input O { o: O x: Int l: [O] }';
const repeat = (count, part, separator = ' ') => Array.from({ length: count }, (_, i) => part(i)).join(separator);

const shapes = {
  'one field again and again': (n) => `{ ${repeat(n, () => 'i')} }`,
  'one object again and again': (n) => `{ ${repeat(n, () => 'a { i }')} }`,
  'nested, twice each': (n) => `{ ${'a { i a { i '.repeat(n)}i${' } }'.repeat(n)} }`,
  'pairs at every level': (n) => nest(n, (inner) => `a { ${inner} } a { i }`),
  'aliases': (n) => `{ ${repeat(n, (i) => `x${i}: i`)} }`,
  'one conflict at the end': (n) => `{ ${repeat(n, () => 'i')} i: s }`,
  'one conflict in depth': (n) => `{ ${repeat(n, () => 'a { i }')} a { i: s } }`,
  'a chain of fragments': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { i ...F${i + 1} }`)} fragment F${n} on Query { i }`,
  'a chain of fragments in depth': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { a { ...F${i + 1} } }`)} fragment F${n} on Query { i }`,
  'a fan of fragments': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { a { ...F${i + 1} } b { ...F${i + 1} } }`)} fragment F${n} on Query { i }`,
  'a doubling chain': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Query { i }`,
  'all fragments from all': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { a { ${repeat(n - i - 1, (j) => `...F${i + j + 1}`)} i } }`)}`,
  'a ring of fragments': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { a { ...F${(i + 1) % n} } }`)}`,
  'a complete graph of fragments': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { ${repeat(n, (j) => `...F${j}`)} }`)}`,
  'choices that part at each level': (n) => `{ ${choices(n)} }`,
  'many variables': (n) => `query (${repeat(n, (i) => `$v${i}: Int`)}) { ${repeat(n, (i) => `x${i}: f(x: $v${i}) { i }`)} }`,
  'many operations over one fragment': (n) => `${repeat(n, (i) => `query Q${i}($v: Int) { ...F }`)} fragment F on Query { ${repeat(n, (i) => `x${i}: f(x: $v) { i }`)} }`,
  'many errors': (n) => `{ ${repeat(n, (i) => `nope${i}`)} }`,
  'many arguments of one name': (n) => `{ f(${repeat(n, () => 'x: 1')}) { i } }`,
  'many directives': (n) => `{ i ${repeat(n, () => '@skip(if: false)')} }`,
  'a deep list': (n) => `{ f(l: ${'['.repeat(n)}${']'.repeat(n)}) { i } }`,
  'a deep object': (n) => `{ f(o: ${'{o: '.repeat(n)}{x: 1}${'}'.repeat(n)}) { i } }`,
  'a wide object': (n) => `{ f(o: {l: [${repeat(n, () => '{x: 1}', ', ')}]}) { i } }`,
  'deep inline fragments': (n) => `{ ${'... on Query { '.repeat(n)}i${' }'.repeat(n)} }`,
  'open braces': (n) => '{ a '.repeat(n),
  'a deep type': (n) => `query ($v: ${'['.repeat(n)}Int${']'.repeat(n)}) { i }`,
  'a long name': (n) => `{ ${'a'.repeat(n * 10)} }`,
  'a long string': (n) => `{ f(x: "${'\\u00e4'.repeat(n * 10)}") { i } }`,
  'a long block string': (n) => `{ f(x: """${'\n  x'.repeat(n * 10)}""") { i } }`,
  'commas and comments': (n) => `{ ${',#\n'.repeat(n * 10)} i }`,
};

function nest(n, level) {
  let text = 'i';
  for (let i = 0; i < n; i++) text = level(text);
  return `{ ${text} }`;
}

function choices(n) {
  let main = 'u { ... on Query { i } }';
  for (let i = 0; i < n; i++) {
    const chain = 'u { ... on Query { a { '.repeat(Math.min(i, 20)) + 'i' + ' } } }'.repeat(Math.min(i, 20));
    main = `u { ... on Query { a { ${main} } } ... on Other { a { ${chain} } } }`;
  }
  return main;
}

/** Requests by shape and size. */
export function* hostile() {
  for (const [title, shape] of Object.entries(shapes)) {
    for (const size of [3, 30, 150, 600, 3000]) {
      if (size > 600 && /all from all|complete graph|all fragments|choices|deep/.test(title)) continue;
      yield { mode: 'validate', schema, query: shape(size), title: `${title}, ${size}` };
    }
  }
}
