"""The roles of a workspace as lines of plain text."""

from collections.abc import Iterator, Mapping, Sequence

from interviewer.model.content import BrokenFile
from interviewer.model.role import Role
from interviewer.reports.layout import printable, side_by_side, widest, wrap
from interviewer.reports.role_post import role_post, to_fill_in
from interviewer.reports.words import count


def role_list(roles: Mapping[str, Role], broken: Sequence[BrokenFile] = (), cells: int = 80) -> str:
    """Return one line for each of *roles*: its id, its title, how much is to be filled in.

    The *broken* files come last, each with its first fault.
    """
    lines = [*_table(roles, cells)]
    if broken:
        lines += [""] if lines else []
        lines += ["Roles with faults; see interviewer check:"]
        lines += [
            line
            for file in broken
            for line in wrap(f"{file.path}: {file.fault.message}", cells, first="  ", rest="    ")
        ]
    return "".join(f"{line}\n" for line in lines)


def _table(roles: Mapping[str, Role], cells: int) -> Iterator[str]:
    """Yield a line for each role; where *cells* are too few, what it says of the id stands below that."""
    rows = [(name, printable(role.title), _filled(role)) for name, role in roles.items()]
    widths = [widest(column) for column in zip(*rows, strict=True)]
    fits = sum(widths) + 2 * (len(widths) - 1) <= cells
    for name, title, filled in rows:
        if fits:
            yield from side_by_side([[name], [title], [filled]], widths)
        else:
            yield from wrap(name, cells)
            yield from wrap(f"{title}, {filled}", cells, first="  ")


def _filled(role: Role) -> str:
    parts = len(to_fill_in(role_post(role)))
    return f"{count(parts, 'part')} to fill in" if parts else "filled in"
