"""`python -m benchmarks`: run every measurement."""

import argparse

from benchmarks import first_screen

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=first_screen.__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=9, help="how often each is started (default: 9)")
    first_screen.measure(parser.parse_args().runs)
