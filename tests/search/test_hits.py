"""Hits as a JSON document."""

import json

from tui_reader.search.hits import Hit, hit_document


def test_a_document_has_what_the_contract_says() -> None:
    hit = Hit(
        post_id="p",
        comment_id=None,
        score=96.5,
        title="A torn cloud",
        author=None,
        published="2019-03-04",
        text="a\ncloud",
        why="exact",
        words=("cloud",),
    )
    assert json.loads(json.dumps(hit_document("clo ud", [hit]))) == {
        "schema": "tui-reader/search/1",
        "query": "clo ud",
        "hits": [
            {
                "post": "p",
                "comment": None,
                "score": 96.5,
                "title": "A torn cloud",
                "author": None,
                "published": "2019-03-04",
                "snippet": "a cloud",
                "matches": [[2, 7]],
                "why": "exact",
            }
        ],
    }


def test_no_hits_are_an_empty_list() -> None:
    assert hit_document("fog", [])["hits"] == []
