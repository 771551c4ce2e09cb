"""The README's figures are the floors that CI holds."""

from docs.figures import END, START, table, written
from tests.docs.pages import README


def test_a_row_has_its_languages_and_an_open_cell_for_what_no_floor_holds() -> None:
    told = table({"chains/dev/ru/exact": 0.7512, "chains/dev/en/exact": 0.8, "chronicle/found": 0.6})
    assert "| passages with every chain of sources exactly right | 0.75 |  | 0.80 |  |" in told
    assert "| events that an analyst wants of an article found |  |  |  | 0.60 |" in told
    assert "organisations" not in told


def test_the_readme_is_up_to_date() -> None:
    page = README.read_text(encoding="utf-8")
    assert START in page
    assert END in page
    assert page == written(page), "run python docs/figures.py"
