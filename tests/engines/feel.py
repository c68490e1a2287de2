"""The part of FEEL that conditions of emitted processes are written in: comparisons of names with numbers, texts and truth
values, joined by `and`, `or`, `not`."""

import re

TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|(<=|>=|!=|[()=<>,])|([^\W\d]\w*(?:\.[^\W\d]\w*)*))')
COMPARE = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def evaluate(text, variables):
    """The value of an expression, names looked up in `variables`; a name nobody set is an error."""
    tokens, at = [], 0
    text = text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"cannot read {text[at:]!r} in {text!r}")
        number, string, mark, name = match.groups()
        tokens.append(("number", float(number)) if number is not None else ("text", string) if string is not None
                      else ("mark", mark) if mark else ("name", name))
        at = match.end()
    value, rest = either(tokens, variables)
    if rest:
        raise ValueError(f"cannot read all of {text!r}")
    return value


def either(tokens, variables):
    value, tokens = both(tokens, variables)
    while tokens and tokens[0] == ("name", "or"):
        other, tokens = both(tokens[1:], variables)
        value = value or other
    return value, tokens


def both(tokens, variables):
    value, tokens = compared(tokens, variables)
    while tokens and tokens[0] == ("name", "and"):
        other, tokens = compared(tokens[1:], variables)
        value = value and other
    return value, tokens


def compared(tokens, variables):
    value, tokens = single(tokens, variables)
    if tokens and tokens[0][0] == "mark" and tokens[0][1] in COMPARE:
        other, rest = single(tokens[1:], variables)
        return COMPARE[tokens[0][1]](value, other), rest
    return value, tokens


def single(tokens, variables):
    if not tokens:
        raise ValueError("an expression ends too early")
    (kind, what), rest = tokens[0], tokens[1:]
    if kind in ("number", "text"):
        return what, rest
    if (kind, what) == ("mark", "("):
        value, rest = either(rest, variables)
        if not rest or rest[0] != ("mark", ")"):
            raise ValueError("a bracket is not closed")
        return value, rest[1:]
    if (kind, what) == ("name", "not"):
        value, rest = single(rest, variables)
        return not value, rest
    if kind == "name" and what in ("true", "false"):
        return what == "true", rest
    if kind == "name":
        return variables[what], rest
    raise ValueError(f"cannot read {what!r}")
