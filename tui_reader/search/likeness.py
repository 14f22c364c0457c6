"""More like this: passages that share a passage's rare words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log

from tui_reader.index.passage import Passage
from tui_reader.index.postings import to_numbers
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import fold_letters, index_words, is_unspaced, split_words
from tui_reader.search.hits import Hit, Reason
from tui_reader.text import clean_line

MOST_WORDS = 16
"""So many words stand for a passage: those that tell most."""

_SHARE = 25
"""What stands in more than one passage of so many tells nothing."""
_FEWEST = 4
"""What stands in so few passages does, however small the archive."""
_RARE = 100
"""What stands in more than one passage of so many tells only if it is what some posts are about."""
_TOGETHER = 1.5
"""Then a post that has it at all has it, on an average, in so many passages."""
_MOST_PASSAGES = 2_000
_MOST_READ = 3
"""For each hit so many passages are read: long ones share words by chance."""
_USUAL_LENGTH = 400
_SHORTEST = 3
_FIRST_HAN = "\u3400"
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
    best = sorted(scores, key=lambda number: (-scores[number], -number))[: limit * _MOST_READ]
    whole = sum(weights.values())
    hits = [
        _hit(passage, 100 * scores[number] / whole * _shortness(passage), list(weights))
        for number, passage in snapshot.passages(best).items()
    ]
    hits.sort(key=lambda hit: hit.published or hit.post_published or "", reverse=True)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def _weights(snapshot: Snapshot, passage: Passage) -> dict[str, float]:
    """The words of a passage that tell what it is about and stand in others, the best first."""
    own = fold_letters(passage.body)
    title = fold_letters(passage.title)
    names = index_words(fold_letters(f"{passage.author or ''} {passage.signature or ''}"))
    said = Counter(word for match in split_words(own) for word in index_words(match[0]))
    if passage.comment_id is None:
        said.update(index_words(title))
    telling = _telling(snapshot, {word: n for word, n in said.items() if word not in names})
    return telling or _telling(snapshot, dict.fromkeys(index_words(title), 1))


def _telling(snapshot: Snapshot, said: Mapping[str, int]) -> dict[str, float]:
    everything = snapshot.live.bit_count()
    most = min(max(_FEWEST, everything // _SHARE), _MOST_PASSAGES)
    counts = {word: snapshot.terms.count(word) for word in said if _may_tell(word)}
    rare = max(_FEWEST, everything // _RARE)
    weights = {
        word: (1 + log(said[word])) * log(1 + everything / count) ** 2
        for word, count in counts.items()
        if 1 < count <= rare or (count <= most and _is_a_matter(snapshot, word, count))
    }
    best = nlargest(MOST_WORDS, weights, key=lambda word: (weights[word], word))
    return {word: weights[word] for word in best}


def _is_a_matter(snapshot: Snapshot, word: str, count: int) -> bool:
    """Whether a word is talked about where it is said: what is said everywhere is only grammar."""
    return count >= _TOGETHER * len(snapshot.posts_of(snapshot.word(word)))


def _may_tell(word: str) -> bool:
    if any(map(str.isdigit, word)):
        return False
    # Of scripts without spaces only Han and pictures: one kana or Thai letter is no word.
    return len(word) >= _SHORTEST or (is_unspaced(word) and word >= _FIRST_HAN)


def _shortness(passage: Passage) -> float:
    """From 1 downwards: what a passage shares tells less the longer it is."""
    longer = max(0, len(passage.body) / _USUAL_LENGTH - 1)
    return 1 / (1 + longer / 4)


def _hit(passage: Passage, score: float, words: Sequence[str]) -> Hit:
    has = index_words(passage.fold()[0])
    shared = tuple(word for word in words if word in has)
    named = ", ".join(shared[:_NAMED])
    more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
    reason = Reason(clean_line(f"shares {named}{more}"), shared)
    return Hit(
        passage.post_id,
        passage.comment_id,
        round(score, 2),
        passage.title,
        passage.author,
        passage.published,
        passage.body,
        lambda: reason,
        passage.signature,
        passage.post_published,
    )
