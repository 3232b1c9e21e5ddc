"""What comes of the product cache when it is run in front of a small product service."""

from collections.abc import Callable, Sized
from typing import Any

Product = dict[str, Any]
Load = Callable[[str, str], Product]


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def cache(code: str, load: Load, clock: Clock) -> Any:
    module: dict[str, Any] = {"__name__": "cache"}
    exec(compile(code, "cache.py", "exec"), module)
    return module["ProductCache"](load, clock=clock)


def mixed_up_shops(code: str) -> str:
    products = cache(code, lambda shop, number: {"name": f"{number} of {shop}"}, Clock())
    products.get("1", "23")
    return f"asked for 3 of 12, got {products.get('12', '3')['name']}"


def old_after_forget(code: str) -> str:
    """Let the price change, and forget be called, while the old product is on its way."""
    prices = {"1": 100}

    def load(shop: str, number: str) -> Product:
        product = {"price": prices[number]}
        if prices[number] == 100:
            prices[number] = 200
            products.forget(shop, number)
        return product

    products = cache(code, load, Clock())
    products.get("7", "1")
    return f"price is 200, got {products.get('7', '1')['price']}"


def shared_dict(code: str) -> str:
    loads: list[str] = []

    def load(shop: str, number: str) -> Product:
        loads.append(number)
        return {"price": 100}

    products = cache(code, load, Clock())
    products.get("7", "1")["price"] -= 20
    products.get("7", "1")["price"] -= 20
    return f"price is 100, got {products.get('7', '1')['price']} after {len(loads)} load"


def never_evicted(code: str) -> str:
    clock = Clock()
    products = cache(code, lambda shop, number: {"price": 100}, clock)
    for number in range(12_000):
        products.get("7", str(number))
    clock.now += 3600
    products.get("7", "1")
    return f"{max(len(kept) for kept in vars(products).values() if isinstance(kept, Sized))} kept"


PROBES: dict[str, Callable[[str], str]] = {
    "mixed-up-shops": mixed_up_shops,
    "old-after-forget": old_after_forget,
    "shared-dict": shared_dict,
    "never-evicted": never_evicted,
}
