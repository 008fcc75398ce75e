"""Worked examples of what lies within reach, and of what a place provides for."""

from __future__ import annotations

import pytest

from tests.questions import figure, figures, parts

SOURCE = {"zh": "标准", "en": "Standard"}
STREETS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
)
GRIDS = (
    *STREETS,
    *(
        {"level": "grid", "code": f"G{n}", "name": f"{n}格", "parent": "S1", "households": 100}
        for n in range(1, 6)
    ),
    {"level": "grid", "code": "G6", "name": "6格", "parent": "S2", "households": 200},
    {"level": "grid", "code": "G7", "name": "7格", "parent": "S2"},
)
LONGITUDE, LATITUDE = 120.6, 27.9
KINDS = [{"key": key, "zh": key, "en": key, "mark": key[0]} for key in ("clinic", "park")]
REACH = {"reach": {"radius_m": 500, "kinds": KINDS, "station_kinds": ["station"]}}
FLOOR = {"what": "floor_area_m2_per_100_households", "low": 30, "source": SOURCE}
STATIONS = {"what": "grids_per_station", "high": 3, "source": SOURCE}


def north(degrees, **stated):
    """A point so many degrees north of where people live: 0.001° are 110.8 m."""
    return {"longitude": LONGITUDE, "latitude": LATITUDE + degrees, **stated}


def home(degrees=0.0, households=100, **stated):
    return north(degrees, households=households, **stated)


def clinic(degrees=0.0, **stated):
    return north(degrees, kind="clinic", **stated)


def park(degrees=0.0, **stated):
    return north(degrees, kind="park", **stated)


# --- the service circle ---------------------------------------------------------------------------


@pytest.fixture
def circle(make_reader):
    """Makes a reader of residences and facilities."""
    return lambda homes, facilities: make_reader(
        [], GRIDS, profile=REACH, residences=homes, facilities=facilities
    )


def test_all_kinds_together_are_a_joint_rate_and_not_a_mean(circle):
    homes = [home(0, 100, grid="G1"), home(1, 200, grid="G1"), home(2, 300, grid="G6")]
    reader = circle(homes, [clinic(0), park(0), clinic(1), park(2), park(2.001)])
    assert parts(figure(reader, "life_circle_rate")) == (100, 600)
    by_kind = figures(reader, "facility_reach_rate", by="facility_kind")
    assert {key: parts(found) for key, found in by_kind.items()} == {
        "clinic": (300, 600),
        "park": (400, 600),
    }
    assert parts(figure(reader, "facility_reach_rate")) == (700, 1200)
    by_street = figures(reader, "life_circle_rate", by="area:street")
    assert {key: parts(found) for key, found in by_street.items()} == {
        "street-S1": (100, 300),
        "street-S2": (0, 300),
    }


def test_within_reach_is_within_500_metres_in_a_straight_line(circle):
    # Three homes far apart, each with its own clinic.
    clinics = [clinic(0.0045), clinic(1.00452), clinic(1.9955)]
    homes = [home(n, 10**n, grid=f"G{n + 1}") for n in range(3)]
    reader = circle(homes, [*clinics, *(park(n) for n in range(3))])
    by_grid = figures(reader, "life_circle_rate", by="area:grid")
    assert [parts(by_grid[f"grid-G{n}"]) for n in (1, 2, 3)] == [(1, 1), (0, 10), (100, 100)]


def test_a_facility_counts_from_its_first_to_its_last_day(circle):
    lasting = {"opened_on": "2026-09-10", "closed_on": "2026-09-12"}
    reader = circle([home()], [clinic(**lasting), park(closed_on="2026-09-11")])
    period = {"by": "day", "period": "2026-09-09..2026-09-13"}
    complete = figures(reader, "life_circle_rate", **period).values()
    reached = figures(reader, "facility_reach_rate", **period).values()
    assert [found.numerator for found in complete] == [0, 100, 100, 0, 0]
    assert [found.numerator for found in reached] == [100, 200, 200, 100, 0]


def test_homes_without_a_point_or_households_are_not_judged(circle):
    homes = [home(), {"households": 50}, {**home(), "households": ""}, home(households=0)]
    found = figure(circle(homes, [clinic(), park()]), "life_circle_rate")
    assert (parts(found), found.value, found.low) == ((100, 100), 1, None)


def test_without_kinds_or_points_of_homes_nothing_is_recorded(make_reader):
    without_kinds = make_reader([], GRIDS, residences=[home()], facilities=[clinic()])
    without_homes = make_reader([], GRIDS, profile=REACH, facilities=[clinic()])
    for metric in ("life_circle_rate", "facility_reach_rate"):
        assert figure(without_kinds, metric).status == "not_recorded"
        assert figure(without_homes, metric).status == "not_recorded"


