"""What every value of the model has in common, and the field types they are made of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StrictInt,
    StringConstraints,
    WrapSerializer,
)

from interviewer.model.text import ID, clean, one_line

T = TypeVar("T")


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Value(BaseModel):
    """A frozen value. In TOML its keys are kebab-case.

    Unknown keys are kept, so that a session saved by a later version survives being read and written by this
    one; what people write by hand is validated with `extra="forbid"` instead (see `authoring.read`).
    """

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        alias_generator=_kebab,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        # Validators are built when a value is first validated: most starts need few of the models.
        defer_build=True,
    )

    def but(self, **changes: object) -> Self:
        """Return this value with *changes*, which are trusted and not validated again."""
        return self.model_copy(update=changes)


def frozen_table(table: Mapping[str, T]) -> Mapping[str, T]:
    """Return a copy of *table* that cannot be changed."""
    return MappingProxyType(dict(table))


def with_entry(table: Mapping[str, T], key: str, value: T | None) -> Mapping[str, T]:
    """Return *table* with *key* set to *value*, or without it when *value* is None. Keeps the order."""
    entries = dict(table)
    if value is None:
        entries.pop(key, None)
    else:
        entries[key] = value
    return MappingProxyType(entries)


def _thaw(table: Mapping[str, object], handler: SerializerFunctionWrapHandler) -> object:
    return handler(dict(table))


Table = Annotated[Mapping[str, T], AfterValidator(frozen_table), WrapSerializer(_thaw)]
"""A TOML table keyed by id, in the order of the file."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=64)]
"""A bare key: lower-case letters, digits and single hyphens."""

Ref = Annotated[str, StringConstraints(pattern=f"^{ID}/{ID}$", max_length=129)]
"""A question in a pack: `pack/question`."""

Line = Annotated[str, AfterValidator(one_line), Field(max_length=2000)]
"""Text on one line, cleaned."""

Name = Annotated[str, AfterValidator(one_line), Field(max_length=200)]
"""A name or a title: one line, at most 200 characters."""

Prose = Annotated[str, AfterValidator(clean), Field(max_length=500_000)]
"""Text of any number of lines, cleaned."""

Minutes = Annotated[StrictInt, Field(ge=0, le=600)]
Level = Annotated[StrictInt, Field(ge=1, le=9)]


def no_entries() -> Mapping[str, Any]:
    """Return an empty table; a factory, for pydantic copies defaults and a frozen table cannot be copied."""
    return MappingProxyType({})
