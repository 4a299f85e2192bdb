// Schemas that use everything of the type system.

export const schemas = [
  `
directive @onField(reason: String! = "none", level: Int) repeatable on FIELD
directive @once(by: ID!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | QUERY | VARIABLE_DEFINITION
directive @deep(filter: Filter) on FRAGMENT_DEFINITION | MUTATION | SUBSCRIPTION | FIELD
scalar Json
scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
enum Phase { PLAN DO CHECK ACT @deprecated(reason: "checked enough") }
interface Node { id: ID! }
interface Named implements Node { id: ID! name(upper: Boolean = false): String }
interface Aged { age: Int! since(unit: Phase = PLAN): String }
type Agency implements Node & Named { id: ID! name(upper: Boolean = false, cut: Int): String head: Person! projects(first: Int = 10, after: ID, filter: Filter): [Project!]! url: Url }
type Person implements Node & Named & Aged { id: ID! name(upper: Boolean = false): String age: Int! since(unit: Phase = PLAN): String friends: [Person] grade: Float boss: Person agency: Agency }
type Project implements Node { id: ID! title: String! phase: Phase! phases: [Phase!] owner: Owner tags: [[String]!] members: [Member!]! data(path: Json): Json done: Boolean score: Float cost(in: Range): Int! }
union Owner = Agency | Person
union Member = Person | Project | Agency
input Filter { text: String phase: Phase = DO phases: [Phase!] and: [Filter!] not: Filter range: Range by: By tags: [[String!]] limit: Int! = 5 }
input Range { from: Int! to: Int step: Float = 0.5 }
input By @oneOf { id: ID name: String range: Range phases: [Phase] }
type Query { node(id: ID!): Node named(prefix: String): [Named] agency(by: By!): Agency person(id: ID = "p1"): Person projects(filter: Filter, ids: [ID!]): [Project] search(text: String!, phases: [Phase!] = [DO, CHECK], limit: Int! = 3): [Member] owner: Owner! aged: [Aged!]! pick(by: By): Owner json(value: Json, url: Url): Json grid: [[Int!]!] }
type Mutation { rename(id: ID!, name: String!): Named close(project: ID!, range: Range! = {from: 1}): Project add(by: By!, tags: [String!] = []): Member }
type Subscription { changed(id: ID): Node ticks(every: Int = 1): Int! }
`,
  `
schema { query: Root }
interface A { x: Int y: String self: A }
interface B implements A { x: Int y: String self: B z: [Int] }
type C implements A & B { x: Int y: String self: C z: [Int] only(c: Int = 1): C other: D list: [C!] }
type D implements A { x: Int! y: String self: D w: Boolean z: [Int] only(c: Int = 1): D either: Either list: [D] }
type E { x: String y: [String] self: E z: Int only: E list: E }
union Either = C | D | E
type Root { a: A b: B c: C d: D e: E either: Either eithers: [Either!]! aa(n: Int, m: [Int]): A }
`,
];
