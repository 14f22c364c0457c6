"""A made-up blog of any size: words as common as those of real prose, names, and slips."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from tui_reader.archive.post import Comment, Post, Source, walk

WORD_FORMS = 80_000
"""How many words there are before anyone mistypes one."""

# Held against a real blog: how many words are new in the first ten and fifty thousand, how much of
# it the commonest ten to a thousand make up, how often two words follow each other again, and how
# much more often a word of one comment comes again in the same post than in another.

_COMMENTS_A_POST = 40
_WORDS_A_COMMENT = 45
_WORDS_A_POST = 350
_SLIP = 0.006
_CAPITAL = 0.02
_MARK = 0.02
_LINK = 0.03
_FIRST_DAY = date(2010, 1, 4)
_DAYS = 3_900
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w wh y".split()
_VOWELS = "a a a e e e e i i o o u a e i o ai ea ou".split()
_CODAS = [*([""] * 9), *"n r t s l d m n r t s ng st p".split()]
_ENDINGS = "s s s ed ed ing ing er ers ly ness able ation ful less ment y y ity ive al".split()
_MARKS = ["'s", "’s", "n't", "n’t", "-like"]
_FLAT = 3
_RARE = 2_000
_TOPIC_WORDS = 40
_ON_TOPIC = 0.08
_UNTOPICAL = 100
_FOLLOWED = 5_000
_FOLLOWERS = 3
_FOLLOWS = 0.3
_LETTERS = "etaoinshrdlucmfwypvbgk"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a blog is."""

    comments: int
    """Comments, replies included."""

    @property
    def posts(self) -> int:
        """How many posts it has."""
        return max(1, self.comments // _COMMENTS_A_POST)


class Blog:
    """The posts of a made-up blog, the same for the same seed."""

    def __init__(self, seed: int, size: Size) -> None:
        """Make up its words and the names of those who write.

        Args:
            seed: Another seed gives other words, names and texts.
            size: How much they wrote.
        """
        chance = random.Random(seed)
        self._seed = seed
        self.words = _vocabulary(chance)
        self._weights: list[float] = list(accumulate(map(_weight, range(WORD_FORMS))))
        self._followers = {word: self._draw(chance, _FOLLOWERS) for word in self.words[:_FOLLOWED]}
        self.names = ["Anonymous", *_names(chance, 50 + size.comments // 60)]
        self._name_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.names))))
        self._sizes = _thread_sizes(chance, size)

    def __len__(self) -> int:
        """How many posts it has."""
        return len(self._sizes)

    def posts(self) -> Iterator[Post]:
        """Write the blog, the oldest post first."""
        for place, comments in enumerate(self._sizes):
            chance = random.Random(f"{self._seed} {place}")
            day = _FIRST_DAY + timedelta(days=place * _DAYS // len(self._sizes))
            yield self._post(chance, place, day, comments)

    def _post(self, chance: random.Random, place: int, day: date, comments: int) -> Post:
        common = set(self.words[:_UNTOPICAL])
        topic = [word for word in self._draw(chance, _TOPIC_WORDS * 2) if word not in common]
        topic = topic[:_TOPIC_WORDS] or self.words[-1:]
        title = " ".join(self._drawn(chance, chance.randint(2, 7), topic)).capitalize()
        paragraphs = [self._prose(chance, _WORDS_A_POST // 5, topic) for _ in range(5)]
        return Post(
            id=f"{day.isoformat()}-{place}",
            title=title,
            body="\n\n".join(paragraphs),
            source=Source(f"{place:06}.txt", "indented", "utf-8"),
            published=day.isoformat(),
            author=self.names[1],
            claimed_comments=comments,
            comments=self._comments(chance, place, day, comments, topic),
        )

    def _comments(
        self, chance: random.Random, place: int, day: date, comments: int, topic: Sequence[str]
    ) -> tuple[Comment, ...]:
        made: list[Comment] = []
        when = datetime(day.year, day.month, day.day, 7)
        left = comments
        while left:
            replies = min(int(chance.expovariate(0.9)), 8, left - 1)
            answers = []
            top = left
            for number in range(left - 1, left - 1 - replies, -1):
                when += timedelta(minutes=chance.randint(1, 90))
                answers.append(self._comment(chance, f"{place}-{number}", when, topic))
            made.append(self._comment(chance, f"{place}-{top}", when, topic, tuple(answers)))
            left -= 1 + replies
        return tuple(made)

    def _comment(
        self,
        chance: random.Random,
        name: str,
        when: datetime,
        topic: Sequence[str],
        replies: tuple[Comment, ...] = (),
    ) -> Comment:
        words = max(3, int(chance.lognormvariate(0, 0.8) * _WORDS_A_COMMENT * 0.73))
        body = self._prose(chance, words, topic)
        author = chance.choices(self.names, cum_weights=self._name_weights)[0]
        signature = None
        if author == "Anonymous" and chance.random() < 0.3:
            signature = chance.choices(self.names, cum_weights=self._name_weights)[0]
            body = f"{body}\n{signature}"
        return Comment(name, body, author, signature, f"{when:%Y-%m-%dT%H:%M}", replies)

    def _prose(self, chance: random.Random, words: int, topic: Sequence[str]) -> str:
        """Sentences of words, some of them mistyped, some with a name or a link among them."""
        drawn = self._drawn(chance, words, topic)
        for place, word in enumerate(drawn):
            luck = chance.random()
            if luck < _SLIP and len(word) > 3:
                drawn[place] = slip(word, chance)
            elif luck > 1 - _CAPITAL:
                drawn[place] = word.capitalize()
            elif luck > 1 - _CAPITAL - _MARK:
                drawn[place] = word + chance.choice(_MARKS)
        if chance.random() < _LINK:
            drawn.append(f"https://{drawn[0]}.example/{chance.randint(1, 9999)}".lower())
        for place in range(chance.randint(8, 20), len(drawn), 14):
            drawn[place - 1] += chance.choice([".", ",", ".", "?", "!", ";"])
        return " ".join(drawn) + "."

    def _drawn(self, chance: random.Random, words: int, topic: Sequence[str]) -> list[str]:
        """Words in their order: some are what the post is about, some go with the one before."""
        drawn = self._draw(chance, words)
        before = ""
        for place, word in enumerate(drawn):
            luck = chance.random()
            if luck < _ON_TOPIC:
                drawn[place] = chance.choice(topic)
            elif luck > 1 - _FOLLOWS:
                drawn[place] = chance.choice(self._followers.get(before, (word,)))
            before = drawn[place]
        return drawn

    def _draw(self, chance: random.Random, words: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self._weights, k=words)


def slip(word: str, chance: random.Random) -> str:
    """Mistype a word as people do: two letters swapped, one left out, doubled or hit beside."""
    at = chance.randrange(1, len(word) - 1)
    head, here, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    made = chance.choice(
        [
            head + after + here + tail,
            head + after + tail,
            head + here + here + after + tail,
            head + chance.choice(_LETTERS) + after + tail,
        ]
    )
    return made if made != word else head + after + tail


def write_captures(posts: Iterator[Post], folder: Path) -> int:
    """Write each post as a text capture in the indented layout.

    Args:
        posts: What to write.
        folder: Where to; it is made.

    Returns:
        How many bytes were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for post in posts:
        data = indented_capture(post).encode()
        (folder / post.source.path).write_bytes(data)
        written += len(data)
    return written


def indented_capture(post: Post) -> str:
    """Print a post as a page of the indented layout has it, with a line for each author."""
    day = date.fromisoformat(post.published or "")
    lines = [f"{day:%A}, {day.day} {day:%B} {day.year}", "", post.title, "", post.body, ""]
    lines += [f"{post.claimed_comments} comments:", ""]
    number = [0, 0]
    for depth, comment in walk(post.comments):
        number = [number[0] + 1, 0] if not depth else [number[0], number[1] + 1]
        first, rest = ("  ", "    ") if not depth else ("    ", "      ")
        when = datetime.fromisoformat(comment.published or "")
        lines.append(f"{first}{number[depth]}. {comment.author}{when:%-d %B %Y at %H:%M}")
        lines += ["", *(rest + line for line in comment.body.splitlines()), ""]
        lines.append(f"{rest}{'Delete' if depth else 'ReplyDelete'}")
        if comment.replies:
            lines.append("    Replies")
    return "\n".join(lines) + "\n"


def _weight(rank: int) -> float:
    """How common a word is (Zipf and Mandelbrot); rare ones are rarer still, as in real prose."""
    rarer: float = min(1.0, (_RARE / (rank + 1)) ** 0.8)
    common: float = (rank + _FLAT) ** -1.04
    return rarer * common


def _vocabulary(chance: random.Random) -> list[str]:
    """Short words first, for they are the commonest; later ones share stems and endings."""
    known: dict[str, None] = {}
    stems: list[str] = []
    while len(known) < WORD_FORMS:
        syllables = 1 if len(known) < 150 else chance.choice([2, 2, 2, 3, 3, 4])
        stem = "".join(_syllable(chance) for _ in range(syllables))
        if len(known) < 40:
            stem = stem[:3]
        if len(known) > 150 and chance.random() < 0.6:
            stem = chance.choice(stems[-4_000:])[:9] + chance.choice(_ENDINGS)
        if stem not in known and len(stem) > 1:
            known[stem] = None
            stems.append(stem)
    return list(known)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)


def _names(chance: random.Random, count: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        parts = ["".join(_syllable(chance) for _ in range(2)).capitalize()]
        if chance.random() < 0.6:
            parts.append("".join(_syllable(chance) for _ in range(2)).capitalize())
        made[" ".join(parts)] = None
    return list(made)


def _thread_sizes(chance: random.Random, size: Size) -> list[int]:
    """How many comments each post has: most some, a few very many."""
    shares = [chance.lognormvariate(0, 1.1) for _ in range(size.posts)]
    whole = sum(shares)
    sizes = [int(share / whole * size.comments) for share in shares]
    sizes[chance.randrange(len(sizes))] += size.comments - sum(sizes)
    return sizes
