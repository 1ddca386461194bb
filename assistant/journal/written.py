"""Values of ``model.py`` as JSON and back, field by field, so that an answer is read as it was given.

A field that a later version adds takes its default when an older record is read; a field that it no longer knows is
passed over.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
# model.py names these for the type checker only
_NAMES = {"Decimal": Decimal, "date": date}


def written(value: Any) -> Any:  # noqa: ANN401 -- any value of model.py
    """The value as JSON can hold it: dataclasses as objects, tuples as lists, exact figures and dates as strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: written(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def read_back(kind: type[Value], held: Any) -> Value:  # noqa: ANN401 -- whatever JSON holds
    """The value of class ``kind`` that ``written`` wrote; raises KeyError, TypeError or ValueError where it is none."""
    return cast("Value", _read(kind, held))


def _read(kind: Any, held: Any) -> Any:  # noqa: ANN401
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return cast("type", kind)(**{name: _read(hints[name], held[name]) for name in hints if name in held})
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in held)
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in get_args(kind) if one is not type(None))
        return None if held is None else _read(inner, held)
    if kind is Decimal:
        return Decimal(held)
    if kind is date:
        return date.fromisoformat(held)
    if origin is not Literal and not isinstance(held, (float, int) if kind is float else kind):
        raise TypeError(f"{held!r} is no {kind}")
    return held


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_NAMES)
