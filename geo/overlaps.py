"""Ground that two or more areas hold at once."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.coverage import dissolved
from geo.measures import area_m2
from geo.parts import Pieces, polygons
from geo.slivers import ROUNDING_M, width_m

INTERIORS_MEET: Final = "T********"


def meeting(shapes: NDArray[np.object_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs of shapes that share ground, by position; the first is the smaller."""
    one, other = shapely.STRtree(shapes).query(shapes)
    one, other = one[one < other], other[one < other]
    meets = shapely.relate_pattern(shapes[one], shapes[other], INTERIORS_MEET)
    return one[meets], other[meets]


def overlaps(shapes: NDArray[np.object_]) -> Pieces:
    """The polygons that more than one shape covers (OGC:CRS84), with all that cover them.

    No ground appears twice: where three shapes lie on each other, it is theirs together and no
    longer part of what two of them share.
    """
    one, other = meeting(shapes)
    parts, pair = polygons(shapely.intersection(shapes[one], shapes[other]))
    is_ground = width_m(parts, area_m2(parts)) > ROUNDING_M
    parts, pair = parts[is_ground], pair[is_ground]
    owners = [(int(one[each]), int(other[each])) for each in pair]
    crowded = np.unique(meeting(parts))
    alone = np.setdiff1d(np.arange(len(parts)), crowded)
    split, held = _split(parts[crowded], [owners[each] for each in crowded])
    return np.concatenate((parts[alone], split)), [*(owners[each] for each in alone), *held]


def _split(parts: NDArray[np.object_], owners: list[tuple[int, int]]) -> Pieces:
    """Parts that lie on each other, cut where the set of their owners changes."""
    lines = shapely.union_all(shapely.boundary(parts))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inside = shapely.point_on_surface(faces)
    face, part = shapely.STRtree(parts).query(inside, predicate="within")
    held: list[set[int]] = [set() for _ in faces]
    for one, other in zip(face.tolist(), part.tolist(), strict=True):
        held[one].update(owners[other])
    is_held = np.array([bool(each) for each in held], dtype=bool)
    return _joined(faces[is_held], [tuple(sorted(each)) for each in held if each])


def _joined(faces: NDArray[np.object_], held: list[tuple[int, ...]]) -> Pieces:
    """Neighbouring faces of the same owners as one."""
    owners = {str(each): each for each in held}
    united = dissolved([str(each) for each in held], faces)
    parts, name = polygons(list(united.values()))
    names = list(united)
    return parts, [owners[names[each]] for each in name]
