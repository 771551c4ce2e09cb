"""Map, network, sources and briefing show what the chronicle holds, no more precisely than it is known."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event as Bell

import numpy as np
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generated import fill
from letopis import Chronicle, Question
from letopis.records import Entity, Event, EventEvidence, Party
from letopis.records.contract import entity_to_json
from letopis.store import Store, events, schema
from letopis.store.packing import pack
from letopis.web import create_app
from letopis.web.atlas import projected, seen, spots
from letopis.web.chronicle import sections, shape
from letopis.web.columns import Columns
from letopis.web.event import whole_and_parts
from letopis.web.graph import graph, tree
from letopis.web.network import Tie, laid_out
from letopis.web.outline import outline
from letopis.web.overview import MOST, band
from letopis.web.words import Words

NEWEST = Question(sort="newest")  # what a page asks for by itself


def place(name: str, lat: float, lon: float, precision: str = "city") -> Entity:
    return Entity(f"E{name}", "place", name, lat=lat, lon=lon, precision=precision)


def test_the_map_draws_places_and_lists_what_has_none(client: TestClient, db: Path) -> None:
    page, twin = client.get("/map").text, client.get("/map.json").json()
    assert {f["properties"]["name"] for f in twin["features"]} >= {"Warsaw"}
    assert page.count("<circle class=") == len(twin["features"])
    events = Chronicle(db).events()
    placed = sum(f["properties"]["events"] for f in twin["features"])
    assert placed + twin["unlocated"] == len(events)


def test_an_area_is_drawn_wide_and_a_city_small() -> None:
    places = [(place("Oreska", 50, 30), 9), (place("Talvia", 51, 31, "region"), 1)]
    view = seen(places)
    area, city = spots(places, view)
    assert (area.area, city.area) == (True, False)
    assert area.r > 5 * city.r
    for spot in (area, city):
        assert view.x <= spot.x <= view.x + view.width
        assert view.y <= spot.y <= view.y + view.height
    assert seen([]).width > 30_000


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_every_place_of_the_world_is_on_the_map(lon: float, lat: float) -> None:
    x, y = projected(lon, lat)
    assert x == lon
    assert -181 < y < 181


def test_an_outline_that_crosses_the_180th_meridian_is_cut_there() -> None:
    # A square from 178 east to 178 west, in whole degrees.
    arc = [[178, 10], [4 - 360, 0], [0, 4], [360 - 4, 0], [0, -4]]
    world = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [arc],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"a3": "UKR"}}],
            }
        },
    }
    drawn = outline(world)
    assert '<path id="UA" ' in drawn
    assert "35600" not in drawn
    assert "-35600" not in drawn


def test_the_network_ties_who_took_part_together(client: TestClient, db: Path) -> None:
    twin = client.get("/network.json").json()
    names = {(twin["names"][t["from"]], twin["names"][t["to"]]) for t in twin["ties"]}
    assert any({"Армения", "Азербайджан"} == set(pair) for pair in names) or twin["ties"] == []
    assert client.get("/network").text.count("<line") == len(twin["ties"])


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 99)), max_size=40))
def test_a_layout_keeps_everyone_on_the_sheet_and_is_the_same_again(ties: list[tuple[int, int, int]]) -> None:
    drawn = [Tie(f"E{a}", f"E{b}", n, "other") for a, b, n in ties if a != b]
    known = {f"E{n}": place(str(n), 0, 0) for n in range(13)}
    knots = laid_out(drawn, known)
    assert knots == laid_out(drawn, known)
    assert all(0 <= knot.x <= 1000 and 0 <= knot.y <= 640 for knot in knots.values())


def test_sources_say_on_whom_the_chronicle_rests(client: TestClient) -> None:
    twin = client.get("/sources.json").json()
    assert {row["part"] for row in twin} >= {"root", "outlet"}
    page = client.get("/sources").text
    assert "Вестник Примера" in page
    assert "Вестник Примера" not in client.get("/sources?language=en").text


def test_a_briefing_quotes_each_line_with_its_numbered_source(client: TestClient) -> None:
    twin = client.get("/briefing.json", params={"where": "Warsaw"}).json()
    assert twin["lines"]
    numbers = {note["number"] for note in twin["sources"]}
    assert all(line["notes"] and set(line["notes"]) <= numbers and line["quote"] for line in twin["lines"])
    page = client.get("/briefing", params={"where": "Warsaw"}).text
    assert all(f'id="note-{number}"' in page for number in numbers)


def test_a_briefing_is_markdown_and_docx(client: TestClient) -> None:
    markdown = client.get("/briefing.md").text
    assert "[^1]:" in markdown
    assert "<script>" not in markdown
    body = client.get("/briefing.docx").content
    words = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode()
    assert "представители Армении и Азербайджана" in words


def test_what_was_known_by_a_day_is_all_that_is_shown(client: TestClient) -> None:
    page = client.get("/", params={"as_of": "2023-09-20"}).text
    assert "Стамбуле" in page
    assert "Warsaw" not in page
    assert client.get("/", params={"as_of": "someday"}).status_code == 400


@pytest.mark.parametrize(
    ("time", "drawn", "section", "day"),
    [
        ("2023-09-17", "point", "September 2023", "17 Sun"),
        ("2023-09-17~", "about", "September 2023", "about 17 Sun"),
        ("2023-09", "span", "September 2023", "day not known"),
        ("2023-09-17/2023-09-19", "span", "September 2023", "17 September 2023 – 19 September 2023"),
        ("2022-12/2023-09", "span", "December 2022 – September 2023", ""),
        ("2023-09-17/..", "since", "Since 17 September 2023", ""),
        ("../2023-09-17", "until", "Until 17 September 2023", ""),
        ("", "", "Date not known", ""),
    ],
)
def test_dates_are_drawn_as_they_are_known(time: str, drawn: str, section: str, day: str) -> None:
    event = Event("V1", "CONSULT", "", "happened", "asserted", time, None, (), (), (), "", "")
    assert shape(time) == drawn
    [(title, [only])] = sections([event], Words("en"))
    assert (title, only.words) == (section, day)


def test_the_overview_counts_every_dated_event_once(db: Path) -> None:
    with Store.open(db) as store, store.reading() as connection:
        columns = Columns.of(connection)
    found = columns.found(columns.ids)
    drawn = band(columns, found)
    assert drawn
    dated = int((columns.start != 0).sum())
    assert sum(bar.count for bar in drawn.bars) + drawn.before + drawn.after == dated
    assert len(drawn.bars) <= MOST
    assert all(date.fromisoformat(bar.first) <= date.fromisoformat(bar.last) for bar in drawn.bars)
    assert band(columns, np.zeros(0, np.int32)) is None


def test_the_ledger_of_an_event_is_a_tree_and_a_graph() -> None:
    chains = [("Politico", "an official"), ("Politico", "an official"), ()]
    evidence = tuple(
        EventEvidence(f"a{n}", f"a{n}#c1", f"Outlet {n}", "", "en", None, "It was.", 0, 7, chain)
        for n, chain in enumerate(chains)
    )
    event = Event("V1", "CONSULT", "", "happened", "claimed", "", None, (), (), (), "", "", evidence=evidence)
    voices = tree(event)
    assert [v.name for v in voices] == ["an official", "Outlet 2"]
    assert [v.name for v in voices[0].heard[0].heard] == ["Outlet 0", "Outlet 1"]
    drawn = graph(voices)
    assert drawn
    assert (len(drawn.nodes), len(drawn.edges), drawn.left_out) == (5, 3, 0)


def test_an_event_of_two_hundred_reports_has_them_all(tmp_path: Path) -> None:
    with Store.open(tmp_path / "many.db") as store:
        fill(store, articles=200, events=1)
    [event] = Chronicle(tmp_path / "many.db").events()
    with TestClient(create_app(tmp_path / "many.db"), base_url="http://localhost") as client:
        page = client.get(f"/event/{event.id}").text
        assert "200 articles" in page
        assert page.count('<div class="evidence"') == 200
        assert "the list has all" in page
        assert len(page) < 400_000
        assert client.get(f"/event/{event.id}.json").status_code == 200


def test_a_generated_store_answers_as_its_events_say(tmp_path: Path) -> None:
    with Store.open(tmp_path / "made.db") as store:
        fill(store, articles=60, events=30)
    events = Chronicle(tmp_path / "made.db").events(NEWEST)
    with TestClient(create_app(tmp_path / "made.db"), base_url="http://localhost") as client:
        assert [e["id"] for e in client.get("/chronicle.json").json()] == [e.id for e in events]
        outlet = events[0].outlets[0]
        told = client.get("/chronicle.json", params={"outlet": outlet}).json()
        assert [e["id"] for e in told] == [e.id for e in events if outlet in e.outlets]
        disputed = client.get("/chronicle.json", params={"disputed": "true"}).json()
        assert [e["id"] for e in disputed] == [e.id for e in events if e.disputes]
        who, whom = events[0].actors[0], events[0].recipients[0]
        both = client.get("/chronicle.json", params={"who": who.name, "whom": whom.name}).json()
        assert events[0].id in [e["id"] for e in both]


def test_columns_answer_as_the_chronicle_does(tmp_path: Path) -> None:
    with Store.open(tmp_path / "made.db") as store:
        fill(store, articles=90, events=80)
    chronicle = Chronicle(tmp_path / "made.db")
    with TestClient(create_app(tmp_path / "made.db"), base_url="http://localhost") as client:
        for asked in (
            {"since": "2023"},
            {"until": "2023-06"},
            {"since": "2022-03-04", "until": "2023-06", "type": "state,consult"},
            {"min_roots": 1, "disputed": True},
            {"type": "state", "sort": "roots"},
            {"since": "2022-06", "sort": "time"},
            {"since": "2022", "text": "Council"},
        ):
            told = client.get("/chronicle.json", params=asked).json()
            assert [e["id"] for e in told] == [e.id for e in chronicle.events(replace(NEWEST, **asked))], (
                asked
            )


def test_parts_are_those_that_the_chronicle_has(tmp_path: Path) -> None:
    with Store.open(tmp_path / "made.db") as store:
        fill(store, articles=600, events=600)
    chronicle = Chronicle(tmp_path / "made.db")
    desk = create_app(tmp_path / "made.db").state.desk
    lasting = [event for event in chronicle.events() if "/" in event.time and ".." not in event.time]
    assert lasting
    for event in lasting:
        for ours, theirs in zip(whole_and_parts(desk, event), chronicle.parts(event.id), strict=True):
            assert {e.id for e in ours} == {e.id for e in theirs}


def test_columns_that_are_mended_are_those_made_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path / "generated.db") as store:
        fill(store, 60, 40)
        with store.reading() as connection:
            before = Columns.of(connection)
            ids = list(before.ids)
            two = events.load(connection, [ids[3], ids[20]])
        with store.writing() as connection:  # one is moved, one has its type changed, two are gone
            moved = [replace(two[0], time="2031-01-01"), replace(two[1], type="ELECT")]
            events.replace(connection, {id: set() for id in (ids[3], ids[20], ids[7], ids[31])}, moved)
        with store.reading() as connection:
            anew, mended = Columns.of(connection), before.renewed(connection)
    assert (mended.ids, mended.version) == (anew.ids, anew.version)
    assert mended.ids[-1] == ids[3]
    every = np.ones(len(anew.ids), np.bool_)
    for name in ("start", "end", "low", "high", "disputed", "noise"):
        assert (getattr(mended, name) == getattr(anew, name)).all(), name
    for name in ("types", "countries", "parties", "places", "roots", "outlets", "languages"):
        assert getattr(mended, name).most(every, 500) == getattr(anew, name).most(every, 500), name
    assert mended.called.items() >= anew.called.items()  # names of keys that are no more do no harm
    assert mended.described >= anew.described
    for columns in (mended, anew):
        assert {columns.ids[n] for n in columns.types.having("ELECT")} >= {ids[20]}
    ties = [
        {
            (c.ids[of], c.parties.names[a], c.parties.names[b])
            for of, a, b in zip(c.ties.of, c.ties.one, c.ties.other, strict=True)
        }
        for c in (mended, anew)
    ]
    assert ties[0] == ties[1]


def test_who_is_only_described_is_neither_a_facet_nor_drawn(tmp_path: Path) -> None:
    """«The rebels» of two reports are not shown to be the same ones."""
    known = [
        Entity("E1", "people", "the rebels"),
        Entity("E2", "organisation", "Oreska Guard"),
        Entity("E3", "person", "Iren Balkor"),
    ]
    parties = tuple(Party(entity.id, entity.name) for entity in known)
    fought = Event(
        "V1", "ASSAULT", "", "happened", "claimed", "2023-09-17", None, parties, (), (), "Attack", ""
    )
    with Store.open(tmp_path / "three.db") as store, store.writing() as connection:
        rows = [{"id": e.id, "kind": e.kind, "name": e.name, "body": pack(entity_to_json(e))} for e in known]
        connection.execute(schema.entities.insert(), rows)
        events.replace(connection, {}, [fought])
    with TestClient(create_app(tmp_path / "three.db"), base_url="http://localhost") as client:
        facets = client.get("/").text.partition('class="facets"')[2]
        assert "Oreska Guard" in facets
        assert "rebels" not in facets
        network = client.get("/network.json").json()
        assert network["every"] == 1
        assert sorted(network["names"]) == ["E2", "E3"]
        assert network["ties"][0]["types"] == {"ASSAULT": 1}
        assert "type=assault" in client.get("/network").text


def test_an_earlier_chronicle_that_takes_long_is_made_beside_the_pages(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Bell()
    made = Chronicle.as_of

    def slowly(self: Chronicle, moment: str) -> Chronicle:
        go.wait()
        return made(self, moment)

    monkeypatch.setattr(Chronicle, "as_of", slowly)
    monkeypatch.setattr("letopis.web.desk.WAIT", 0)
    asked = {"as_of": "2023-09-20", "lang": "uk"}
    page = client.get("/", params=asked)
    assert (page.status_code, page.headers["refresh"]) == (503, "5")
    assert "складається" in page.text
    assert client.get("/chronicle.json", params=asked).json()["advice"]
    assert client.get("/map", params={"as_of": "2023-09-21"}).status_code == 503  # one at a time
    assert client.get("/").status_code == 200
    go.set()
    monkeypatch.setattr("letopis.web.desk.WAIT", 60)
    assert "Стамбуле" in client.get("/", params=asked).text
