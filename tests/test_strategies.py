"""
The least that each kind of strategy draws.
"""

from datetime import datetime
from typing import Any, Literal

import attrs
import pytest

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from realtime_attrs import (
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    NamedVoice,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    live,
)
from realtime_attrs._hypothesis import register
from realtime_attrs._strategies import supported
from realtime_attrs._values import checked
from realtime_attrs.converter import unsupported
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    LIVE,
    TRANSLATION,
    XAI,
    Dialect,
    Key,
    Rewrite,
    Variant,
    bare,
    record,
)
from realtime_attrs.events import (
    ClientSecretRequest,
    InputText,
    OutputText,
    SessionUpdate,
)
from realtime_attrs.extending import frozen
from realtime_attrs.testing import sessions, values
from realtime_attrs.translation import TranslationSession
from realtime_attrs.vendors.azure_voice_live import MCPOpaqueError
from realtime_attrs.vendors.xai import XAISession
from schemas import DIALECTS


BARE = BETA.evolve("bare", records=[bare(AudioTranscription, "model")])
SILENT = BETA.evolve(
    "silent",
    records=[BETA.of(SessionResource).evolve(instructions=Key(none=["none"]))],
)


DIGITS = BETA.evolve(
    "digits",
    records=[
        BETA.of(SessionResource).evolve(
            max_response_output_tokens=Key(as_string=True)
        )
    ],
)


@attrs.frozen
class Clip:
    """
    A class of the user's, with a validator and a type without rules.
    """

    length: int = attrs.field(validator=attrs.validators.gt(0))
    at: datetime | None = None


@attrs.frozen
class Nest:
    """
    A class that may hold instances of itself.
    """

    inner: "tuple[Nest | ToolChoiceMode, ...]" = ()


@frozen
class Slip(FunctionTool):
    """
    A class with an alias and a validator.
    """

    _grade: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.gt(0)),
    )


@attrs.frozen
class Owed(FunctionTool):
    """
    A class with an attribute that it needs, and that no dialect has.
    """

    sum: int = attrs.field(kw_only=True)


FIRST = settings(max_examples=1, phases=[Phase.generate], database=None)
"""
The first value that is drawn is the least.
"""

OWN = settings(FIRST, max_examples=20, derandomize=True)
"""
The same, where a validator rejects some.
"""

MANY = settings(OWN, max_examples=200)


class TestLeast:
    @pytest.mark.parametrize(
        ("annotation", "dialect", "least"),
        [
            (Unknown, None, Unknown(None, "reference")),
            (FunctionTool, None, FunctionTool("")),
            (SessionResource, None, SessionResource()),
            (ClientSecretRequest, BETA, ClientSecretRequest()),
            (SessionResource, SILENT, SessionResource()),
            (SessionResource, DIGITS, SessionResource()),
        ],
        ids=str,
    )
    def test_values(
        self, annotation: Any, dialect: Dialect | None, least: Any
    ) -> None:
        """
        The least value says nothing, with unknown ones as without.
        """
        strategy = values(annotation, dialect, unknown=True)

        assert least == find(strategy, lambda _: True, settings=FIRST)

    @pytest.mark.parametrize(
        ("dialect", "least"),
        [
            (None, SessionResource()),
            (BETA, SessionResource()),
            (TRANSLATION, TranslationSession()),
        ],
        ids=str,
    )
    def test_sessions(self, dialect: Dialect | None, least: Any) -> None:
        """
        Sessions are those of the dialect.
        """
        strategy = sessions(dialect)

        assert least == find(strategy, lambda _: True, settings=FIRST)

    def test_own_classes(self) -> None:
        """
        A class of the user's is drawn by its constructor.
        """
        clip = find(values(Clip), lambda _: True, settings=OWN)

        assert clip.length > 0
        assert clip.at is None

    @pytest.mark.parametrize(
        ("annotation", "least"),
        [
            (list[int], []),
            (set[str], set()),
            (dict[str, Clip], {}),
            (tuple[bool, str], (False, "")),
            (Literal["a"], "a"),
            (Literal["a", "b"] | int, "a"),
            (list[datetime], []),
        ],
        ids=str,
    )
    def test_own_annotations(self, annotation: Any, least: Any) -> None:
        """
        So are the annotations that only users' classes have.
        """
        cls = attrs.make_class("Own", {"x": attrs.field(type=annotation)})
        rules = [record(cls), record(Clip)]
        found = find(
            values(cls, Dialect("own", rules, {})),
            lambda _: True,
            settings=FIRST,
        )

        assert cls(least) == found

    def test_recursive(self) -> None:
        """
        A class may hold instances of itself, also with other words there.
        """
        modes = {ToolChoiceMode: {ToolChoiceMode.AUTO: "auto"}}
        there = {ToolChoiceMode: {ToolChoiceMode.NONE: "none"}}
        rules = [record(Nest, inner=Key("in", words=there))]
        strategies = values(Nest), values(Nest, Dialect("x", rules, modes))

        for strategy in strategies:
            found = find(strategy, lambda x: Nest() in x.inner, settings=MANY)
            assert Nest() in found.inner

    def test_spread(self) -> None:
        """
        The keys beside a spread attribute are no keys of it.
        """
        strategy = values(SessionUpdate, DIALECTS["odd"], unknown=True)
        found = find(strategy, lambda _: True, settings=OWN)

        assert () == unsupported(found, DIALECTS["odd"])

    def test_records_there(self) -> None:
        """
        A class has what its record at the attribute requires, and no more.
        """
        accepted = find(
            values(live.AcceptRequest, LIVE), lambda _: True, settings=OWN
        )
        update = find(
            values(live.SessionUpdate, LIVE),
            lambda x: bool(x.session.delegation),
            settings=MANY,
        )

        assert accepted.session.model is not None
        assert () == unsupported(accepted, LIVE)
        assert () == unsupported(update, LIVE)

    def test_records_inside(self) -> None:
        """
        Two places share a strategy only if they have the same, at any depth.
        """
        texts = Key(records=[InputText, Variant(OutputText, tag="text")])
        parts = bare(live.Parts, "parts"), bare(live.Parts, "parts", texts)
        shapes = {
            supported._shape_of(record(live.Message, content=Key(records=x)))
            for x in (*parts, bare(live.Parts, "parts", texts))
        }

        assert 2 == len(shapes)

    def test_validated(self) -> None:
        """
        A class of `frozen()` is drawn as its constructor admits, too.
        """
        found = find(values(Slip), lambda x: bool(x._grade), settings=MANY)

        assert found._grade > 0

    def test_without_a_record(self) -> None:
        """
        A subclass without a record has the attributes of its base alone.
        """
        found = find(values(Slip, BETA), lambda _: True, settings=FIRST)

        assert Slip("") == found
        assert values(Owed, BETA).is_empty

    def test_without_keys(self) -> None:
        """
        Classes that are written without keys have no unknown ones.
        """
        strategy = values(AudioTranscription, BARE, unknown=True)

        assert find(strategy, lambda _: True, settings=FIRST).extra is None

    def test_any_value_but_null(self) -> None:
        """
        A class that is written as any JSON value isn't drawn with null.
        """
        strategy = values(MCPOpaqueError, AZURE_VOICE_LIVE)
        found = find(strategy, lambda _: True, settings=FIRST)

        assert () == unsupported(found, AZURE_VOICE_LIVE)


