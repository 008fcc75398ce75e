"""What stands on the page 简报 besides its frame: the pages as they will be, and what was made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from dash import Dash, Input, Output
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from pydantic import TypeAdapter, ValidationError

from callbacks.briefing_drafts import Drafts
from callbacks.failures import note_fault
from callbacks.islands import fold
from data.address import Address, parse_address
from data.briefings.issues import Issue, issues_in
from data.errors import BriefingError, GelanError, QuestionError
from data.place import Place
from layouts.briefing_issues import Cover, Filed, draw_issues
from layouts.briefing_preview import draw_fault, draw_nothing, draw_preview
from layouts.sheet import Sheet

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.warehouse import Warehouse

SHOWN: Final = 30
_COVER: Final = TypeAdapter(Cover)


def register(app: Dash, warehouse: Warehouse, drafts: Drafts) -> None:
    """Fill both parts once the page stands: typesetting takes longer than reading."""

    @app.callback(
        Output("briefing-preview", "children"),
        Output("briefing-formats", "hidden"),
        Input("briefing-asked", "data"),
        running=[(Output("briefing-preview", "aria-busy"), "true", "false")],
    )
    def show_preview(asked: dict[str, str] | None) -> tuple[Any, bool]:
        with _said_by_the_page():
            drawn, is_nothing = preview_at(warehouse.reader(), _address(asked), drafts)
        return fold(drawn), is_nothing

    @app.callback(Output("briefing-issues", "children"), Input("briefing-asked", "data"))
    def show_issues(asked: dict[str, str] | None) -> Any:
        with _said_by_the_page():
            return fold(issues_at(warehouse, _address(asked)))


def preview_at(reader: Reader, address: Address, drafts: Drafts) -> tuple[list[Component], bool]:
    """The pages as pictures, and whether there is nothing to take home.

    Whatever goes wrong with making them becomes a drawn state.
    """
    sheet = Sheet(address, reader.place, address.scope(reader.place))
    try:
        return draw_preview(sheet, len(drafts.files(reader, address, "png"))), False
    except QuestionError:
        # The address itself has been read: what is wrong is that there is nothing to tell.
        return draw_nothing(sheet), True
    except GelanError as error:
        return draw_fault(sheet, error, ""), False
    except Exception as fault:  # noqa: BLE001 - the page must survive whatever happens
        return draw_fault(sheet, None, note_fault(fault)), False


def issues_at(warehouse: Warehouse, address: Address) -> list[Component]:
    """What lies in the outbox, the latest issues by name."""
    place = warehouse.reader().place
    sheet = Sheet(address, place, address.scope(place))
    try:
        found = issues_in(warehouse.outbox)
    except BriefingError as error:
        return draw_fault(sheet, error, "")
    shown = [_filed(issue, place) for issue in islice(found, SHOWN)]
    return draw_issues(sheet, shown, len(found) - len(shown))


def _filed(issue: Issue, place: Place) -> Filed:
    zone = ZoneInfo(place.profile.place.time_zone)
    made_at: datetime = issue.made_at.astimezone(zone).replace(tzinfo=None)
    files = tuple((file.format, file.page, file.name) for file in issue.files)
    return Filed(issue.stem, _cover(issue), made_at, files)


def _cover(issue: Issue) -> Cover | None:
    """What a briefing says of itself; None where another version of the program wrote it."""
    try:
        return _COVER.validate_json(issue.kept.read_bytes())
    except (OSError, ValidationError):
        return None


def _address(asked: dict[str, str] | None) -> Address:
    if asked is None:
        raise PreventUpdate
    return parse_address("/briefing", asked["search"])


@contextmanager
def _said_by_the_page() -> Iterator[None]:
    """An address or a store that cannot be read is drawn by the callback of the page itself."""
    try:
        yield
    except GelanError:
        raise PreventUpdate from None
