// The part of FEEL that conditions of emitted processes are written in: comparisons of names with numbers, texts and truth
// values, joined by `and`, `or`, `not`.

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|(<=|>=|!=|[()=<>])|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*))/uy;

const COMPARE = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** The value of an expression, names looked up in `variables`; a name nobody set is an error. */
export function evaluate(text, variables) {
  const tokens = [];
  const all = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < all.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(all);
    if (!found) throw new Error(`cannot read ${all.slice(from)} in ${all}`);
    const [, number, string, mark, name] = found;
    if (number !== undefined) tokens.push({ value: Number(number) });
    else if (string !== undefined) tokens.push({ value: string });
    else tokens.push(mark ? { mark } : { name });
  }
  let at = 0;
  const take = (kind, what) => tokens[at]?.[kind] === what && ++at > 0;
  const either = () => {
    let value = both();
    while (take("name", "or")) value = both() || value;
    return value;
  };
  const both = () => {
    let value = compared();
    while (take("name", "and")) value = compared() && value;
    return value;
  };
  const compared = () => {
    const value = single();
    const compare = COMPARE[tokens[at]?.mark];
    if (!compare) return value;
    at += 1;
    return compare(value, single());
  };
  const single = () => {
    const token = tokens[at++];
    if (!token) throw new Error(`${all} ends too early`);
    if ("value" in token) return token.value;
    if (token.mark === "(") {
      const value = either();
      if (!take("mark", ")")) throw new Error(`a bracket is not closed in ${all}`);
      return value;
    }
    if (token.name === "not") return !single();
    if (token.name === "true" || token.name === "false") return token.name === "true";
    if (token.name && Object.hasOwn(variables, token.name)) return variables[token.name];
    throw new Error(`nobody set ${token.name ?? token.mark} in ${all}`);
  };
  const value = either();
  if (at < tokens.length) throw new Error(`cannot read all of ${all}`);
  return value;
}
