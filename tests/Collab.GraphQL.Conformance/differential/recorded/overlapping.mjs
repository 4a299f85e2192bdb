// Selections that have to be merged (section 5.3.2), by chance: the same response name in one selection set, in fragments and in depth.
import { schemas } from '../schemas.mjs';

export const overlappingSchema = schemas[1];

const leaves = ['x', 'y', 'z', 'w', 'x', 'y', 'n: x', 'n: y', 'x: y', 'y: x', 'z: x', 'n: only(c: 1)', 'only', 'only(c: 1)', 'only(c: 2)', 'only(c: $v)', 'n: only(c: $v)', '__typename', 'n: __typename', 'x: __typename'];
const types = ['A', 'B', 'C', 'D', 'E'];

/** A document. */
export function overlapping(chance) {
  const fragments = [];
  const start = chance.pick(['a', 'b', 'c', 'd', 'e', 'either', 'c', 'a']);
  const more = chance.chance(0.3) ? ` ${start} { ${selections(chance, 1, fragments)} }` : '';
  const body = `${start} { ${selections(chance, 0, fragments)} }${more}`;
  const rootFields = chance.chance(0.15) ? chance.pick([' n: a { x } n: b { x }', ' aa(n: 1) { x } aa(n: 1, m: 2) { x }', ' aa(m: [1, 2]) { y } aa(m: [1, 2]) { y }', ' n: aa(n: 1) { x } n: aa(n: 2) { x }']) : '';
  const text = `${body}${rootFields}`;
  const all = [`{ ${text} }`, ...fragments].join('\n');
  return /\$v/.test(all) ? all.replace(/^\{/, 'query Q($v: Int) {') : all;
}

function selections(chance, depth, fragments) {
  return Array.from({ length: 1 + chance.below(depth === 0 ? 4 : 3) }, () => selection(chance, depth, fragments)).join(' ');
}

function selection(chance, depth, fragments) {
  const kind = depth > 2 ? 0 : chance.below(10);
  if (kind < 4) return `${chance.pick(leaves)}${chance.chance(0.08) ? ' @skip(if: false)' : ''}`;
  if (kind < 7) return `... on ${chance.pick(types)} { ${selections(chance, depth + 1, fragments)} }`;
  if (kind < 9) return `${chance.pick(['self', 'self', 'n: self', 'other', 'list', 'self: other', 'self: list', 'either', 'only'])} { ${selections(chance, depth + 1, fragments)} }`;
  if (fragments.length > 0 && chance.chance(0.3)) return `...F${chance.below(fragments.length)}`;
  const name = `F${fragments.length}`;
  fragments.push('');
  fragments[Number(name.slice(1))] = `fragment ${name} on ${chance.pick(types)} { ${selections(chance, depth + 1, fragments)} }`;
  return `...${name}`;
}
