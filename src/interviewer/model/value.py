"""What every value of the model has in common, and the field types they are made of."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StrictInt,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, core_schema

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


class _FrozenTable:
    """Says how pydantic makes and writes a table that cannot be changed, which it knows nothing of.

    Put together from validators that it has, each table takes it three times as long to build.
    """

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        values = handler.generate_schema(get_args(source)[1])
        table = core_schema.dict_schema(core_schema.str_schema(), values)
        return core_schema.no_info_after_validator_function(
            frozen_table,
            table,
            serialization=core_schema.wrap_serializer_function_ser_schema(_thaw, schema=table),
        )


def _thaw(table: Mapping[str, object], handler: core_schema.SerializerFunctionWrapHandler) -> object:
    return handler(dict(table))


class _Text:
    """Says how pydantic makes a text harmless and measures what is left of it; see `_FrozenTable`."""

    def __init__(self, cleaned: Callable[[str], str], longest: int) -> None:
        self._cleaned = cleaned
        self._longest = longest

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        cleaned = core_schema.no_info_after_validator_function(self._cleaned, core_schema.str_schema())
        return core_schema.chain_schema([cleaned, core_schema.str_schema(max_length=self._longest)])


Table = Annotated[Mapping[str, T], _FrozenTable]
"""A TOML table keyed by id, in the order of the file."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=64)]
"""A bare key: lower-case letters, digits and single hyphens."""

Ref = Annotated[str, StringConstraints(pattern=f"^{ID}/{ID}$", max_length=129)]
"""A question in a pack: `pack/question`."""

Line = Annotated[str, _Text(one_line, 2000)]
"""Text on one line, cleaned."""

LONGEST_NAME = 200
"""Characters in a name or a title."""

Name = Annotated[str, _Text(one_line, LONGEST_NAME)]
"""A name or a title: one line."""

Prose = Annotated[str, _Text(clean, 500_000)]
"""Text of any number of lines, cleaned."""

Minutes = Annotated[StrictInt, Field(ge=0, le=600)]
Level = Annotated[StrictInt, Field(ge=1, le=9)]


def only_with(field: str) -> AfterValidator:
    """Return the validator that reads a value as None where the *field* above it has none."""

    def kept(value: T, beside: ValidationInfo) -> T | None:
        return None if beside.data.get(field) is None else value

    return AfterValidator(kept)


def no_entries() -> Mapping[str, Any]:
    """Return an empty table; a factory, for pydantic copies defaults and a frozen table cannot be copied."""
    return MappingProxyType({})
