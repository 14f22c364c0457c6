"""Hits: put together by post, and as a JSON document."""

import json

from tui_reader.search.hits import Hit, Reason, by_post, hit_document


def test_a_document_has_what_the_contract_says() -> None:
    hit = Hit(
        post_id="p",
        comment_id=None,
        score=96.5,
        title="A torn cloud",
        author=None,
        published="2019-03-04",
        text="a\ncloud",
        reason=lambda: Reason("exact", ("cloud",)),
    )
    assert json.loads(json.dumps(hit_document("clo ud", [hit], 12))) == {
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
        "total": 12,
    }


def test_no_hits_are_an_empty_list() -> None:
    assert hit_document("fog", [], 0)["hits"] == []


def test_the_hits_of_a_post_are_put_together_where_its_best_one_is() -> None:
    hits = [
        Hit(post_id, comment_id, 0, "", None, None, "", lambda: Reason("exact"))
        for post_id, comment_id in [("b", "1"), ("a", "1"), ("b", None), ("c", "1"), ("a", "2")]
    ]
    assert [(hit.post_id, hit.comment_id) for hit in by_post(hits)] == [
        ("b", "1"),
        ("b", None),
        ("a", "1"),
        ("a", "2"),
        ("c", "1"),
    ]
    assert by_post([]) == []
