"""One query, asked of one state of an index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui_reader.index.kinds import POST
from tui_reader.index.passage import Passage
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import fold_letters
from tui_reader.search.candidates import FEW, MOST_RANKED, check_phrase, choose, having_all
from tui_reader.search.fields import DATES, Field
from tui_reader.search.filters import Marked, is_named, passages_with
from tui_reader.search.hits import Hit, Reason
from tui_reader.search.lookup import Finding, Kind, find_exactly
from tui_reader.search.query import Query
from tui_reader.search.ranking import Ranked, Ranking, explain
from tui_reader.search.unmatched import Tags, contradicts, nothing_fits, nowhere
from tui_reader.search.weighing import Weight, weigh
from tui_reader.search.widening import widen
from tui_reader.text import clean_line, fold

MOST_TERMS = 32
"""What is typed or pasted beyond so many terms is not looked for."""

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
    """How many passages have all that was asked for, or lack only what is common."""
    years: tuple[tuple[str, int], ...] = ()
    """Year by year, how many of these were published in it."""
    problems: tuple[str, ...] = ()
    """What could not be understood or is not known, a line each."""
    nowhere: tuple[str, ...] = ()
    """Where nothing was found, the words that nobody wrote, nor anything near them; none where all
    words are alike in that."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a query leaves of the list of posts."""

    posts: tuple[str, ...] | None = None
    """The ids of the posts, as the list has them; None where nothing is asked, and all stay."""
    problems: tuple[str, ...] = ()
    """What could not be understood or is not known, a line each."""
    in_comments: bool = False
    """Whether comments answer the query where no post does."""


_TOO_MANY = f"Of so many words only the first {MOST_TERMS} are looked for."
_LESS = "A minus only takes away: say what is to be found as well."


