"""
Copies for logs of users' containers, exceptions and other classes.
"""

from collections import ChainMap, UserDict, defaultdict, deque
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Self

import attrs
import pytest

from realtime_attrs import redacted
from realtime_attrs.events import ErrorDetails, FunctionCall, UserMessage
from realtime_attrs.extending import SecretText
from realtime_attrs.vendors.localai import RecognizedSpeaker


def hidden(value: Any) -> Any:
    """
    Redact everything.
    """
    return redacted(value, audio=True, transcripts=True)


class Items(list[str]):
    """
    A list whose constructor has another signature.
    """

    def __init__(self, owner: str, items: list[str]) -> None:
        super().__init__(items)
        self.owner = owner


class Pair(tuple[str, str]):  # noqa: SLOT001  # as users write it
    """
    A tuple whose constructor has another signature.
    """

    def __new__(cls, one: str, other: str) -> Self:
        """
        Make a pair.
        """
        return super().__new__(cls, (one, other))


class Sound(bytes):
    """
    Bytes of a user's class.
    """


class Table(dict[str, str]):
    """
    A dictionary whose constructor has another signature.
    """

    def __init__(self, owner: str, **items: str) -> None:
        super().__init__(items)
        self.owner = owner


class Headers(MutableMapping[str, str]):
    """
    A mapping that holds its items in another object.
    """

    def __init__(self, **held: str) -> None:
        self.held = held

    def __getitem__(self, key: str) -> str:
        """
        Return an item.
        """
        return self.held[key]

    # Copies are dictionaries, so nothing may call these.
    __setitem__ = __delitem__ = __len__ = None

    def __iter__(self) -> Iterator[str]:
        """
        List the keys.
        """
        return iter(self.held)


class Login(NamedTuple):
    """
    A tuple with the name of a secret.
    """

    user_id: str
    password: str


@attrs.define
class FailedError(Exception):
    """
    An exception with attributes.
    """

    note: str
    authorization: str


@attrs.define
class Marked:
    """
    A class whose annotations are strings.
    """

    pin: "SecretText"
    more: "SecretText | None" = None
    unknown: "Nowhere | None" = None  # type: ignore[name-defined]  # noqa: F821


@attrs.define
class Redefined(Marked):
    """
    A class that redefines a secret attribute.
    """

    pin: str = ""


@dataclass
class MarkedData:
    """
    A dataclass with secrets.
    """

    pin: SecretText
    pins: dict[str, SecretText]


@attrs.define(slots=False)
class Derived:
    """
    A class that sets more than its attributes.
    """

    note: str

    def __attrs_post_init__(self) -> None:
        """
        Set another attribute.
        """
        self.raw = [self.note]
        self.api_key = self.note

    @cached_property
    def upper(self) -> str:
        """
        The note in capitals.
        """
        return self.note.upper()


@attrs.define(getstate_setstate=False)
class Closed:
    """
    A class whose instances can't be pickled.
    """

    note: str

    __getstate__ = None

    @cached_property
    def upper(self) -> str:
        """
        The note in capitals.
        """
        return self.note.upper()


@attrs.frozen
class Name(str):  # noqa: SLOT000  # as users write it
    """
    A string with an attribute.
    """

    note: str = "note"


