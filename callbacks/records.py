"""Which rows an address asks for."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, cast

from data.address import Address
from data.place import Place
from data.readings.question import Question
from data.readings.row import BY_EXCESS, Listing
from data.scope import By, Grain

_UNASKED: Final = ("overdue_open", "case_volume")
_UNASKED_OF: Final = MappingProxyType(
    {
        "whistles": ("whistle_call_volume",),
        "disputes": ("mediation_success_rate", "legacy_cleared_rate"),
    }
)
"""Where the address names no number, by page: what must be done, or else all there is."""


def listing_of(address: Address, place: Place) -> Listing:
    """The rows behind the number that the address names, as it wants them.

    Raises QuestionError for an area that does not exist.
    """
    usual = _UNASKED_OF.get(address.page, _UNASKED)
    unasked = next((key for key in usual if key in place.recorded), usual[-1])
    return Listing(
        metric=address.rows or unasked,
        scope=address.scope(place),
        part=address.part,
        order=address.order or BY_EXCESS,
        page_no=address.page_no,
        by=By(cast("Grain", address.by)) if address.by else None,
        key=address.key,
    )


def number_of(listing: Listing) -> Question:
    """The number behind which the rows stand, for a page to ask with its other questions: a list
    whose number is known need not count its rows.
    """
    return Question((listing.metric,), listing.scope, listing.by)