class TestFromType:
    def test_vendor(self) -> None:
        """
        `from_type()` draws the classes of vendors.
        """
        found = find(st.from_type(XAISession), lambda _: True, settings=FIRST)

        assert XAISession() == found

    def test_user(self) -> None:
        """
        It draws the classes that users make with `frozen()`.
        """

        @frozen
        class Booked(SessionResource):
            """
            A session with an attribute of the user's.
            """

            desk: int | None = None

        found = find(st.from_type(Booked), lambda _: True, settings=FIRST)

        assert Booked() == found

    def test_watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A function gets each class that there is, and each new one.
        """
        seen: list[type] = []
        monkeypatch.setattr(checked, "_WATCHING", [])

        checked.watch(seen.append)
        assert {SessionResource, XAISession} <= {*seen}
        later = frozen(type("Later", (), {"__annotations__": {}}))

        assert later is seen[-1]

    def test_register(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        What hypothesis calls registers our classes, and no others.
        """
        monkeypatch.setattr(checked, "_WATCHING", [])
        register()
        plain = frozen(type("Plain", (), {"__annotations__": {}}))

        assert plain() == find(
            st.from_type(plain), lambda _: True, settings=FIRST
        )


WRITTEN = XAI.evolve(
    "written",
    null_is_off=False,
    records=[
        XAI.of(cls).evolve(
            modalities=Key(rewrite=Rewrite({(): ()}, closed=True)),
            turn_detection=Key(off=None),
            tool_choice=Key(none=["auto"]),
            voice=Key(none=["x"]),
        )
        for cls in (SessionResource, XAISession)
    ],
)


class TestWritten:
    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (ToolChoiceMode.AUTO, "auto"),
            (NamedVoice("x"), "x"),
            (Unknown("y", "written"), "y"),
            (FunctionToolChoice("f"), {"type": "function", "name": "f"}),
            ("x", "x"),
        ],
        ids=str,
    )
    def test_words(self, value: Any, written: Any) -> None:
        """
        Values that are written as `None` or `OFF` is aren't drawn.
        """
        drawing = supported.DialectDrawing(
            st.nothing(), unknown=False, dialect=WRITTEN
        )  # chance finds few

        assert written == drawing.written(value)

    @pytest.mark.parametrize(
        ("value", "is_drawn"),
        [
            (None, True),
            ({}, False),
            ({"a": 1}, True),
            ({"id": 1}, False),
            (SessionResource(), False),
            (SessionResource(model="m"), True),
            (SessionResource(extra=Unknown({"id": 1}, "ga")), False),
            (SessionResource(extra=Unknown({"a": 1}, "ga")), True),
            (Unknown({"id": 1}, "ga"), False),
            (Unknown({"a": 1}, "ga"), True),
        ],
        ids=str,
    )
    def test_spread(self, value: Any, is_drawn: bool) -> None:
        """
        Values are drawn that have keys, and none of those beside their own.
        """
        siblings = frozenset({"id"})

        assert is_drawn == supported._may_be_spread(
            value, siblings
        )  # chance finds few

    def test_off(self) -> None:
        """
        `OFF` isn't drawn if null doesn't mean it, nor are words that differ.
        """
        session = find(
            values(SessionResource, WRITTEN, unknown=True),
            lambda _: True,
            settings=FIRST,
        )

        assert XAISession() == session


class TestRequired:
    @pytest.mark.parametrize("closed", [True, False])
    def test_rewritten(self, closed: bool) -> None:
        """
        A required attribute whose words are rewritten is always set.
        """
        table = {("audio",): ("audio",), ("text",): ("text",)}
        rewrite = Rewrite(table, closed=closed)
        rule = Key("output_modalities", rewrite=rewrite)
        dialect = BETA.evolve(
            "strict",
            records=[
                BETA.of(SessionResource).evolve(
                    modalities=rule, required=["modalities"]
                )
            ],
        )

        with pytest.raises(NoSuchExample):
            find(
                values(SessionResource, dialect),
                lambda session: session.modalities is None,
                settings=settings(max_examples=30, database=None),
            )
