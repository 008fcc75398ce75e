from __future__ import annotations

import pytest

from callbacks.failures import note_fault


def _fail(message):
    with pytest.raises(ValueError, match=message) as caught:
        int(message)
    return caught.value


def test_a_fault_is_logged_under_its_code(caplog):
    code = note_fault(_fail("the disk is gone"))
    assert code.startswith("GL-")
    assert code in caplog.text
    assert "the disk is gone" in caplog.text


def test_the_same_fault_has_the_same_code():
    assert note_fault(_fail("one")) == note_fault(_fail("other"))
