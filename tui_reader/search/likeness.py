"""More like this: passages that share a passage's rare words."""

from collections import defaultdict
from collections.abc import Sequence
from math import log

from tui_reader.index.passage import Passage
from tui_reader.index.postings import to_numbers
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import fold_letters, index_words
from tui_reader.search.hits import Hit
from tui_reader.text import clean_line

MOST_WORDS = 16
"""So many words stand for a passage: its rarest."""

_MOST_PASSAGES = 2_000
_SHORTEST = 4
_NAMED = 4


def find_alike(snapshot: Snapshot, post_id: str, comment_id: str | None, limit: int) -> list[Hit]:
    """Find passages that share rare words with one.

    Args:
        snapshot: Where to look.
        post_id: The post that it is or belongs to.
        comment_id: The comment, or None for the post itself.
        limit: The most hits.

    Returns:
        Hits, the most alike first; none where the passage is not there or says nothing rare.
    """
    own = snapshot.numbers_of([(post_id, comment_id)])
    passages = list(snapshot.passages(to_numbers(own)).values())
    if not passages:
        return []
    weights = _weights(snapshot, passages[0])
    scores: dict[int, float] = defaultdict(float)
    for word, weight in weights.items():
        for number in to_numbers(snapshot.word(word) & ~own):
            scores[number] += weight
    best = sorted(scores, key=lambda number: (-scores[number], -number))[:limit]
    found = snapshot.passages(best)
    whole = sum(weights.values())
    return [
        _hit(found[number], 100 * scores[number] / whole, list(weights))
        for number in best
        if number in found
    ]


def _weights(snapshot: Snapshot, passage: Passage) -> dict[str, float]:
    """The passage's rare words that others have too, the rarest first."""
    everything = snapshot.live.bit_count()
    words, _ = index_words(fold_letters(f"{passage.title}\n{passage.body}"))
    counts = {
        word: snapshot.terms.count(word)
        for word in words
        if len(word) >= _SHORTEST and not any(map(str.isdigit, word))
    }
    shared = sorted((count, word) for word, count in counts.items() if 1 < count <= _MOST_PASSAGES)
    return {word: log(1 + everything / count) for count, word in shared[:MOST_WORDS]}


def _hit(passage: Passage, score: float, words: Sequence[str]) -> Hit:
    has, _ = index_words(passage.fold()[0])
    shared = tuple(word for word in words if word in has)
    named = ", ".join(shared[:_NAMED])
    more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
    return Hit(
        passage.post_id,
        passage.comment_id,
        round(score, 2),
        passage.title,
        passage.author,
        passage.published,
        passage.body,
        clean_line(f"shares {named}{more}"),
        shared,
    )
