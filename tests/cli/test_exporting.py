"""The export: nothing of an archive is missing in it, and its form is the one promised."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tui_reader import paths
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Comment, Post, Skipped, Source
from tui_reader.index.memory import MemoryIndex

COMMENT_KEYS = ["id", "author", "signature", "published", "body", "replies"]


def test_the_keys_are_those_of_the_contract(run: Run, archive: Path) -> None:
    document = json.loads(run("export", "--format", "json", archive).out)
    assert list(document) == ["schema", "posts", "skipped"]
    assert document["schema"] == "tui-reader/archive/1"
    for post in document["posts"]:
        assert list(post) == [
            *("id", "title", "published", "author", "url", "labels", "body"),
            *("claimed_comments", "source", "warnings", "comments"),
        ]
        assert list(post["source"]) == ["path", "format", "encoding"]
        assert all(list(comment) == COMMENT_KEYS for comment in post["comments"])
    assert list(document["posts"][1]["comments"][0]["replies"][1]) == COMMENT_KEYS
    assert document["posts"][1]["comments"][0]["published"] == "2019-03-04T08:50"


def test_what_is_exported_is_what_was_read(run: Run) -> None:
    archive = paths.sample_archive()
    index = MemoryIndex(read_archive([archive]))
    document = json.loads(run("export", archive).out)
    assert [_post(each) for each in document["posts"]] == [_as_exported(each) for each in index]
    assert [Skipped(**each) for each in document["skipped"]] == list(index.skipped)


def test_jsonl_is_a_post_a_line(run: Run, archive: Path) -> None:
    lines = run("export", "--format", "jsonl", archive).out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(run("export", archive).out)["posts"]


def test_skipped_captures_are_in_the_document_and_in_the_status(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("export", archive)
    assert result.status == 3
    [skipped] = json.loads(result.out)["skipped"]
    assert skipped["path"] == str(archive / "noise.txt")
    assert skipped["reason"]


def test_another_format_is_a_misuse(run: Run, archive: Path) -> None:
    assert run("export", "--format", "yaml", archive).status == 2


def _as_exported(post: Post) -> Post:
    """A post without what the export has no place for."""
    comments = tuple(_without_address(each) for each in post.comments)
    return replace(post, source=replace(post.source, sure=1.0), comments=comments)


def _without_address(comment: Comment) -> Comment:
    replies = tuple(_without_address(each) for each in comment.replies)
    return replace(comment, url=None, replies=replies)


def _post(document: dict[str, Any]) -> Post:
    fields = {
        **document,
        "labels": tuple(document["labels"]),
        "warnings": tuple(document["warnings"]),
        "source": Source(**document["source"]),
        "comments": tuple(_comment(each) for each in document["comments"]),
    }
    return Post(**fields)


def _comment(document: dict[str, Any]) -> Comment:
    replies = tuple(_comment(each) for each in document["replies"])
    return Comment(**{**document, "replies": replies})
