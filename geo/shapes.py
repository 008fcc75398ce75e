"""What geo takes as shapes: a sequence, or the array that shapely gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Shapes: TypeAlias = Sequence[BaseGeometry] | NDArray[np.object_]
