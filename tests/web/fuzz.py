"""A fuzzer over every address, method and form field: the pages are walked first, then what they offer is asked for wrongly, by everybody."""

import re
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urlsplit

from django.core.cache import cache
from django.urls import Resolver404, get_resolver, resolve
from hypothesis import strategies as st

from tests.people import PARTS, gather
from tests.weave import weave
from tilth.organisation.people import Person

MEMBERS = (*PARTS, "stranger", "visitor")
METHODS = ("get", "get", "post", "post", "post", "head", "put", "patch", "delete", "options")
ALIKE = 2
"""How many pages of one name are walked: of a session's turns the third offers nothing new."""
RENEWED_EVERY = 1000

HOSTILE = (
    *("", " ", "0", "-1", "999999999999999999999", "NaN", "1e999", "null", "true", "[]", "{}", '{"id": 1}', "[[[]]]"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "2026-11-22T25:61", "99:99", "a@b", "coach@example.org"),
    *("a\x00b", "\u202e\ufeff", "é" * 300, "x" * 20_001, "\r\nSet-Cookie: a=b", "../../etc/passwd", "//evil.example/"),
    *("<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}{% load x %}", "%s%n", "not-a-uuid"),
    "00000000-0000-0000-0000-000000000000",
)
FILLS = ("0", "1", "-1", "99999999999999999999", "x" * 300, "a%00b", "%ff", "..", "set-password", "é")
FILES = (
    ("../../x.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v A>Hello.</v>\n"),
    ("a.docx", b"PK\x03\x04" + bytes(40)),
    ("a.json", b'{"turns": [[]]}'),
    ("a.txt", b"\xff\xfe\x00\x01"),
    ("a\x00.srt", b""),
)
KINDS = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "text/plain; charset=nonsense",
)
HEADERS = (
    {},
    {},
    {"HX-Request": "true"},
    {"Accept": "application/json"},
    {"Range": "bytes=9-1"},
    {"Cookie": "sessionid=x"},
)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Ask:
    """One request: who asks for what, how, and with which fields; a body stands in place of fields."""

    part: str
    method: str
    path: str
    values: dict[str, object] = field(default_factory=dict)
    body: bytes | None = None
    kind: str = KINDS[0]
    headers: dict[str, str] = field(default_factory=dict)


class Offered(HTMLParser):
    """What a page offers: where its links lead, and the fields of each form with the values that stand in them."""

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.forms, self._fields = path, set(), [], None

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "a":
            self.links.add(urlsplit(found.get("href") or "").path)
        elif tag == "form":
            self._fields = defaultdict(set)
            self.forms.append((urlsplit(found.get("action") or self.path).path, self._fields))
        elif self._fields is not None and tag in ("input", "select", "textarea", "button") and found.get("name"):
            self._fields[found["name"]].add(found.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._fields = None


class World:
    """The cast with their work, what their pages offer, what was answered so far, and what broke."""

    def __init__(self):
        self.asked, self.statuses, self.names, self.faults = 0, Counter(), set(), []
        found = get_resolver().reverse_dict
        named = [(name, possible[0]) for name in found if isinstance(name, str) for possible in found.getlist(name)]
        self.named = sorted({(name, route) for name, possible in named for route, _ in possible})
        self.routes = sorted({route for _, route in self.named})
        self.renew()

    def renew(self):
        """A new cast, for the last requests may have left the old one without work, password or account."""
        cache.clear()
        Person.objects.update(email=None)
        self.cast = gather()
        session = self.cast.session()
        engagement, woven = self.cast.engagement, weave(self.cast, session).by_address(self.cast)
        self.ids = [str(thing.id) for thing in (session, engagement, self.cast.coach, *woven.values())]
        self.addresses = [
            filled(route, str(thing.id), "1")
            for name, route in self.named
            for thing in (woven.get(name, session), engagement)
        ]
        self.paths, self.fields = set(), defaultdict(lambda: defaultdict(set))
        for part in ("coach", "client", "sponsor", "visitor"):
            self._walk(part)
        self.ids = sorted({id for path in self.paths for id in UUID.findall(path)} | set(self.ids))

    def _walk(self, part):
        browser, seen, walked = self.cast.browser(part), set(), Counter()
        waiting = ["/", *self.addresses]
        while waiting:
            path = waiting.pop(0)
            name = name_of(path)
            if path in seen or name == "nowhere" or walked[name] == ALIKE:
                continue
            seen.add(path)
            answer = browser.get(path)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                walked[name] += 1
                waiting = [*sorted(self._note(path, answer.content.decode())), *waiting]

    def _note(self, path, html):
        page = Offered(path)
        page.feed(html)
        self.paths |= {path, *(action for action, _ in page.forms)}
        for action, fields in page.forms:
            for name, values in fields.items():
                self.fields[name_of(action)][name] |= values
        return page.links

    def answer(self, ask):
        """Make the request. What raises is a fault: a person would have seen a page that says that something broke."""
        self.asked += 1
        if self.asked % RENEWED_EVERY == 0:
            self.renew()
        self.names.add(name_of(ask.path))
        try:
            status = sent(self.cast.browser(ask.part), ask).status_code
        except Exception:
            status = 500
            self.faults.append((ask, traceback.format_exc()))
        self.statuses[status] += 1
        return status


def asks(world):
    """Requests that nobody should make, of everything there is."""
    hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))

    @st.composite
    def one(draw):
        route = st.tuples(st.sampled_from(world.routes), st.sampled_from([*world.ids, *FILLS]), st.sampled_from(FILLS))
        path = draw(st.one_of(st.sampled_from(sorted(world.paths)), route.map(lambda found: filled(*found))))
        values = {
            name: draw(st.one_of(st.sampled_from(sorted(known)), hostile, st.sampled_from(FILES)))
            for name, known in sorted(world.fields[name_of(path)].items())
            if draw(st.integers(0, 9))  # now and then a field is missing
        }
        strays = draw(
            st.dictionaries(st.sampled_from(["next", "show", "page", "id", "file", "q"]), hostile, max_size=2)
        )
        return Ask(
            part=draw(st.sampled_from(MEMBERS)),
            method=draw(st.sampled_from(METHODS)),
            path=path,
            values=strays | values,
            body=draw(
                st.one_of(st.none(), st.none(), st.binary(max_size=60), st.sampled_from(HOSTILE).map(str.encode))
            ),
            kind=draw(st.sampled_from(KINDS)),
            headers=draw(st.sampled_from(HEADERS)),
        )

    return one()


def sent(browser, ask):
    """Send it with the fields in the form or, where there is none, in the address."""
    if ask.method in ("get", "head"):
        query = {name: str(value) for name, value in ask.values.items()}
        return getattr(browser, ask.method)(ask.path, query, headers=ask.headers)
    if ask.body is not None or ask.method != "post":
        return browser.generic(
            ask.method.upper(), ask.path, ask.body or b"", content_type=ask.kind, headers=ask.headers
        )
    return browser.post(ask.path, {name: in_form(value) for name, value in ask.values.items()}, headers=ask.headers)


def in_form(value):
    """A file where it is one: its name and its bytes."""
    if isinstance(value, str):
        return value
    file = BytesIO(value[1])
    file.name = value[0]
    return file


def filled(route, id, other):
    """An address with something in each of its places: the first the id, the next whatever else."""
    parts = iter([id, other, other])
    return "/" + re.sub(r"%\(\w+\)s", lambda _: next(parts), route)


def name_of(path):
    """What the address is called; an address that leads nowhere has its own text for a name."""
    try:
        return resolve(path).url_name
    except Resolver404:
        return "nowhere"
