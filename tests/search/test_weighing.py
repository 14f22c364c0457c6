"""Which words of a query tell something, by the archive and by no language's list."""

from tests.builders import comment, post
from tui_reader.search.lookup import find_exactly
from tui_reader.search.match import Searcher
from tui_reader.search.query import parse
from tui_reader.search.weighing import weigh


def common(query: str, texts: list[str]) -> str:
    searcher = Searcher()
    searcher.add(post(title="Zz", body="zz", comments=tuple(map(comment, texts))))
    searcher.search("zz")
    with searcher._store.snapshot() as snapshot:
        terms = parse(f"{query} ").wanted
        weights = weigh([find_exactly(snapshot, term) for term in terms], len(texts))
    return " ".join(str(term) for term, weight in zip(terms, weights, strict=True) if weight.common)


def test_a_word_of_many_passages_is_common_beside_a_rare_one() -> None:
    texts = [f"der nimbus {number}" for number in range(40)] + ["der saum"]
    assert common("der saum", texts) == "der"
    assert common("der nimbus", texts) == ""
    assert common("nichts saum", texts) == ""


def test_no_word_of_a_small_archive_is_common() -> None:
    assert common("the seam", ["the wool", "the wool and the seam"]) == ""
