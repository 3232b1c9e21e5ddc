"""`python -m benchmarks`: run every measurement, or those that are named."""

import argparse
from collections.abc import Callable, Mapping

from benchmarks import endurance, first_screen, key_to_paint, memory, stalls

MEASUREMENTS: Mapping[str, tuple[str, Callable[[argparse.Namespace], None]]] = {
    "first-screen": (first_screen.__doc__, lambda wanted: first_screen.measure(wanted.runs)),
    "typing": (key_to_paint.__doc__, lambda wanted: key_to_paint.measure(wanted.keys)),
    "memory": (memory.__doc__, lambda wanted: memory.measure(wanted.hour)),
    "stalls": (stalls.__doc__, lambda wanted: stalls.measure(wanted.turns)),
    "endurance": (endurance.__doc__, lambda wanted: endurance.measure(wanted.minutes, wanted.hours)),
}
"""How to read each, and what runs it."""

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="\n\n".join(
            f"{name}\n{'-' * len(name)}\n{told}" for name, (told, _) in MEASUREMENTS.items()
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="*", help=f"which to run: {', '.join(MEASUREMENTS)} (default: all)")
    parser.add_argument(
        "--runs", type=int, default=9, help="first-screen: how often each is started (default: 9)"
    )
    parser.add_argument("--keys", type=int, default=60, help="typing: how many letters (default: 60)")
    parser.add_argument(
        "--hour", type=int, default=6000, help="memory: how many keys; 36000 is an hour (default: 6000)"
    )
    parser.add_argument("--turns", type=int, default=2, help="stalls: of each kind (default: 2)")
    parser.add_argument(
        "--minutes", type=float, default=1, help="endurance: of the real program (default: 1)"
    )
    parser.add_argument(
        "--hours", type=float, default=0.25, help="endurance: without a screen; 8 is a day (default: 0.25)"
    )
    wanted = parser.parse_args()
    if unknown := set(wanted.name) - set(MEASUREMENTS):
        parser.error(f"nothing is called {', '.join(sorted(unknown))}; choose from {', '.join(MEASUREMENTS)}")
    for name, (_, measure) in MEASUREMENTS.items():
        if name in (wanted.name or MEASUREMENTS):
            measure(wanted)
