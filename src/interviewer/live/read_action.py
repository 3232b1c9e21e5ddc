"""Reading an action back from its JSON, as journals hold it."""

from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from interviewer.live.actions import Action


@cache
def _adapter() -> TypeAdapter[Action]:
    """Return the reader of actions, built when the first journal is read and not when the app starts."""
    return TypeAdapter(Annotated[Action, Field(discriminator="do")])


def read_action(payload: object) -> Action:
    """Return the action in *payload*, as `model_dump(mode="json")` wrote it. Raises ValueError."""
    return _adapter().validate_python(payload)
