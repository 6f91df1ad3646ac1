"""The page of one session: complete in itself, every finding with its words, nobody's words as markup."""

from html.parser import HTMLParser

import pytest

from tests.browser import chromium, faults
from tests.readings import SHARED, by_engine, by_hand, needs_shared, quote, shift
from tilth.cli.page import page


class Seen(HTMLParser):
    """Tags, attributes, ids and the text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.text += data

    def values(self, name):
        return [value for _, each, value in self.attributes if each == name]


def seen(document, name="session.vtt"):
    return Seen(page(document, name, ["Read as webvtt: 8 cues."]))


def test_the_page_needs_nothing_from_anywhere_else():
    it = seen(by_hand())
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(it.tags)
    assert all(href.startswith("#") for href in it.values("href"))
    assert not it.values("src")
    assert not [name for _, name, _ in it.attributes if name.startswith("on")]
    assert "url(" not in page(by_hand(), "session.vtt", [])
    assert "@import" not in page(by_hand(), "session.vtt", [])


def test_every_link_leads_to_something_on_the_page():
    it = seen(by_hand())
    ids = it.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in it.values("href")} <= set(ids)


def test_every_turn_stands_on_the_page_with_its_words():
    document = by_engine()
    it = seen(document)
    for turn in document["turns"]:
        assert turn["text"] in it.text
        assert f"turn-{turn['n']}" in it.values("id")


def test_every_finding_stands_with_its_quotes_and_its_reason():
    document = by_engine()
    text = seen(document).text
    turns = {turn["n"]: turn["text"] for turn in document["turns"]}
    for finding in [*document["shifts"], *document["moments"], *document["actions"]]:
        assert finding["why"] in text
        assert all(turns[each["turn"]][each["from"] : each["to"]] in text for each in finding["quotes"])


def test_the_map_has_its_twin_in_a_table():
    it = seen(by_hand())
    assert {"svg", "details", "table", "caption"} <= set(it.tags)
    assert it.text.count("a shift, harvested") >= 2


def test_marked_words_have_a_title_and_never_overlap():
    overlapping = shift(quotes=[quote(4, 0, 5), quote(4, 3, 10), quote(4, 4, 8)])
    text = page(by_hand(shifts=[overlapping]), "session.vtt", [])
    assert text.count('<mark title="A shift, harvested">') == 2
    assert "word4 word4 word4 word4" in Seen(text).text


def test_nobodys_words_become_markup():
    document = by_hand()
    evil = '</style><script>alert(1)</script><img src=x onerror="a()"> & \x1b[31m'
    document["turns"][3]["text"] = evil
    document["turns"][3]["speaker"] = evil
    document["transcript"]["speakers"][0] |= {"name": evil, "why": evil}
    document["transcript"] |= {"warnings": [evil], "language": '"><script>'}
    document["actions"][0] |= {"when": evil, "with_whom": evil, "value": evil, "why": evil}
    document["markers"]["3.1"]["why"] = evil
    it = Seen(page(document, evil, [evil]))
    assert "script" not in it.tags
    assert "img" not in it.tags
    assert "\x1b" not in it.text
    assert "<script>alert(1)</script>" in it.text


def test_the_page_is_made_for_small_screens_dark_rooms_and_paper():
    text = page(by_hand(), "session.vtt", [])
    for part in ("width=device-width", "prefers-color-scheme: dark", "@media print", "max-width: 44rem"):
        assert part in text


def test_who_else_can_see_it_is_said():
    assert "whoever has the file can read it, nobody else" in seen(by_hand()).text


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "data/sessions").glob("*.vtt")), ids=lambda path: path.stem)
def test_the_page_of_a_whole_session_is_light(path):
    assert len(page(by_engine(path.read_text(encoding="utf-8")), path.name, []).encode()) < 150_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_finds_no_serious_fault_and_nothing_hangs_over_on_a_phone(tmp_path, scheme):
    path = tmp_path / "page.html"
    path.write_text(page(by_engine(), "session.vtt", ["Read as webvtt: 8 cues."]), encoding="utf-8")
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
        asked = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(path.as_uri())
        assert faults(opened) == []
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
        opened.locator("summary").click()
        assert faults(opened) == []
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert asked == [path.as_uri()]


def test_a_mark_of_the_map_leads_by_keyboard_to_its_turn(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page(by_hand(), "session.vtt", []), encoding="utf-8")
    with chromium() as browser:
        opened = browser.new_page()
        opened.goto(path.as_uri())
        mark = opened.get_by_role("link", name="00:35 a shift, harvested: word4").first
        mark.focus()
        opened.keyboard.press("Enter")
        assert opened.url.endswith("#turn-4")
