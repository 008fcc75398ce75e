from __future__ import annotations


def test_what_is_recalled_is_found_once_for_each_key(sample_reader):
    asked = []

    def answer(_cursor, _context):
        asked.append(len(asked))
        return f"answer {len(asked)}"

    keys = [("recall", "a"), ("recall", "b"), ("recall", "a")]
    assert [sample_reader.recall(key, answer) for key in keys] == [
        "answer 1",
        "answer 2",
        "answer 1",
    ]
    assert len(asked) == 2
