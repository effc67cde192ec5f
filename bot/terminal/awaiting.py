"""Something slow that is made in the background, so that the prompt need not wait for it."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
SHORT = 0.3
"""Seconds that nobody notices; only compiling takes longer."""


class Awaited(Generic[T]):
    """A value that a thread makes once it is started; errors come out where it is asked for."""

    def __init__(self, make: Callable[[], T], tell: Callable[[], None] = lambda: None) -> None:
        self.future: Future[T] = Future()
        self._make = make
        self._tell = tell
        self._started = False

    def start(self) -> None:
        """Begin to make the value, unless that was begun before."""
        if not self._started:
            self._started = True
            Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self.future.set_result(self._make())
        except BaseException as error:  # noqa: BLE001 - raised again where the value is asked for
            self.future.set_exception(error)

    def get(self) -> T:
        """Return the value or raise what making it raised; tell the person if that takes long."""
        self.start()
        try:
            return self.future.result(SHORT)
        except NotYet:
            self._tell()
            return self.future.result()

    @property
    def ready(self) -> T | None:
        """The value if it is there by now."""
        done = self.future.done() and self.future.exception() is None
        return self.future.result() if done else None
