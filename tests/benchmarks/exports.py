"""Measures reading a large export of Blogger, beside only parsing its XML in the same run."""

import json
import random
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from typing import Any

from tests.benchmarks.prose import Prose

MEGABYTES = 100
LONGEST = 60.0
"""So many seconds may 100 megabytes take."""
LARGEST = 400
"""So many megabytes of memory may the reading process take at its peak."""
_COMMENTS_A_POST = 40
"""Of a blog with much discussion: most entries of its export are comments."""
_BLOG = "tag:blogger.com,1999:blog-4242424242424242424"
_HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
    "xmlns:gd='http://schemas.google.com/g/2005' "
    "xmlns:thr='http://purl.org/syndication/thread/1.0'>"
    f"<id>{_BLOG}.archive</id><title type='text'>Mending</title>"
)

_MEASURE = """
import json, resource, sys, time
from pathlib import Path
began = time.perf_counter()
first = None
posts = comments = 0
if sys.argv[1] == "read":
    from tui_reader.archive.folder import read_file
    from tui_reader.archive.post import Post, count_comments
    for each in read_file(Path(sys.argv[2])):
        if isinstance(each, Post):
            posts += 1
            comments += count_comments(each)
            first = first or time.perf_counter() - began
else:
    from xml.etree.ElementTree import iterparse
    with open(sys.argv[2], "rb") as file:
        for _, element in iterparse(file):
            if element.tag.endswith("}entry"):
                posts += 1
                element.clear()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
used = time.process_time()
print(json.dumps([time.perf_counter() - began, peak, posts, comments, first, used]))
"""


def main() -> int:
    """Measure, print, and say with the status whether the limits are kept."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blog-11-25-2026.xml"
        # In a process of its own: what one took is counted for all that it starts.
        posts, comments = _asked("-m", "tests.benchmarks.exports", "write", str(path), megabytes)
        bare = _asked("-c", _MEASURE, "parse", str(path))
        read = _asked("-c", _MEASURE, "read", str(path))
    seconds, memory, found, answered, first, used = read
    print(f"export of {megabytes} MB: {posts} posts, {comments} comments")
    print(f"only parsed:  {bare[0]:6.1f} s  {bare[1]:5.0f} MB at most")
    print(
        f"read:         {seconds:6.1f} s  {memory:5.0f} MB at most, × {seconds / bare[0]:.1f}, "
        f"{used:.1f} s of a processor, first post after {first or 0:.1f} s"
    )
    whole = (found, answered) == (posts, comments)
    kept = seconds <= LONGEST * megabytes / MEGABYTES and memory <= LARGEST and whole
    print(
        f"limits {LONGEST:.0f} s and {LARGEST} MB at {MEGABYTES} MB: {'kept' if kept else 'MISSED'}"
    )
    return 0 if kept else 1


def write_export(path: Path, megabytes: int) -> tuple[int, int]:
    """Write an export of a blog of many years; gives how many posts and comments it has.

    As the real ones, it has its posts first and its comments after them, the newest first.

    Args:
        path: Where.
        megabytes: How large at least.
    """
    draw = random.Random(20140705)
    target = megabytes * 1_000_000
    prose = Prose(20140705)
    names = [prose.sentence(2).rstrip(".").title() for _ in range(900)]
    entries: list[tuple[bool, str]] = []
    size = number = posts = 0
    while size < target:
        number += 1
        posts += 1
        post = number
        many = min(int(draw.expovariate(1 / _COMMENTS_A_POST)), 10 * _COMMENTS_A_POST)
        made = [(True, _post(prose, post, many))]
        thread: list[int] = []
        for minute in range(many):
            number += 1
            parent = draw.choice(thread) if thread and draw.random() < 0.4 else None
            if parent is None:
                thread.append(number)
            made.append((False, _comment(prose, draw.choice(names), post, number, parent, minute)))
        size += sum(len(each.encode()) for _, each in made)
        entries += made
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(each for is_post, each in entries if is_post)
        file.writelines(each for is_post, each in reversed(entries) if not is_post)
        file.write("</feed>")
    return posts, len(entries) - posts


def _asked(*arguments: object) -> Any:
    command = [sys.executable, *map(str, arguments)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def _html(paragraphs: list[str]) -> str:
    return escape("<br /><br />".join(paragraphs))


def _entry(number: int, kind: str, time_of_day: str, inner: str, author: str) -> str:
    return (
        f"<entry><id>{_BLOG}.post-{number}</id><published>{time_of_day}</published>"
        f"<updated>{time_of_day}</updated>"
        "<category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/>{inner}"
        f"<author><name>{author}</name><uri>http://www.blogger.com/profile/1</uri>"
        "<email>noreply@blogger.com</email><gd:image rel='http://schemas.google.com/g/2005#"
        "thumbnail' width='32' height='32' src='http://img.example/b16.gif'/></author>"
    )


def _when(number: int, minute: int = 0) -> str:
    moment = 1_200_000_000 + number * 3600 + minute * 60
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(moment))


def _url(post: int) -> str:
    return f"http://mend.example/2014/07/a-page-about-hems-{post}.html"


def _post(prose: Prose, number: int, comments: int) -> str:
    inner = (
        f"<category scheme='http://www.blogger.com/atom/ns#' term='{prose.sentence(1)}'/>"
        f"<title type='text'>{prose.sentence(5)}</title>"
        f"<content type='html'>{_html([prose.sentence(60) for _ in range(8)])}</content>"
        f"<link rel='alternate' type='text/html' href='{_url(number)}'/>"
    )
    entry = _entry(number, "post", _when(number), inner, "Cloud Mender")
    return f"{entry}<thr:total>{comments}</thr:total></entry>"


def _comment(
    prose: Prose, author: str, post: int, number: int, parent: int | None, minute: int
) -> str:
    feeds = f"http://www.blogger.com/feeds/4242424242424242424/{post}/comments/default"
    related = f"<link rel='related' type='x' href='{feeds}/{parent}'/>" if parent else ""
    inner = (
        f"<title type='text'>{prose.sentence(6)}..</title>"
        f"<content type='html'>{_html([prose.comment() for _ in range(1 + number % 2)])}</content>"
        f"<link rel='edit' type='application/atom+xml' href='{feeds}/{number}'/>"
        f"<link rel='self' type='application/atom+xml' href='{feeds}/{number}'/>"
        f"<link rel='alternate' type='text/html' href='{_url(post)}?showComment=1#c{number}'/>"
        f"{related}"
    )
    entry = _entry(number, "comment", _when(post, minute), inner, author)
    return (
        f"{entry}<thr:in-reply-to href='{_url(post)}' ref='{_BLOG}.post-{post}' "
        f"source='http://www.blogger.com/feeds/4242424242424242424/posts/default/{post}'/>"
        "<gd:extendedProperty name='blogger.itemClass' value='pid-1'/></entry>"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        print(json.dumps(write_export(Path(sys.argv[2]), int(sys.argv[3]))))
        sys.exit()
    sys.exit(main())
