"""Plain data to typed structs, with every problem found and not only the first."""

from typing import Annotated, Any, Literal, TypeVar, Union

import msgspec
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from bot.errors import DataError, Problem
from bot.library.documents import MOST_PROBLEMS, Document, Path

T = TypeVar("T")
ALIKE = 60
ENUM = "Invalid enum value"
HINTS = {
    msgspec.inspect.IntType: "write a whole number without commas",
    msgspec.inspect.FloatType: "write a number",
    msgspec.inspect.BoolType: "write true or false",
    msgspec.inspect.StrType: "write a text",
}
IN_SMALL_LETTERS = "write it in small letters a to z, without blanks"
NUMBERS = (msgspec.inspect.IntType, msgspec.inspect.FloatType)
SIMPLE: dict[type, Any] = {
    msgspec.inspect.StrType: str,
    msgspec.inspect.BoolType: bool,
    msgspec.inspect.NoneType: None,
}
ROWS = (msgspec.inspect.ListType, msgspec.inspect.VarTupleType)


def convert(document: Document, kind: type[T], path: Path = ()) -> T:
    """Return the data at `path` as `kind`; raise DataError with all that does not fit."""
    data = document.data
    for step in path:
        data = data[step]
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError:
        found: list[Problem] = []
        _walk(document, data, msgspec.inspect.type_info(kind), path, found)
        raise DataError(found or [document.problem(path, "does not fit its schema")]) from None


def _walk(
    document: Document, data: Any, info: msgspec.inspect.Type, path: Path, found: list[Problem]
) -> None:
    """Collect the problems of `data` against `info`, leaf by leaf; no more than are of use."""
    if len(found) >= MOST_PROBLEMS:
        return
    if isinstance(info, msgspec.inspect.StructType) and isinstance(data, dict):
        _walk_struct(document, data, info, path, found)
    elif isinstance(info, ROWS) and isinstance(data, list):
        if len(data) < (getattr(info, "min_length", None) or 0):
            message = f"expected at least {info.min_length} values, found {len(data)}; add some"
            found.append(document.problem(path, message))
        for i, item in enumerate(data):
            _walk(document, item, info.item_type, (*path, i), found)
    elif isinstance(info, msgspec.inspect.DictType) and isinstance(data, dict):
        for key, item in data.items():
            _leaf(document, key, info.key_type, (*path, key), found)
            _walk(document, item, info.value_type, (*path, key), found)
    else:
        _leaf(document, data, info, path, found)


def _walk_struct(
    document: Document,
    data: dict[str, Any],
    info: msgspec.inspect.StructType,
    path: Path,
    found: list[Problem],
) -> None:
    fields = {field.encode_name: field for field in info.fields}
    unknown = [key for key in data if key not in fields]
    found += [document.problem((*path, key), _unknown(key, list(fields))) for key in unknown]
    for name, field in fields.items():
        if name in data:
            _walk(document, data[name], field.type, (*path, name), found)
        elif field.required:
            found.append(
                document.problem(path, f"expected the key {name!r}, found none; add `{name}:`")
            )


def _unknown(key: str, known: list[str]) -> str:
    match = extractOne(key, known, scorer=ratio, score_cutoff=ALIKE)
    hint = f"did you mean {match[0]!r}?" if match else f"known keys: {', '.join(known)}"
    return f"expected a known key, found {key!r}; {hint}"


def _leaf(
    document: Document, data: Any, info: msgspec.inspect.Type, path: Path, found: list[Problem]
) -> None:
    try:
        msgspec.convert(data, _python_type(info), strict=False)
    except msgspec.ValidationError as error:
        message = str(error).split(" - at ")[0].replace("`", "")
        found.append(document.problem(path, f"{_expected(message)}{_hint(info, data)}"))


def _expected(message: str) -> str:
    """Return a message of msgspec in the form of ours."""
    if message.startswith(ENUM):
        return f"expected a value of the list, found{message.removeprefix(ENUM)}; "
    if "out of range" in message:
        return "expected a number that can be counted with, found "
    return f"{message[:1].lower()}{message[1:]}, found "


def _hint(info: msgspec.inspect.Type, data: Any) -> str:
    allowed = _choices(info)
    if isinstance(info, msgspec.inspect.StrType) and info.pattern:
        return f"{data!r}; {IN_SMALL_LETTERS}"
    if not allowed:
        return f"{data!r}; {HINTS.get(type(info), 'write it as docs/schema/ has it')}"
    match = extractOne(str(data), allowed, scorer=ratio, score_cutoff=ALIKE)
    return f"did you mean {match[0]!r}?" if match else f"one of: {', '.join(allowed)}"


def _choices(info: msgspec.inspect.Type) -> list[str]:
    if isinstance(info, msgspec.inspect.LiteralType):
        return [str(value) for value in info.values]
    if isinstance(info, msgspec.inspect.UnionType):
        return [choice for part in info.types for choice in _choices(part)]
    return []


def _python_type(info: msgspec.inspect.Type) -> Any:
    """Return the Python type that `info` describes, for the kinds our structs use."""
    if isinstance(info, msgspec.inspect.UnionType):
        return Union[tuple(map(_python_type, info.types))]  # noqa: UP007 - made at run time
    if isinstance(info, msgspec.inspect.LiteralType):
        return Literal[tuple(info.values)]
    if isinstance(info, msgspec.inspect.StructType):
        return info.cls
    return _of_parts(info) or _of_bounds(info) or SIMPLE.get(type(info), Any)


def _of_parts(info: msgspec.inspect.Type) -> Any:
    """Return the type of a list, tuple or mapping; None for others."""
    if isinstance(info, msgspec.inspect.TupleType):
        return tuple[tuple(map(_python_type, info.item_types))]  # type: ignore[misc]
    if isinstance(info, ROWS):
        return list[_python_type(info.item_type)]  # type: ignore[misc]
    if isinstance(info, msgspec.inspect.DictType):
        return dict[_python_type(info.key_type), _python_type(info.value_type)]  # type: ignore[misc]
    return None


def _of_bounds(info: msgspec.inspect.Type) -> Any:
    """Return the type of a number within its bounds or a text of a pattern; None for others."""
    if isinstance(info, msgspec.inspect.StrType) and info.pattern:
        return Annotated[str, msgspec.Meta(pattern=info.pattern)]
    if not isinstance(info, NUMBERS):
        return None
    bounds = {end: getattr(info, end) for end in ("gt", "ge", "lt", "le")}
    meta = msgspec.Meta(**{end: most for end, most in bounds.items() if most is not None})
    return Annotated[int if isinstance(info, msgspec.inspect.IntType) else float, meta]
