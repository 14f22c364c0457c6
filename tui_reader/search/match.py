"""Searching an archive: from what is typed to ranked hits."""

from collections.abc import Callable, Iterable, Sequence
from math import log

from tui_reader.archive.post import Post
from tui_reader.index.passage import Passage, passages_of
from tui_reader.index.words import fold_letters, index_words
from tui_reader.search.hits import Hit
from tui_reader.search.lookup import Finding, Kind, Lookup, intersect, newest
from tui_reader.search.query import parse
from tui_reader.search.ranking import Ranked, explain, rank
from tui_reader.search.snippet import make_snippet
from tui_reader.search.vocabulary import Vocabulary
from tui_reader.text import clean_line, fold

__all__ = ["Hit", "Searcher", "never"]

FEW = 10
"""With fewer hits than this, words that a slip would explain are looked up too."""
MOST_RANKED = 500
"""So many candidates are read and ranked; before, only their words and dates are known."""
_STEPS = (1.0, 0.5, 0.0)
# Exact words; beginnings and single slips; all.
MOST_TERMS = 32
"""What is typed or pasted beyond so many terms is not looked for."""


def never() -> bool:
    """Say that a search goes on: the default of `Searcher.search`."""
    return False


class Searcher:
    """The passages of an archive, to be searched while they are still being added.

    One thread may add and remove posts while others search: a passage is never changed, its number
    is never given again, and the vocabulary locks itself for each short step. A search that runs
    meanwhile finds a post that is being added or removed wholly, in part or not at all.
    """

    def __init__(self) -> None:
        self._passages: list[Passage | None] = []
        self._posts: dict[str, range] = {}
        self._vocabulary = Vocabulary()
        self._titles = Vocabulary()

    def add(self, post: Post) -> None:
        """Take in a post and its comments; one with the same id is replaced."""
        self.remove(post.id)
        first = len(self._passages)
        for number, passage in enumerate(passages_of(post), start=first):
            self._passages.append(passage)
            self._vocabulary.add(number, *index_words(passage.fold()[0]))
        self._titles.add(first, *index_words(fold_letters(post.title)))
        self._posts[post.id] = range(first, len(self._passages))

    def remove(self, post_id: str) -> None:
        """Forget a post and its comments; one that is not there is no mistake."""
        numbers = self._posts.pop(post_id, range(0))
        for number in numbers:
            passage = self._passages[number]
            self._passages[number] = None
            if passage is not None:
                self._vocabulary.remove(number, index_words(passage.fold()[0])[0])
                if number == numbers.start:
                    self._titles.remove(number, index_words(fold_letters(passage.title))[0])

    def search(
        self, text: str, limit: int = 50, cancelled: Callable[[], bool] = never
    ) -> list[Hit]:
        """Find the passages that answer a query best.

        Args:
            text: What was typed, see `tui_reader.search.query.parse`.
            limit: The most hits.
            cancelled: Asked between the steps; once it says yes, nothing is found.

        Returns:
            Hits, the best first; of equal ones the newest first.
        """
        query = parse(text)
        wanted = query.wanted[:MOST_TERMS]
        if not wanted or limit < 1:
            return []
        lookup = Lookup(self._vocabulary, self._passages, cancelled)
        unwanted: set[int] = set()
        for term in query.excluded[:MOST_TERMS]:
            unwanted.update(lookup.exactly(term).passages)
        findings = []
        for term in wanted:
            if cancelled():
                return []
            findings.append(lookup.exactly(term))
        candidates = _having_all(findings, unwanted)
        if len(candidates) < min(FEW, limit):
            for place, finding in enumerate(findings):
                if cancelled():
                    return []
                findings[place] = lookup.nearly(finding)
            candidates = _having_all(findings, unwanted)
        chosen = self._shortlist(findings, candidates, MOST_RANKED)
        if len(candidates) < limit and len(findings) > 2:
            chosen |= self._lacking_one(findings, unwanted)
        return self._answer(findings, chosen, limit, cancelled)

    def _lacking_one(self, findings: Sequence[Finding], unwanted: set[int]) -> set[int]:
        found: set[int] = set()
        for place in range(len(findings)):
            others = [*findings[:place], *findings[place + 1 :]]
            candidates = _having_all(others, unwanted)
            found |= self._shortlist(others, candidates, MOST_RANKED // len(findings))
        return found

    def _answer(
        self,
        findings: Sequence[Finding],
        chosen: Iterable[int],
        limit: int,
        cancelled: Callable[[], bool],
    ) -> list[Hit]:
        rarities = [self._rarity(finding) for finding in findings]
        ranked: list[Ranked] = []
        for number in chosen:
            if cancelled():
                return []
            passage = self._passages[number]
            if passage is not None:
                ranked.append(rank(number, passage, findings, rarities))
        ranked.sort(key=lambda each: (each.score, each.passage.order), reverse=True)
        return [] if cancelled() else [_hit(each, findings) for each in ranked[:limit]]

    def _rarity(self, finding: Finding) -> float:
        return log(2 + len(self._passages) / (1 + len(finding.passages)))

    def _shortlist(self, findings: Sequence[Finding], candidates: set[int], most: int) -> set[int]:
        """Choose whom to rank of very many: words in the title, then the exact, then the newest."""
        if len(candidates) <= most:
            return candidates
        chosen = set(newest(self._titled(findings) & candidates, self._passages, most))
        for weight in _STEPS:
            if len(chosen) == most:
                break
            good = intersect([finding.at_least(weight) for finding in findings])
            good &= candidates
            chosen.update(newest(good - chosen, self._passages, most - len(chosen)))
        return chosen

    def _titled(self, findings: Sequence[Finding]) -> set[int]:
        return {
            number
            for finding in findings
            for alternative in finding.alternatives
            if alternative.kind is Kind.EXACT
            for number in self._titles.passages(alternative.word)
        }


def _having_all(findings: Sequence[Finding], unwanted: set[int]) -> set[int]:
    return intersect([finding.passages for finding in findings]) - unwanted


def _hit(ranked: Ranked, findings: Sequence[Finding]) -> Hit:
    passage = ranked.passage
    words = _words(ranked, findings)
    snippet, matches = make_snippet(passage.body, words)
    if not snippet:
        snippet, matches = make_snippet(passage.title, words)
    return Hit(
        passage.post_id,
        passage.comment_id,
        ranked.score,
        passage.title,
        passage.author,
        passage.published,
        snippet,
        tuple(matches),
        clean_line(explain(ranked, findings)),
        words,
    )


def _words(ranked: Ranked, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The words that are lit: what was found, and what else continues the words typed."""
    folded, _ = ranked.passage.fold()
    words: dict[str, None] = {}
    for finding in findings:
        if ranked.number not in finding.passages:
            continue
        best = finding.best(ranked.number)
        for alternative in finding.alternatives:
            if alternative is best or alternative.kind < Kind.NEAR:
                for start, end in alternative.places(folded):
                    words[fold(folded[start:end])] = None
    return tuple(words)