class TestContainers:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (Items("me", ["ab"]), ["**"]),
            (Pair("ab", "c"), ("**", "*")),
            (Sound(b"ab"), bytes(2)),
            (memoryview(b"ab"), bytes(2)),
            (deque(["ab"], 3), deque(["**"])),
            (Table("me", a="ab"), {"a": "**"}),
            (defaultdict(list, a=["ab"]), {"a": ["**"]}),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_classes(self, value: Any, expected: Any) -> None:
        """
        Containers of users' classes stay so, without a call of the class.
        """
        result = hidden(value)

        assert expected == result
        assert type(value) is type(result)

    def test_attributes(self) -> None:
        """
        Attributes of a container are copied, too.
        """
        assert "**" == hidden(Items("me", [])).owner
        assert "**" == hidden(Table("me")).owner
        assert list is hidden(defaultdict(list)).default_factory
        assert 3 == hidden(deque(maxlen=3)).maxlen

    @pytest.mark.parametrize(
        "value",
        [Headers(a="ab"), ChainMap({"a": "ab"}), UserDict(a="ab")],
        ids=lambda value: type(value).__name__,
    )
    def test_other_mappings(self, value: Any) -> None:
        """
        Other mappings become dictionaries, and stay as they are themselves.
        """
        assert {"a": "**"} == hidden(value)
        assert "ab" == value["a"]

    def test_tokens_as_keys(self) -> None:
        """
        Tokens in keys are secrets, and no item is lost.
        """
        value = {"sk-1": "a", "***": "b", "sk-2": "c", ("ek_1", 3): "d"}

        assert {"***": "a", "***1": "b", "***2": "c", ("***", 3): "d"} == (
            redacted(value)
        )

    def test_named_tuple(self) -> None:
        """
        The names of a tuple decide about its items.
        """
        assert Login("u", "***") == redacted(Login("u", "pass"))
        assert Login("u", "***") == hidden(Login("u", "pass"))


class TestInstances:
    def test_exception(self) -> None:
        """
        The text of an exception is hidden with its attributes.
        """
        error = FailedError("ab", "xyz")
        error.args = (*error.args, "more")

        assert "('ab', '***', '***')" == str(redacted(error))
        assert "('**', '***', '***')" == str(hidden(error))
        assert ("ab", "xyz", "more") == error.args

    def test_other_attributes(self) -> None:
        """
        Values that are not in attributes of attrs are hidden, too.
        """
        value = Derived("ab")
        assert "AB" == value.upper
        result = hidden(value)

        assert {"note": "**", "raw": ["**"], "api_key": "***"} == vars(result)
        assert "***" == redacted(value).api_key
        assert "**" == result.upper

    def test_no_pickle(self) -> None:
        """
        An instance is copied although it can't be pickled.
        """
        value = Closed("ab")

        assert "AB" == value.upper
        assert "**" == hidden(value).upper

    def test_builtin_base(self) -> None:
        """
        A class that derives from a string has the empty string.
        """
        assert "" == str(hidden(Name()))
        assert "****" == hidden(Name()).note

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (Marked("123", "4"), Marked("***", "***")),
            (Redefined(pin="123"), Redefined(pin="***")),
            (MarkedData("123", {"a": "4"}), MarkedData("***", {"a": "***"})),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_annotations(self, value: Any, expected: Any) -> None:
        """
        The annotation decides in each class, also if it's a string.
        """
        assert expected == redacted(value)


class TestPersons:
    def test_speaker(self) -> None:
        """
        The name of a speaker isn't a label.
        """
        speaker = RecognizedSpeaker(1, 0, True, name="Ada", id="p1")

        assert RecognizedSpeaker(1, 0, True, name="***", id="p1") == (
            hidden(speaker)
        )

    @pytest.mark.parametrize(
        "text", ["ada@example.org", "+491234", "我的名字", "a b", "a" * 129]
    )
    def test_identifiers(self, text: str) -> None:
        """
        Addresses, telephone numbers and words aren't identifiers.
        """
        assert UserMessage([], id="*" * len(text)) == (
            hidden(UserMessage([], id=text))
        )

    def test_labels_with_blanks(self) -> None:
        """
        A label with a blank may be words of a person; keys stay.
        """
        call = FunctionCall("my words", "", call_id="c")

        assert FunctionCall("********", "", call_id="c") == hidden(call)
        assert {"my words": "**", ("***",): 0} == (
            hidden({"my words": "ab", ("a b",): 1})
        )

    @pytest.mark.parametrize("text", ["item_1", "rtc:a/b.c-d", "3f-4"])
    def test_kept(self, text: str) -> None:
        """
        Identifiers and codes of errors stay.
        """
        details = ErrorDetails("error", "", event_id=text, code=text)

        assert details == hidden(details)
