"""Things that are made once, however many ask for them, by a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import RLock
from typing import Generic, TypeVar

from cachetools import LRUCache

K = TypeVar("K")
V = TypeVar("V")


class Once(Generic[K, V]):
    """Makes one thing after the other and keeps those that were asked for last.

    They may weigh ``capacity`` together by ``weigh``; what is still being made weighs one. One
    thread makes them all, so that the others go on answering.
    """

    def __init__(self, name: str, capacity: int, weigh: Callable[[V], int]) -> None:
        def weight(making: Future[V]) -> int:
            is_made = making.done() and making.exception() is None
            return min(weigh(making.result()), capacity) if is_made else 1

        self._made: LRUCache[K, Future[V]] = LRUCache(capacity, getsizeof=weight)
        # What is made at once is weighed by the thread that asks for it, which holds the lock.
        self._lock = RLock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    def ready(self, key: K, make: Callable[[], V]) -> V | None:
        """What is made; None while it is being made. Raises what went wrong with that."""
        making = self._making(key, make)
        return self._told(key, making) if making.done() else None

    def awaited(self, key: K, make: Callable[[], V]) -> V:
        """What is made, as soon as it is. Raises as ``ready``."""
        return self._told(key, self._making(key, make))

    def _making(self, key: K, make: Callable[[], V]) -> Future[V]:
        with self._lock:
            making = self._made.get(key)
            if making is None:
                making = self._made[key] = self._thread.submit(make)
                making.add_done_callback(lambda done: self._weigh(key, done))
            return making

    def _weigh(self, key: K, done: Future[V]) -> None:
        with self._lock:
            if self._made.get(key) is done:
                self._made[key] = done

    def _told(self, key: K, making: Future[V]) -> V:
        try:
            return making.result()
        except Exception:
            # Whoever asks next has it tried again.
            with self._lock:
                if self._made.get(key) is making:
                    del self._made[key]
            raise
