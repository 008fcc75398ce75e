"""Where a rollback goes: to a generation that can be read from beginning to end."""

from __future__ import annotations

from data.errors import StoreError
from data.generations.database import ANEW
from data.generations.shelf import Shelf
from data.generations.snapshot import Snapshot, is_whole


def choose_target(shelf: Shelf, to: str | None, current: Snapshot | None) -> str:
    """``to`` where it is stated, else the generation before the current one.

    Raises QuestionError where it is not kept, StoreError where it is no whole one or there is none.
    """
    target = to or _before(shelf, current)
    if target not in shelf.ids():
        raise shelf.unknown(target)
    if not is_whole(shelf.path(target)):
        raise _damaged(shelf, target)
    return target


def _before(shelf: Shelf, current: Snapshot | None) -> str:
    """The parent of the current one; the newest whole one, where neither can be relied on."""
    if shelf.ids() and (current is None or not is_whole(shelf.path(current.generation_id))):
        return _nearest_whole(shelf, current)
    if current is None or current.parent_id is None:
        raise StoreError(
            f"Nothing was published before {current.generation_id if current else 'now'}.",
            "a generation that was made from an earlier one",
            "list what is kept with: python app.py snapshots; go to any of them with: "
            "python app.py snapshots rollback ID",
        )
    return current.parent_id


def _nearest_whole(shelf: Shelf, current: Snapshot | None) -> str:
    ids = list(shelf.ids())
    # The newest may be one that somebody had already gone back from: the parent comes first.
    if current and current.parent_id in ids:
        ids.insert(0, current.parent_id)
    for generation_id in dict.fromkeys(ids):
        if is_whole(shelf.path(generation_id)):
            return generation_id
    raise _damaged(shelf, ids[0])


def _damaged(shelf: Shelf, generation_id: str) -> StoreError:
    whole = [kept for kept in shelf.ids() if is_whole(shelf.path(kept))]
    return StoreError(
        f"The generation {shelf.path(generation_id)} is damaged, or of an earlier version.",
        f"one that is whole: {', '.join(whole) or 'none is'}",
        f"run: python app.py snapshots rollback {whole[0]}" if whole else ANEW,
    )