class Asking:
    """One query, asked of one state of an index."""

    def __init__(
        self,
        snapshot: Snapshot,
        query: Query,
        limit: int,
        cancelled: Callable[[], bool],
        by_date: bool,
        tags: Tags,
    ) -> None:
        """Prepare to answer; the arguments are those of `Searcher.answer`."""
        self._snapshot = snapshot
        self._query = query
        wanted = query.wanted
        self._wanted = wanted[:MOST_TERMS]
        self._limit = limit
        self._cancelled = cancelled
        self._by_date = by_date
        self._tags = tags
        self._problems = [*query.problems, *([_TOO_MANY] if len(wanted) > MOST_TERMS else [])]
        self._known: list[Field] = []
        self._excluded: list[Finding] = []

    def answer(self, marked: Marked) -> Answer:
        """Find the passages that answer the query best.

        Args:
            marked: What the person marked.
        """
        within, whenever = self._within(marked)
        if not self._wanted and not self._known and self._query.excluded:
            self._problems.append(_LESS)
        if not (self._wanted or self._known) or self._limit < 1:
            return Answer(self._query, problems=tuple(self._problems))
        findings, candidates, within = self._look_up(within, whenever)
        if self._cancelled():
            return Answer(self._query)
        weights = weigh(findings, self._snapshot.live.bit_count())
        counted = self._counted(findings, within)
        chosen = self._choose(findings, weights, candidates, within)
        hits = self._hits(findings, weights, chosen)
        if self._cancelled():
            return Answer(self._query)
        return Answer(
            self._query,
            tuple(hits),
            counted.bit_count(),
            tuple(self._snapshot.years(counted).items()),
            tuple(self._problems),
            () if hits else tuple(nowhere(findings)),
        )

    def years(self, marked: Marked) -> tuple[tuple[str, int], ...]:
        """Count what answers the query, year by year.

        Args:
            marked: What the person marked.
        """
        within, whenever = self._within(marked)
        if not (self._wanted or self._known):
            return ()
        findings, _, within = self._look_up(within, whenever)
        return tuple(self._snapshot.years(self._counted(findings, within)).items())

    def filter(self, marked: Marked) -> Filtered:
        """Find the posts that a query lets through.

        Args:
            marked: What the person marked.
        """
        within, _ = self._within(marked)
        if not self._wanted and not self._query.excluded and not self._known:
            return Filtered(problems=tuple(self._problems))
        of_comments = any(field.name in _OF_COMMENTS for field in self._query.fields)
        asked = within if of_comments else within & self._snapshot.trait(POST)
        _, candidates, _ = self._look_up(asked, asked, every=True)
        others = 0 if candidates else within & ~asked
        in_comments = bool(others and self._look_up(others, others, every=True)[1])
        if self._cancelled():
            return Filtered()
        posts = self._snapshot.posts_of(candidates)
        return Filtered(posts, tuple(self._problems), in_comments)

    def _look_up(
        self, within: int, whenever: int, *, every: bool = False
    ) -> tuple[list[Finding], int, int]:
        """Give what was found for the terms, what has them all, and where that was looked for.

        Args:
            within: Where to look.
            whenever: The same at any time: whoever narrows hits to a year sees those of the year.
            every: Whether all are wanted that have what was typed, and others only without them.
        """
        unwanted = self._unwanted()
        within, whenever = within & ~unwanted, whenever & ~unwanted
        exactly = self._find(within, every=every)
        few = 1 if every else FEW
        findings, candidates = widen(self._snapshot, exactly, whenever, few, self._cancelled)
        if within != whenever and not self._counted(findings, within):
            findings, candidates = widen(self._snapshot, exactly, within, few, self._cancelled)
        candidates &= within
        for finding in self._excluded:
            # Asked of what a beginning or a slip has brought in, too.
            checked = check_phrase(self._snapshot, finding, candidates, self._cancelled, every=True)
            within &= ~checked.exact
        return findings, candidates & within, within

    def _counted(self, findings: Sequence[Finding], within: int) -> int:
        """Give what has all that was asked for, or lacks only what is common."""
        weights = weigh(findings, self._snapshot.live.bit_count())
        telling = (
            each.any for each, weight in zip(findings, weights, strict=True) if not weight.common
        )
        return having_all(telling, within)

    def _within(self, marked: Marked) -> tuple[int, int]:
        """What the fields are true of, as far as they are known; and the same at any time."""
        within = whenever = self._snapshot.live
        asked: list[tuple[Field, int]] = []
        for field in self._query.fields:
            if self._cancelled():
                return 0, 0
            found = passages_with(self._snapshot, field, marked)
            if found is None:
                self._problems.append(f"“{field}” is not known here.")
            else:
                if not found:
                    told = nothing_fits(self._snapshot, field, self._tags)
                    self._problems.extend(filter(None, [told]))
                self._known.append(field)
                left = self._snapshot.live & (~found if field.excluded else found)
                if found and within and not within & left:
                    self._problems.append(contradicts(field, left, asked))
                asked.append((field, left))
                within &= left
                if field.name not in DATES:
                    whenever &= left
        return within, whenever

    def _find(self, within: int, *, every: bool) -> list[Finding]:
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
                    self._snapshot,
                    finding,
                    near & finding.unsure or within,
                    self._cancelled,
                    every=every,
                )
        return findings

    def _unwanted(self) -> int:
        """Give what has words that are not wanted, and keep in mind the phrases."""
        found = 0
        for term in self._query.excluded:
            if self._cancelled():
                break
            finding = find_exactly(self._snapshot, term)
            found |= finding.exact
            if finding.unsure:
                self._excluded.append(finding)
        return found

    def _choose(
        self,
        findings: Sequence[Finding],
        weights: Sequence[Weight],
        candidates: int,
        within: int,
    ) -> list[int]:
        # Of many the newest; of few the same that are the best, only in another order.
        if not findings or (self._by_date and candidates.bit_count() >= self._limit):
            return self._snapshot.newest(candidates, self._limit)
        most = max(MOST_RANKED, self._limit)
        return choose(self._snapshot, findings, weights, within, most, self._cancelled)

    def _hits(
        self, findings: Sequence[Finding], weights: Sequence[Weight], chosen: Sequence[int]
    ) -> list[Hit]:
        ranking = Ranking(findings, weights)
        ranked: list[Ranked] = []
        for passage in self._snapshot.searched(chosen):
            if self._cancelled():
                return []
            found = ranking.rank(passage)
            # Of a common phrase not all passages are known before they are read.
            if not any(each.phrases(found.folded.text) for each in self._excluded):
                ranked.append(found)
        if self._by_date:
            ranked.sort(key=lambda each: each.folded.passage.order, reverse=True)
        else:
            ranked.sort(key=lambda each: (each.score, each.folded.passage.order), reverse=True)
        return [_hit(each, findings, weights, self._known) for each in ranked[: self._limit]]


def _hit(
    ranked: Ranked,
    findings: Sequence[Finding],
    weights: Sequence[Weight],
    fields: Sequence[Field],
) -> Hit:
    passage = ranked.folded.passage

    # What it holds on to is the passage, and not the index it came from.
    def tell() -> Reason:
        return Reason(
            clean_line(explain(ranked, findings, weights, fields)),
            lit_words(ranked, findings) + _signature(passage, fields),
        )

    return Hit(
        passage.post_id,
        passage.comment_id,
        ranked.score,
        passage.title,
        passage.author,
        passage.published,
        passage.body,
        tell,
        passage.signature,
        passage.post_published,
    )


def _signature(passage: Passage, fields: Sequence[Field]) -> tuple[str, ...]:
    """What is lit where somebody was asked for who only signed: it stands in the text."""
    signature = passage.signature
    if not signature or not any(
        field.name == "author" and not field.excluded and is_named(field, signature)
        for field in fields
    ):
        return ()
    return (fold(fold_letters(signature)),)


def lit_words(ranked: Ranked, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give the words that are lit: what was found, and what else continues the words typed."""
    folded = ranked.folded
    spelt: dict[str, None] = {}
    for finding, best in zip(findings, ranked.found, strict=True):
        if best is None:
            continue
        places = list(best.places)
        if best.kind is Kind.EXACT:
            if finding.word is not None:
                places.extend(finding.phrases(folded.text))
            if finding.term.unfinished:
                places.extend(finding.continuing(folded))
        spelt.update(dict.fromkeys(folded.text[start:end] for start, end in places))
    return tuple(dict.fromkeys(each if each.isalnum() else fold(each) for each in spelt))
