"""A frozen value is what a frozen dataclass with slots would be."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from inspect import signature
from typing import Any

import pytest

from interviewer.model.frozen import frozen


@frozen
class Ours:
    """A value."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False)

    @property
    def long(self) -> bool:
        """Whether it is long."""
        return self.size > 5


@dataclass(frozen=True, slots=True)
class Theirs:
    """A value."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False)


@frozen
class Further(Ours):
    """A value that has more."""

    depth: float = 0.5


@frozen
class Empty:
    """A value without parts."""


@pytest.mark.parametrize("given", [{"name": "a"}, {"name": "a", "size": 7, "parts": ("x",), "note": "n"}])
def test_it_is_made_shown_and_taken_apart_like_a_dataclass(given: dict[str, Any]) -> None:
    ours, theirs = Ours(**given), Theirs(**given)
    assert asdict(ours) == asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert [part.name for part in fields(ours)] == [part.name for part in fields(theirs)]
    assert list(signature(Ours).parameters) == list(signature(Theirs).parameters)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert asdict(replace(ours, size=9)) == asdict(replace(theirs, size=9))
    assert Ours(*given.values()) == ours


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Ours("a", 1) == Ours("a", 1, note="does not count")
    assert hash(Ours("a", 1)) == hash(Ours("a", 1, note="does not count"))
    assert Ours("a", 1) != Ours("a", 2)
    assert Ours("a", 1) != Theirs("a", 1)  # type: ignore[comparison-overlap]
    assert Ours("a") != Further("a")
    assert Further("a", depth=1) != Further("a", depth=2)
    assert Empty() == Empty()
    assert len({Ours("a"), Ours("a"), Ours("b")}) == 2
    with pytest.raises(TypeError):
        hash(Ours("a", parts=["a list"]))  # type: ignore[arg-type]


def test_nothing_can_be_set_or_taken_away() -> None:
    value: Any = Further("a")
    for name in ("name", "else"):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "b")
    with pytest.raises(FrozenInstanceError):
        del value.depth
    assert value == Further("a")
    assert not hasattr(value, "__dict__")


def test_it_says_what_is_missing_or_too_much() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'weight'"):
        Ours("a", weight=1)  # type: ignore[call-arg]


def test_a_default_that_is_made_is_made_anew() -> None:
    @frozen
    class Holder:
        """Something that holds a list."""

        held: list[int] = field(default_factory=list)

    assert Holder().held is not Holder().held


def test_it_can_be_copied_and_pickled() -> None:
    value = Further("a", 7, ("x",), depth=2.0)
    assert copy.deepcopy(value) == copy.copy(value) == pickle.loads(pickle.dumps(value)) == value


def test_it_keeps_what_a_class_says_for_itself() -> None:
    @frozen
    class Named:
        """Something with a way of its own to be shown."""

        name: str

        def __repr__(self) -> str:
            return f"<{self.name}>"

    assert repr(Named("a")) == "<a>"
    assert Ours("a", 7).long
