// Schemas by chance: interfaces that implement interfaces, unions, enums, nested inputs, OneOf, defaults; always valid.

const leaves = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Mark', 'Hue'];
const defaults = { Int: ['0', '-7'], Float: ['1.5', '2'], String: ['"d"', '""'], Boolean: ['true'], ID: ['"i"', '3'], Mark: ['4', '{a: [ONE]}'], Hue: ['DARK', 'PALE'] };

/** SDL of a schema. */
export function randomSchema(chance) {
  const count = 2 + chance.below(4);
  const objects = Array.from({ length: count }, (_, i) => `T${i}`);
  const inputs = ['In0', 'In1'];
  const wrap = (type) => chance.pick([type, `${type}!`, `[${type}]`, `[${type}!]`, `[${type}!]!`, `[[${type}]]`, type]);
  const output = () => wrap(chance.pick([...leaves, ...objects, ...objects, 'Face', 'Side', 'Any']));
  const argument = (name) => {
    const leaf = chance.pick(leaves);
    if (chance.chance(0.3)) return `${name}: ${wrap(chance.pick(inputs))}`;
    return chance.chance(0.3) ? `${name}: ${leaf}${chance.pick(['', '!'])} = ${chance.pick(defaults[leaf])}` : `${name}: ${chance.pick([leaf, `[${leaf}]`, `[${leaf}!]`, leaf])}`;
  };
  const args = () => (chance.chance(0.4) ? `(${['p', 'q', 'r'].slice(0, 1 + chance.below(3)).map(argument).join(', ')})` : '');
  const faceFields = [`id${args()}: ID`, `near${args()}: ${output()}`];
  const sideFields = [...faceFields, `far${args()}: ${output()}`];
  const own = () => Array.from({ length: 1 + chance.below(4) }, (_, i) => `f${i}${args()}: ${output()}`);
  const object = (name, i) => {
    const [implemented, fields] = i === 0 ? ['implements Face & Side', sideFields] : chance.pick([['', []], ['implements Face', faceFields], ['implements Side & Face', sideFields]]);
    return `type ${name} ${implemented} { ${[...fields, ...own()].join(' ')} }`;
  };
  return `
directive @onField(reason: String = "none", hue: Hue) repeatable on FIELD
directive @once on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
scalar Mark
enum Hue { DARK LIGHT PALE }
input In0 { a: Int! = 1 b: [Hue!] c: In1 d: In0 }
input In1 ${chance.chance(0.5) ? '@oneOf { a: Int b: [String!] c: In0 }' : '{ a: Int b: [String!]! = ["z"] c: In0 e: Mark = 3 }'}
interface Face { ${faceFields.join(' ')} }
interface Side implements Face { ${sideFields.join(' ')} }
${objects.map(object).join('\n')}
union Any = ${objects.join(' | ')}
type Query { ${own().join(' ')} any${args()}: Any face: Face! sides: [Side!] ${objects.map((name) => `o${name}${args()}: ${name}`).join(' ')} }
type Mutation { do${args()}: ${chance.pick(objects)} set${args()}: ${output()} }
type Subscription { tick${args()}: ${output()} }
`;
}
