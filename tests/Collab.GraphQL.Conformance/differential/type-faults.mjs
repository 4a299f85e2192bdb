// A sound schema with one definition more, which a check of section 3 is there for: each alone, in twos, and with tokens changed.

export const base = `
type Query { a: Int f(x: Int, i: In): String n: Node u: Un }
interface Node { id: ID! }
interface Deep implements Node { id: ID! d(x: Int!): [Node!] }
type Obj implements Node { id: ID! o: Obj }
union Un = Obj
enum En { ONE TWO }
input In { a: Int b: En = ONE }
scalar Sc
directive @dir(x: Int! = 1) on FIELD_DEFINITION | OBJECT | ARGUMENT_DEFINITION
`;

export const additions = [
  'type __T { a: Int }', 'type T { __a: Int }', 'type T { a(__x: Int): Int }', 'enum E { __A }', 'input I { __a: Int }', 'directive @__d on FIELD',
  'type T', 'type T {}', 'interface I', 'enum E', 'input I', 'union U', 'union U =',
  'type T { a: In }', 'type T { a(x: Obj): Int }', 'input I { a: Obj }', 'input I { a: Node }', 'type T { a: Nope }', 'type T { a(x: Nope): Int }',
  'type T implements Nope { a: Int }', 'type T implements Obj { id: ID! o: Obj }', 'type T implements In { a: Int }', 'type T implements Node { a: Int }',
  'type T implements Node { id: ID }', 'type T implements Node { id: String! }', 'type T implements Node & Node { id: ID! }', 'type T implements Deep { id: ID! d(x: Int!): [Node!] }',
  'type T implements Node & Deep { id: ID! d: [Node!] }', 'type T implements Node & Deep { id: ID! d(x: Int!): [Obj!]! }', 'type T implements Node & Deep { id: ID! d(x: Int): [Node!] }',
  'type T implements Node & Deep { id: ID! d(x: Int!, y: Int): [Node!] }', 'type T implements Node & Deep { id: ID! d(x: Int!, y: Int!): [Node!] }', 'type T implements Node & Deep { id: ID! d(x: Int!, y: Int! = 1): [Node!] }',
  'type T implements Node & Deep { id: ID! d(x: Int!): [Un!] }', 'type T implements Node { id: ID! @deprecated }', 'interface A { x: Int @deprecated } type T implements A { x: Int }',
  'interface I implements I { a: Int }', 'interface A implements B { a: Int } interface B implements A { a: Int }', 'interface A implements Node { id: ID! }', 'interface A implements Node { id: ID! } type T implements A { id: ID! }',
  'union U = Obj | Obj', 'union U = Int', 'union U = Node', 'union U = Un', 'union U = Nope', 'extend union Un = Obj', 'extend union Un = Query',
  'enum E { A A }', 'enum E { true }', 'enum E { null }', 'extend enum En { ONE }', 'extend enum En { THREE }',
  'input I { a: I! }', 'input I { a: [I!]! }', 'input A { b: B! } input B { a: A! }', 'input I { a: I }', 'input I { a: I! = {a: {}} }', 'input I { a: I = {} }', 'input I { a: I = {a: null} }', 'input A { b: B = {} } input B { a: A = {} }',
  'input I { a: Int = "x" }', 'input I { a: En = NOPE }', 'input I { a: In = {c: 1} }', 'input I { a: [Int] = 1 }', 'input I { a: [Int!] = [null] }', 'input I { a: Int! = null }', 'input I { a: Int a: Int }', 'input I { a: Sc = {any: [1]} }',
  'input I @oneOf { a: Int b: String }', 'input I @oneOf { a: Int! }', 'input I @oneOf { a: Int = 1 }', 'input I @oneOf { a: I }', 'input I @oneOf { a: I b: Int }', 'input I @oneOf @oneOf { a: Int }', 'type T @oneOf { a: Int }', 'input A @oneOf { b: B } input B @oneOf { a: A }', 'input A @oneOf { b: B } input B { a: A! }',
  'type T { a(x: I = {a: 1, b: 2}): Int } input I @oneOf { a: Int b: Int }', 'type T { a(x: I = {a: 1}): Int } input I @oneOf { a: Int b: Int }',
  'type T { a: Int @deprecated }', 'type T { a(x: Int @deprecated): Int }', 'type T { a(x: Int! @deprecated): Int }', 'type T { a(x: Int! = 1 @deprecated): Int }', 'input I { a: Int! @deprecated }', 'input I { a: Int! = 2 @deprecated }', 'type T @deprecated { a: Int }', 'enum E { A @deprecated(reason: "x") }', 'type T { a: Int @deprecated(reason: null) }', 'type T { a: Int @deprecated(reason: 3) }',
  'directive @d on NOPE', 'directive @d(x: Obj) on FIELD', 'directive @d(x: Int, x: Int) on FIELD', 'directive @d(x: Int @d) on ARGUMENT_DEFINITION', 'directive @d(x: In2) on INPUT_FIELD_DEFINITION input In2 { a: Int @d }', 'directive @a(x: Int @b) on ARGUMENT_DEFINITION directive @b(x: Int @a) on ARGUMENT_DEFINITION', 'directive @dir on FIELD', 'directive @skip(if: Boolean!) on FIELD', 'directive @d(x: Int! @deprecated) on FIELD', 'directive @d repeatable on FIELD | FIELD', 'directive @d(x: Int = "s") on FIELD', 'directive @d on',
  'type T @dir @dir { a: Int }', 'type T @dir(x: "s") { a: Int }', 'type T @dir(y: 1) { a: Int }', 'type T @dir(x: 1, x: 2) { a: Int }', 'type T @nope { a: Int }', 'type T { a: Int @dir }', 'enum E { A @dir }', 'scalar S @dir', 'type T @dir(x: null) { a: Int }', 'type T @dir(x: $v) { a: Int }',
  'scalar S @specifiedBy(url: "https://x")', 'scalar S @specifiedBy', 'scalar S @specifiedBy(url: 1)', 'type T @specifiedBy(url: "x") { a: Int }', 'scalar S @specifiedBy(url: "a") @specifiedBy(url: "b")', 'extend scalar Sc @specifiedBy(url: "x")',
  'type Obj { a: Int }', 'enum Node { A }', 'scalar Int', 'type String { a: Int }', 'input Query { a: Int }', 'scalar Sc',
  'extend type Nope { a: Int }', 'extend type Obj { o: Obj }', 'extend type Obj { p: Int }', 'extend type Node { p: Int }', 'extend interface Node { p: Int }', 'extend interface Obj { p: Int }', 'extend input In { a: Int }', 'extend input In { c: Int }', 'extend type Obj implements Node', 'extend type Obj implements Deep', 'extend type Obj @dir', 'extend scalar Sc', 'extend input In @oneOf', 'extend enum Sc { A }', 'extend union Obj = Query',
  'schema { query: Query }', 'schema { query: Query mutation: Query }', 'schema { query: Nope }', 'schema { query: In }', 'schema { query: Node }', 'schema { mutation: Obj }', 'schema { query: Query query: Obj }', 'schema { query: Query } schema { query: Query }', 'schema { query: Query subscription: Obj mutation: Obj }', 'extend schema { mutation: Obj }', 'extend schema { query: Obj }', 'extend schema @dir', 'schema @nope { query: Query }', 'schema { nope: Query }', 'schema {}',
  'type Mutation { a: Int }', 'input Mutation { a: Int }', 'type Subscription', 'scalar Subscription', 'union Mutation = Obj', 'type T { a: Int a: Int }', 'type T { a(x: Int, x: Int): Int }', 'type T { a(): Int }', 'type T { a: [Int }', 'type T { a: Int!! }', '"d" type T { "d" a("d" x: Int): Int }', '"d" extend type Obj { z: Int }', 'type T { a(x: Int = $v): Int }', 'query { a }', 'fragment F on Query { a }', '"d" schema { query: Query }', 'type T implements & Node { id: ID! }', 'union U = | Obj', 'directive @d on | FIELD', 'type T implements Node Deep { id: ID! }',
];

/** Requests: each addition, then twos by chance. */
export function* typeFaults(chanceOf, withFault) {
  for (const addition of additions) yield { mode: 'schema', title: addition, schema: `${base}${addition}` };
  for (let i = 0; ; i++) {
    const chance = chanceOf(i);
    const [one, two] = [chance.pick(additions), chance.pick(additions)];
    const schema = chance.chance(0.5) ? `${base}${one}\n${two}` : `${two} ${withFault(one, base, chance)}${base}`;
    yield { mode: 'schema', title: `${one} ${two}`, schema };
  }
}