# --- rooms and stations ---------------------------------------------------------------------------


def room(grid="G1", kind="clinic", floor_area_m2=75, **stated):
    return {"grid": grid, "kind": kind, "floor_area_m2": floor_area_m2, **stated}


def test_150_m2_for_500_households_are_30_and_meet_the_norm(make_reader):
    # Nobody knows who lives in G7: its rooms are for nobody.
    rooms = [room("G1"), room("G2"), room("G6", floor_area_m2=59), room("G7", floor_area_m2=999)]
    reader = make_reader([], GRIDS, facilities=rooms, norms=[FLOOR])
    found = figure(reader, "floor_area_per_100_households")
    assert (parts(found), found.n) == ((209, 700), 3)
    by_street = figures(reader, "floor_area_per_100_households", by="area:street")
    assert [by_street[key].value for key in ("street-S1", "street-S2")] == [30, 29.5]
    met = figures(reader, "floor_area_norm_rate", by="area:street")
    assert [met[key].value for key in ("street-S1", "street-S2")] == [1, 0]
    assert parts(figure(reader, "floor_area_norm_rate")) == (1, 2)


def test_only_the_kinds_that_the_place_names_are_rooms(make_reader):
    rooms = [room(floor_area_m2=60), room(kind="school", floor_area_m2=5000)]
    reach = {"reach": {"floor_area_kinds": ["clinic"]}}
    reader = make_reader([], GRIDS, facilities=rooms, norms=[FLOOR], profile=reach)
    found = figure(reader, "floor_area_per_100_households")
    assert (parts(found), found.n) == ((60, 700), 1)


def test_where_no_norm_of_floor_area_is_in_force_there_is_no_rate(make_reader):
    later = {**FLOOR, "valid_from": "2026-10-01"}
    reader = make_reader([], GRIDS, facilities=[room()], norms=[later])
    assert figure(reader, "floor_area_norm_rate").status == "empty"
    assert parts(figure(reader, "floor_area_norm_rate", period="2026-10")) == (0, 2)


def test_seven_grids_are_due_three_stations_and_each_street_its_own(make_reader):
    stations = [room(grid, "station", "") for grid in ("G1", "G6")]
    rest = [room(), room("G2", "station", "", closed_on="2026-09-29")]
    reader = make_reader([], GRIDS, facilities=[*stations, *rest], norms=[STATIONS], profile=REACH)
    assert parts(figure(reader, "station_rate")) == (2, 3)
    by_street = figures(reader, "station_rate", by="area:street")
    assert {key: parts(found) for key, found in by_street.items()} == {
        "street-S1": (1, 2),
        "street-S2": (1, 1),
    }


# --- video ----------------------------------------------------------------------------------------


CAMERAS = {
    "44 m": (0.0004, {}, True),
    "55 m": (0.0005, {}, False),
    "broken": (0, {"is_intact": "false"}, False),
    "offline": (0, {"is_online": "false"}, True),
    "not yet": (0, {"opened_on": "2026-10-01"}, False),
    "on its last day": (0, {"closed_on": "2026-09-30"}, True),
}


@pytest.fixture(scope="module")
def watched(make_reader):
    """In the grid of each example a site with its camera and one far from any."""
    sites, cameras = [{"grid": "G7"}], []
    for number, (away, stated, _) in enumerate(CAMERAS.values(), 1):
        sites += [north(2 * number + far, grid=f"G{number}") for far in (0, 1)]
        cameras.append(north(2 * number + away, **stated))
    reader = make_reader([], GRIDS, key_sites=sites, cameras=cameras)
    return figures(reader, "key_site_video_rate", by="area:grid")


@pytest.mark.parametrize("name", CAMERAS)
def test_a_site_is_watched_by_a_working_camera_within_50_metres(watched, name):
    number = list(CAMERAS).index(name) + 1
    assert parts(watched[f"grid-G{number}"]) == (CAMERAS[name][2], 2)


def test_cameras_whose_state_nobody_reports_are_in_neither_part(make_reader):
    cameras = [
        {"grid": "G1", "is_online": "true", "is_intact": "true"},
        {"grid": "G1", "is_online": "false", "is_intact": ""},
        {"grid": "G6", "is_online": "", "is_intact": "false"},
        {"grid": "G6", "is_online": "true", "is_intact": "true", "closed_on": "2026-08-31"},
    ]
    reader = make_reader([], GRIDS, cameras=cameras)
    assert parts(figure(reader, "camera_online_rate")) == (1, 2)
    assert parts(figure(reader, "camera_intact_rate")) == (1, 2)
