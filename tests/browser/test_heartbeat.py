"""A page stays honest while the server goes away and while the data change."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from data.generations import Generations
