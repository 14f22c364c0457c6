"""One query, asked of one state of an index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from tui_reader.index.inverting import POST
from tui_reader.index.snapshot import Snapshot
from tui_reader.search.candidates import MOST_RANKED, check_phrase, having_all, shortlist
from tui_reader.search.fields import Field
from tui_reader.search.filters import Marked, passages_with
from tui_reader.search.hits import Hit
from tui_reader.search.lookup import (
    Finding,
    Kind,
    find_beginnings,
    find_exactly,
    find_nearly,
)
from tui_reader.search.query import Query
from tui_reader.search.ranking import Ranked, explain, rank
from tui_reader.text import clean_line, fold

FEW = 10
"""With fewer hits than this, words that a slip would explain are looked up too."""
MOST_TERMS = 32
"""What is typed or pasted beyond so many terms is not looked for."""

_MOST_LACKING = 24
"""Beside hits that have all terms, so many are read that lack one."""
_OF_COMMENTS = frozenset({"in", "depth", "replies-to", "is", "tag"})
"""A filter of posts with one of these fields asks for their comments too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    query: Query
    """The query as it was understood."""
    hits: tuple[Hit, ...] = ()
    """The best ones, in order."""
    total: int = 0
    """How many passages have all that was asked for."""
    years: tuple[tuple[str, int], ...] = ()
    """Year by year, how many of these were published in it."""
    problems: tuple[str, ...] = ()
    """What could not be understood or is not known, a line each."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a query leaves of the list of posts."""

    posts: tuple[str, ...] | None = None
    """The ids of the posts, as the list has them; None where nothing is asked, and all stay."""
    problems: tuple[str, ...] = ()
    """What could not be understood or is not known, a line each."""


