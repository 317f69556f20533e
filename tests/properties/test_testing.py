"""
What the strategies draw survives the wire.
"""

import functools

from typing import Any

import attrs
import pytest

from hypothesis import given, settings
from hypothesis import strategies as st

import realtime_attrs

from payloads import DIALECTS, TYPES
from readings import keeping
from realtime_attrs import SessionResource, TurnDetection
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    GA,
    GLM,
    HUGGING_FACE,
    INWORLD,
    LOCALAI,
    QWEN_AUDIO,
    QWEN_LIVE_TRANSLATE,
    QWEN_OMNI,
    QWEN_OMNI_38,
    SPEACHES,
    STEPFUN,
    XAI,
    Dialect,
)
from realtime_attrs.testing import assert_round_trips, values, wire_sessions
from realtime_attrs.vendors import (
    azure_voice_live,
    glm,
    hugging_face,
    inworld,
    localai,
    qwen,
    speaches,
    stepfun,
    xai,
)
from vendors_only import BY_VENDORS, NOWHERE


wires = functools.cache(wire_sessions)

FEW = settings.get_profile("few").max_examples
IS_SHORT = settings.default.max_examples <= FEW
OWNERS = (
    (AZURE_VOICE_LIVE, azure_voice_live, ""),
    (GLM, glm, ""),
    (HUGGING_FACE, hugging_face, ""),
    (INWORLD, inworld, ""),
    (LOCALAI, localai, ""),
    (QWEN_AUDIO, qwen, "Audio"),
    (QWEN_LIVE_TRANSLATE, qwen, "LiveTranslate"),
    (QWEN_OMNI, qwen, ""),
    (QWEN_OMNI_38, qwen, "Omni38"),
    (SPEACHES, speaches, ""),
    (STEPFUN, stepfun, ""),
    (XAI, xai, ""),
)
"""
The dialects with classes of their own, and how their unions' names begin.
"""


def names_of(dialect: Dialect, module: Any, prefix: str) -> list[str]:
    """
    Name a client's events, and where examples are many, all that a wire has.

    They have the vendor's sessions; `test_vendor_laws` draws what servers say.
    """
    unions = [f"{prefix}ClientEvent", f"{prefix}ServerEvent"]
    if IS_SHORT:
        return unions[:1]
    if module is not qwen:
        return [*module.__all__]
    classes = {record.cls for record in dialect.records}
    return unions + [
        name for name in module.__all__ if getattr(module, name) in classes
    ]


@attrs.define
class Call:
    """
    A class of a user's that holds ours.
    """

    session: SessionResource
    detection: TurnDetection | None
    number: str


class TestFromType:
    @given(call=st.from_type(Call))
    def test_inside_the_users_own(self, call: Call) -> None:
        """
        Hypothesis finds our strategies by itself, inside a user's class too.
        """
        assert isinstance(call.session, SessionResource)
        assert isinstance(call.number, str)


class TestDialects:
    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    @given(data=st.data())
    def test_wire_sessions(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Payloads are drawn as they are written.
        """
        converter = make_converter(dialect, forbid_extra_keys=True)
        payload = data.draw(wires(dialect))

        session = converter.structure(payload, SessionResource)

        assert payload == converter.unstructure(session)

    @pytest.mark.parametrize(
        ("dialect", "module", "name"),
        [
            (dialect, module, name)
            for dialect, module, prefix in OWNERS
            for name in names_of(dialect, module, prefix)
        ],
        ids=str,
    )
    @given(data=st.data())
    def test_vendor(
        self, dialect: Dialect, module: Any, name: str, data: st.DataObject
    ) -> None:
        """
        The classes and aliases of a vendor survive its wire.
        """
        annotation = getattr(module, name)
        value = data.draw(values(annotation, dialect, unknown=True))

        for converter in keeping(dialect):
            assert_round_trips(converter, value, annotation)

    @pytest.mark.parametrize(
        "name", [name for name in TYPES if name != NOWHERE]
    )
    @given(data=st.data())
    def test_values(self, name: str, data: st.DataObject) -> None:
        """
        Any class, enum or alias can be drawn, and survives today's wire.

        What OpenAI has not survives that of a vendor who has it.
        """
        annotation = getattr(realtime_attrs, name)
        dialect = BY_VENDORS.get(name, GA)
        value = data.draw(values(annotation, dialect, unknown=True))

        converter = make_converter(dialect, keep_unknown=True)
        assert_round_trips(converter, value, annotation)
