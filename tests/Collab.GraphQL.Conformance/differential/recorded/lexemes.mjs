// Values as text, by chance: numbers, strings, block strings, names, punctuation and what is ignored, about as many of them sound as not.

const letters = ['a', 'Z', '_', '9', 'ä', '漢', '😀', ' ', '#', "'", '{', '\u007f'];
const escapes = ['\\n', '\\t', '\\r', '\\b', '\\f', '\\"', '\\\\', '\\/', '\\u0041', '\\u00e4', '\\uD83D\\uDE00', '\\u{1F600}', '\\u{41}', '\\u{0000041}', '\\u{10FFFF}', '\\u005C', '\\u0022'];
const faultyEscapes = ['\\x', '\\', '\\u', '\\u12', '\\u12G4', '\\uD83D', '\\uDE00', '\\uDE00\\uD83D', '\\uD83D\\u0041', '\\u{}', '\\u{110000}', '\\u{D800}', '\\u{1F600', '\\u{ 41}', '\\u{xyz}', '\\U0041', "\\'", '\\0', '\n', '\r', '\u0001', '\u001f'];
const blockParts = ['a', '  b', '\n', '\n  ', '\n    ', '\n\t', '\r\n', '\r', '"', '""', '\\"""', '\\n', '\\', '\\u0041', 'ä😀', ' ', '\t', '#c', '{x}'];
const faultyBlockParts = ['"""', '\u0001', '\u0000', '\\'];
const punctuation = ['!', '$', '&', '(', ')', '...', ':', '=', '@', '[', ']', '{', '|', '}', '.', '..', '?', ';', "'", '%', '*', '/', '<', '~', '^', '`', '\\', '+', '-', '"', '""""', '\u0007', '\u00a0', '\u2028', '漢', '…'];
const names = ['true', 'false', 'null', 'on', 'query', 'fragment', 'A', '_', '__', 'a1', 'RED', 'Null', 'TRUE', 'repeatable', 'x_y_z'];
const ignored = [' ', ',', ', ', '\t', '\n', '\r', '\r\n', '\ufeff', ' # comment\n', '#\n', '# "x\n', ',,', ''];

const kinds = [number, number, string, string, block, block, name, punctuator, listOrObject, listOrObject, () => '$v'];

/** The text of a value, or of what is none. */
export function lexeme(chance) {
  const text = chance.pick(kinds)(chance);
  return chance.chance(0.15) ? `${chance.pick(ignored)}${text}${chance.pick(ignored)}` : text;
}

function number(chance) {
  const part = (sound, faulty) => (chance.chance(0.15) ? chance.pick(faulty) : chance.pick(sound));
  const digits = () => String(chance.below(10 ** (1 + chance.below(9))));
  const whole = part(['0', '7', digits(), '9007199254740993', digits() + digits() + digits()], ['00', '01', '', '+1', '-', '1_000', '0x1F']);
  const fraction = part(['', '', '.0', `.${digits()}`, '.25'], ['.', '..5', '.5.5', '._']);
  const exponent = part(['', '', 'e3', 'E-2', 'e+1', `E${chance.below(99)}`], ['e', 'E+', 'e1.5', 'e--1', 'ex']);
  return `${chance.pick(['', '', '-'])}${whole}${fraction}${exponent}${part(['', '', ''], ['a', '_', 'E', '.', '٣'])}`;
}

function string(chance) {
  const faulty = chance.chance(0.4) ? chance.below(4) : -1;
  const parts = Array.from({ length: Math.max(faulty + 1, chance.below(5)) }, (_, i) => chance.pick(i === faulty ? faultyEscapes : chance.chance(0.5) ? escapes : letters));
  return `"${parts.join('')}${chance.chance(0.05) ? '' : '"'}`;
}

function block(chance) {
  const parts = Array.from({ length: chance.below(9) }, () => chance.pick(chance.chance(0.04) ? faultyBlockParts : blockParts));
  return `"""${parts.join('')}${chance.chance(0.08) ? '""' : '"""'}`;
}

function name(chance) {
  return chance.chance(0.8) ? chance.pick(names) : `${chance.pick(names)}${chance.pick(['-', 'ä', '.', ' x', '1', '"'])}`;
}

function punctuator(chance) {
  return `${chance.pick(punctuation)}${chance.chance(0.3) ? chance.pick(punctuation) : ''}`;
}

function listOrObject(chance) {
  const value = () => (chance.chance(0.1) ? chance.pick(punctuation) : chance.pick([number, string, name, name, listOrObject])(chance));
  const values = Array.from({ length: chance.below(4) }, value);
  const separator = chance.pick([', ', ' ', ',', '\n', ',,']);
  if (chance.chance(0.5)) return `[${values.join(separator)}${chance.chance(0.05) ? '' : ']'}`;
  const field = (text, i) => (chance.chance(0.06) ? chance.pick([`"k": ${text}`, `k ${text}`, `k:`, `: ${text}`, text]) : `${'kmn'[i % 3]}${chance.pick([':', ': ', ' : '])}${text}`);
  return `{${values.map(field).join(separator)}${chance.chance(0.05) ? '' : '}'}`;
}