class Asking:
    """One query, asked of one state of an index."""

    def __init__(
        self,
        snapshot: Snapshot,
        query: Query,
        limit: int,
        cancelled: Callable[[], bool],
        by_date: bool,
    ) -> None:
        """Prepare to answer; the arguments are those of `Searcher.answer`."""
        self._snapshot = snapshot
        self._query = query
        self._wanted = query.wanted[:MOST_TERMS]
        self._limit = limit
        self._cancelled = cancelled
        self._by_date = by_date
        self._problems = list(query.problems)
        self._known: list[Field] = []

    def answer(self, marked: Marked) -> Answer:
        """Find the passages that answer the query best.

        Args:
            marked: What the person marked.
        """
        within = self._within(marked)
        asked = self._wanted or any(not field.excluded for field in self._known)
        if not asked or self._limit < 1:
            return Answer(self._query, problems=tuple(self._problems))
        findings, candidates, within = self._look_up(within)
        if self._cancelled():
            return Answer(self._query)
        chosen = self._choose(findings, candidates, within)
        hits = self._hits(findings, chosen)
        if self._cancelled():
            return Answer(self._query)
        return Answer(
            self._query,
            tuple(hits),
            candidates.bit_count(),
            tuple(self._snapshot.years(candidates).items()),
            tuple(self._problems),
        )

    def filter(self, marked: Marked) -> Filtered:
        """Find the posts that a query lets through.

        Args:
            marked: What the person marked.
        """
        within = self._within(marked)
        if not self._wanted and not self._query.excluded and not self._known:
            return Filtered(problems=tuple(self._problems))
        if not any(field.name in _OF_COMMENTS for field in self._query.fields):
            within &= self._snapshot.trait(POST)
        _, candidates, _ = self._look_up(within)
        if self._cancelled():
            return Filtered()
        return Filtered(self._snapshot.posts_of(candidates), tuple(self._problems))

    def _look_up(self, within: int) -> tuple[list[Finding], int, int]:
        """Give what was found for the terms, what has them all, and where that was looked for."""
        findings = self._find(within)
        within = self._without_excluded(within, findings)
        findings, candidates = self._widen(findings, within)
        return findings, candidates, within

    def _widen(self, findings: list[Finding], within: int) -> tuple[list[Finding], int]:
        """Where there are few that have what was typed, let what is near it do too."""
        snapshot = self._snapshot
        candidates = having_all((finding.any for finding in findings), within)
        most, few = max(MOST_RANKED, self._limit), min(FEW, self._limit)
        steps: tuple[tuple[int, Callable[[Finding], Finding]], ...] = (
            (most, lambda finding: find_beginnings(snapshot, finding, typing=True)),
            (few, lambda finding: find_beginnings(snapshot, finding, typing=False)),
            (few, lambda finding: find_nearly(snapshot, finding, 1)),
            (1, lambda finding: find_nearly(snapshot, finding, 2)),
        )
        for enough, step in steps:
            if not findings or candidates.bit_count() >= enough or self._cancelled():
                break
            findings = list(map(step, findings))
            candidates = having_all((finding.any for finding in findings), within)
        return findings, candidates

    def _within(self, marked: Marked) -> int:
        """What the fields are true of, as far as they are known."""
        within = self._snapshot.live
        for field in self._query.fields:
            if self._cancelled():
                return 0
            found = passages_with(self._snapshot, field, marked)
            if found is None:
                self._problems.append(f"“{field}” is not known here.")
            else:
                self._known.append(field)
                within &= ~found if field.excluded else found
        return within

    def _find(self, within: int) -> list[Finding]:
        findings: list[Finding] = []
        for term in self._wanted:
            if self._cancelled():
                break
            findings.append(find_exactly(self._snapshot, term))
        for place, finding in enumerate(findings):
            if finding.unsure and not self._cancelled():
                others = [*findings[:place], *findings[place + 1 :]]
                near = having_all((each.any | each.unsure for each in others), within)
                # Where the others have nothing in common, one of them may hold a slip.
                findings[place] = check_phrase(
                    self._snapshot, finding, near & finding.unsure or within, self._cancelled
                )
        return findings

    def _without_excluded(self, within: int, findings: Sequence[Finding]) -> int:
        if self._query.excluded:
            near = having_all((finding.any for finding in findings), within)
            for term in self._query.excluded[:MOST_TERMS]:
                finding = find_exactly(self._snapshot, term)
                if finding.unsure:
                    finding = check_phrase(self._snapshot, finding, near, self._cancelled)
                within &= ~finding.exact
        return within

    def _choose(self, findings: Sequence[Finding], candidates: int, within: int) -> list[int]:
        most = max(MOST_RANKED, self._limit)
        if self._by_date or not findings:
            return self._snapshot.newest(candidates, self._limit)
        tiers = [
            having_all((finding.exact for finding in findings), candidates),
            having_all((finding.exact | finding.begins for finding in findings), candidates),
            candidates,
        ]
        words = [finding.word for finding in findings if finding.word is not None]
        chosen = shortlist(self._snapshot, tiers, words, most, self._cancelled)
        if len(chosen) < min(FEW, self._limit) and len(findings) > 2:
            known = set(chosen)
            room = most if not chosen else min(most, _MOST_LACKING)
            lacking = self._lacking_one(findings, within, room // len(findings) + 1)
            chosen.extend(number for number in lacking if number not in known)
        return chosen

    def _lacking_one(self, findings: Sequence[Finding], within: int, most: int) -> set[int]:
        found: set[int] = set()
        for place in range(len(findings)):
            others = [*findings[:place], *findings[place + 1 :]]
            candidates = having_all((finding.any for finding in others), within)
            exact = having_all((finding.exact for finding in others), candidates)
            found.update(shortlist(self._snapshot, [exact, candidates], (), most, self._cancelled))
        return found

    def _hits(self, findings: Sequence[Finding], chosen: Sequence[int]) -> list[Hit]:
        rarities = [self._rarity(finding) for finding in findings]
        ranked: list[Ranked] = []
        for passage in self._snapshot.passages(chosen).values():
            if self._cancelled():
                return []
            ranked.append(rank(passage, findings, rarities))
        if self._by_date:
            ranked.sort(key=lambda each: each.passage.order, reverse=True)
        else:
            ranked.sort(key=lambda each: (each.score, each.passage.order), reverse=True)
        return [self._hit(each, findings) for each in ranked[: self._limit]]

    def _rarity(self, finding: Finding) -> float:
        everything = self._snapshot.live.bit_count()
        return log(2 + everything / (1 + finding.any.bit_count()))

    def _hit(self, ranked: Ranked, findings: Sequence[Finding]) -> Hit:
        passage = ranked.passage
        words = lit_words(ranked, findings)
        return Hit(
            passage.post_id,
            passage.comment_id,
            ranked.score,
            passage.title,
            passage.author,
            passage.published,
            passage.body,
            clean_line(explain(ranked, findings, self._known)),
            words,
        )


def lit_words(ranked: Ranked, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give the words that are lit: what was found, and what else continues the words typed."""
    folded = ranked.folded
    words: dict[str, None] = {}
    for finding, best in zip(findings, ranked.found, strict=True):
        if best is None:
            continue
        places = list(best.places)
        if best.kind is Kind.EXACT:
            if finding.word is not None:
                places.extend(finding.phrases(folded))
            if finding.term.unfinished:
                places.extend(finding.continuing(folded))
        for start, end in places:
            words[fold(folded.text[start:end])] = None
    return tuple(words)
