"""Small frozen values that take next to no time to define.

`@dataclass(frozen=True, slots=True)` writes and compiles six functions for each class, half a millisecond in
all. There are a hundred such classes in the first screen of an interview, and somebody waits for it.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make of *cls* what `@dataclass(frozen=True, slots=True)` makes of it, compiling its `__init__` alone.

    What else a frozen value does is the same for all of them: compare, hash, show itself, refuse to change.
    """
    own = cls.__dict__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _init(fields(made))
    made._parts = staticmethod(_parts([part.name for part in fields(made) if part.compare]))
    for name, method in _METHODS.items():
        if name not in own:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _init(parts: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Return a function that takes a value for each of *parts*, or leaves it at its default."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    takes, does = ["self"], []
    for name, part in ((part.name, part) for part in parts):
        value = name
        if part.default_factory is not MISSING:
            known[f"_make_{name}"] = part.default_factory
            takes.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif part.default is not MISSING:
            known[f"_default_{name}"] = part.default
            takes.append(f"{name}=_default_{name}")
        else:
            takes.append(name)
        does.append(f" _set(self, {name!r}, {value})")
    exec("\n".join([f"def __init__({', '.join(takes)}):", *does, " return None"]), known)
    return known["__init__"]  # type: ignore[no-any-return]


def _parts(names: list[str]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda value: ()


def _eq(self: Any, other: Any) -> object:
    return self._parts(self) == self._parts(other) if self.__class__ is other.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._parts(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[object]:
    return [getattr(self, part.name) for part in fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for part, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, part.name, value)


_METHODS = MappingProxyType(
    {
        "__eq__": _eq,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _set,
        "__delattr__": _delete,
        "__getstate__": _get_state,
        "__setstate__": _set_state,
    }
)
