"""
Rules of a record that contradict each other.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    CustomVoice,
    FunctionTool,
    SemanticVAD,
    ServerVAD,
)
from realtime_attrs.dialects import (
    BETA,
    Fallback,
    Key,
    Variant,
    bare,
    record,
)
from realtime_attrs.events import Response, SessionCreated
from rule_checks import changed


TOOL = record(FunctionTool, "name", "description", tag="function")


class TestRecords:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(
                    SemanticVAD, tag="a", tag_key="kind", eagerness="kind"
                ),
                "record(SemanticVAD): 'kind' is the path of the tag and of 'eagerness'",
            ),
            (
                lambda: record(
                    SemanticVAD,
                    "eagerness",
                    tag="a",
                    constants={"kind.a": "x"},
                    tag_key="kind",
                ),
                "record(SemanticVAD): 'kind.a' is the path of the tag and of the constant 'x'",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", idle_timeout_ms="a"
                ),
                "record(ServerVAD): 'a' is the path of 'threshold' and of 'idle_timeout_ms'",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", constants={"a.b": "x"}
                ),
                "record(ServerVAD): 'a.b' is the path of the constant 'x' and of 'threshold'",
            ),
            (
                lambda: bare(SemanticVAD, "eagernes"),
                "record(SemanticVAD): no attribute 'eagernes'; did you mean 'eagerness'?",
            ),
            (
                lambda: bare(FunctionTool, "description"),
                "record(FunctionTool): required: 'name' has no key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness", Key(alias="e")),
                "record(SemanticVAD): 'eagerness': alias: a bare value has no key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness", Key(fallback="e")),
                "record(SemanticVAD): 'eagerness': fallback: a bare value has no key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(tag="a"),
                "record(SemanticVAD): a class written as 'eagerness' alone has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    constants={"a": "b"}
                ),
                "record(SemanticVAD): a class written as 'eagerness' alone has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    "create_response"
                ),
                "record(SemanticVAD): a class written as 'eagerness' alone has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    ignored={"a": "b"}
                ),
                "record(SemanticVAD): a class written as 'eagerness' alone has no other key",
            ),
        ],
        ids=map(str, count()),
    )
    def test_records(self, make: Callable[[], Any], message: str) -> None:
        """
        A record that cannot be right is refused by name.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(BETA, voice=Key(alias="model")),
                "record(SessionResource): 'model' is the path of 'model' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(fallback=Fallback("model.voice"))
                ),
                "record(SessionResource): 'model.voice' is the path of 'model' and of the fallback of 'voice'",
            ),
            (
                lambda: changed(BETA, voice=Key(alias="voice")),
                "record(SessionResource): 'voice' is the path of 'voice' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), model=Key(alias="a.b")
                ),
                "record(SessionResource): 'a' is the path of the alias of 'model' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, session=Key(alias="said")
                ),
                "record(SessionCreated): 'session': alias: a path that ends in '*' has no key",
            ),
            (
                lambda: changed(BETA, Response, id=Key(alias="object")),
                "record(Response): 'object' is the path of the constant 'realtime.response' and of the alias of 'id'",
            ),
            (
                lambda: changed(BETA, ServerVAD, threshold=Key(alias="type")),
                "record(ServerVAD): 'type' is the path of the tag and of the alias of 'threshold'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), ignored={"a": "b"}
                ),
                "record(SessionResource): 'a' is the path of the alias of 'voice' and of an ignored key",
            ),
            (
                lambda: changed(BETA, voice=Key(alias="a", fallback="a")),
                "record(SessionResource): 'a' is the path of the alias of 'voice' and of the fallback of 'voice'",
            ),
            (
                lambda: changed(BETA, voice=Key(alias="a", fallback="b")),
                "record(SessionResource): 'voice': a key has an alias or a fallback, not both",
            ),
            (
                lambda: changed(BETA, ignored={"model": "a"}),
                "record(SessionResource): 'model' is the path of 'model' and of an ignored key",
            ),
            (
                lambda: changed(BETA, ServerVAD, ignored={"type": "a"}),
                "record(ServerVAD): 'type' is the path of the tag and of an ignored key",
            ),
            (
                lambda: changed(BETA, misplaced={"model": "voice"}),
                "record(SessionResource): misplaced: 'model' is the path of 'model'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), misplaced={"a": "voice"}
                ),
                "record(SessionResource): misplaced: 'a' is the path of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, misplaced={"a": "voice"}, ignored={"a": "x"}
                ),
                "record(SessionResource): misplaced: 'a' is the path of an ignored key",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, explicit_nulls=["session"]
                ),
                "record(SessionCreated): explicit_nulls: the path of 'session' ends in '*', so it can't be null",
            ),
        ],
        ids=map(str, count()),
    )
    def test_paths(self, make: Callable[[], Any], message: str) -> None:
        """
        Two rules cannot read one path.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[record(CustomVoice)]
                ),
                "record(FunctionTool): variants: expected forms of FunctionTool, got CustomVoice",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(CustomVoice)]
                ),
                "record(FunctionTool): variants: expected forms of FunctionTool, got CustomVoice",
            ),
            (
                lambda: changed(
                    BETA,
                    FunctionTool,
                    variants=[record(FunctionTool, tag="f", tag_key="kind")],
                ),
                "record(FunctionTool): variants: expected an object with its tag at 'type'",
            ),
            (
                lambda: changed(BETA, FunctionTool, variants=[TOOL]),
                "record(FunctionTool): variants: a form needs another tag, or a further required key",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(FunctionTool)]
                ),
                "record(FunctionTool): variants: a Variant needs another tag than 'function'",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[bare(FunctionTool, "name")]
                ),
                "record(FunctionTool): variants: expected an object with its tag at 'type'",
            ),
            (
                lambda: changed(
                    BETA,
                    ServerVAD,
                    variants=[
                        record(ServerVAD, "threshold", tag="semantic_vad")
                    ],
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and SemanticVAD both have 'semantic_vad'",
            ),
        ],
        ids=map(str, count()),
    )
    def test_variants(self, make: Callable[[], Any], message: str) -> None:
        """
        A variant has to be a form of the class that differs.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_path_of_a_bare_class(self) -> None:
        """
        A class that is written as one attribute has no path for it.
        """
        with pytest.raises(ValueError, match="eagerness"):
            bare(SemanticVAD, "eagerness", Key("e"))

    def test_without_what_the_class_needs(self) -> None:
        """
        A record has the attributes without which its class cannot be made.
        """
        with pytest.raises(ValueError, match="name"):
            BETA.of(FunctionTool).evolve(without=["name"])
