// One fault in a sound text: a token exchanged, dropped, doubled or moved; or a few characters garbled.

const tokens = /"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|[_A-Za-z]\w*|-?\d[\d.eE+-]*|\S/g;
const strange = ['"', '"""', '\\', '{', '}', '...', '$', '@', '!', '#', '\u0000', '\ufeff', '\u00e4', '\ud83d\ude00', '\ud800', '-', '0', '.', 'e', '&', '|', ' ', '\n', '\r', '\\u{', '\\u12', ','];
const keywords = ['on', 'null', 'true', 'query', 'fragment', 'type', 'extend', 'input', 'implements', '__typename', '__schema', 'String', 'Int', '[', ']', '!', '=', ':', '{', '}', '(', ')', '$v0', '@skip(if: true)', '@include(if: $x)', '...', '"s"', '1', '1.5', '{}', '[]'];

/** A document with one token changed; names come from the document and the schema, so that many faults are of meaning. */
export function withFault(text, schema, chance) {
  const parts = text.match(tokens) ?? [''];
  const others = [...parts, ...(schema.match(/[_A-Za-z]\w*/g) ?? [])];
  const at = chance.below(parts.length);
  const changed = [...parts];
  switch (chance.below(6)) {
    case 0: changed.splice(at, 1); break;
    case 1: changed.splice(at, 0, parts[at]); break;
    case 2: changed[at] = chance.pick(keywords); break;
    case 3: changed.splice(at, 0, chance.pick(keywords)); break;
    case 4: changed.splice(at, 1, ...changed.splice(chance.below(parts.length), 1)); break;
    default: changed[at] = sameKind(parts[at], others, chance);
  }
  return changed.join(' ');
}

function sameKind(token, others, chance) {
  const kind = (text) => (/^[_A-Za-z]/.test(text) ? 'name' : /^[-\d]/.test(text) ? 'number' : text[0]);
  return chance.pick(others.filter((other) => kind(other) === kind(token))) ?? token;
}

/** A text with a few characters dropped, doubled or exchanged for strange ones. */
export function garbled(text, chance) {
  let changed = text;
  for (let i = 1 + chance.below(3); i > 0; i--) {
    const at = chance.below(changed.length + 1);
    const end = at + chance.below(3);
    changed = changed.slice(0, at) + (chance.chance(0.7) ? chance.pick(strange) : changed.slice(at, end)) + changed.slice(chance.chance(0.5) ? at : end);
  }
  return changed;
}
