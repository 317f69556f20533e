"""
Classes that a wire writes in more than one form.
"""

from typing import Any

import attrs
import pytest

from both_modes import MODES, comes_back, problems, read
from realtime_attrs import (
    OFF,
    CustomVoice,
    FunctionTool,
    Prompt,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    convert_payload,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    GA,
    QWEN_OMNI,
    XAI,
    record,
)
from realtime_attrs.events import (
    OutputAudio,
    ResponseContentPartAdded,
)


NESTED = {"type": "function", "function": {"name": "f"}}
ELSEWHERE = "key of another form of FunctionTool, expected"


class TestXAI:
    def test_real(self) -> None:
        """
        A tool as xAI's servers answer it is read whole, and written flat.
        """
        tool = {"name": "f", "description": "d", "parameters": {"a": 1}}

        for options in MODES:
            assert FunctionTool("f", "d", {"a": 1}) == read(
                XAI, {"type": "function", "function": tool}, **options
            )
        assert {"type": "function", **tool} == comes_back(
            XAI, {"type": "function", "function": tool}
        )

    @pytest.mark.parametrize("options", MODES, ids=str)
    def test_flat_beside_nested(self, options: dict[str, bool]) -> None:
        """
        Keys next to the nested form are rejected, with their paths in it.
        """
        payload = {**NESTED, "description": "d", "parameters": {"a": 1}}

        assert [
            f"/tools/0/description: {ELSEWHERE} 'function.description'",
            f"/tools/0/parameters: {ELSEWHERE} 'function.parameters'",
        ] == problems(XAI, {"tools": [payload]}, SessionResource, **options)

    @pytest.mark.parametrize("options", MODES[:2], ids=str)
    def test_nested_beside_flat(self, options: dict[str, bool]) -> None:
        """
        Neither is what stands below `function` lost beside a name.
        """
        payload = {**NESTED, "name": "f"}
        payload["function"] = {"name": "f", "description": "d", "new": 1}

        assert [
            f"/function/name: {ELSEWHERE} 'name'",
            f"/function/description: {ELSEWHERE} 'description'",
        ] == problems(XAI, payload, **options)

    def test_closed(self) -> None:
        """
        Where unknown keys are refused, the whole of it is one.
        """
        assert [
            "/function: unknown key; expected one of 'type', 'name',"
            " 'description', 'parameters'"
        ] == problems(XAI, {**NESTED, "name": "f"}, forbid_extra_keys=True)

    @pytest.mark.parametrize("options", MODES, ids=str)
    @pytest.mark.parametrize(
        "payload",
        [
            {**NESTED, "name": None, "description": None, "parameters": None},
            {"type": "function", "function": {"name": "f"}, "name": None},
        ],
        ids=str,
    )
    def test_null(self, options: dict[str, bool], payload: Any) -> None:
        """
        Null says nothing, in either form.
        """
        assert FunctionTool("f") == read(XAI, payload, **options)

    @pytest.mark.parametrize(
        ("payload", "written"),
        [
            (
                {"type": "function", "name": "f", "function": None},
                {"type": "function", "name": "f", "function": None},
            ),
            (
                {"type": "function", "name": "f", "function": 5},
                {"type": "function", "name": "f", "function": 5},
            ),
            (
                {"type": "function", "name": "f", "function": {}},
                {"type": "function", "name": "f"},
            ),
            (
                {"type": "function", "name": "f", "function": {"name": None}},
                {"type": "function", "name": "f"},
            ),
            (
                {**NESTED, "function": {"name": "f", "strict": True}},
                {
                    "type": "function",
                    "name": "f",
                    "function": {"strict": True},
                },
            ),
            (
                {**NESTED, "new": 1},
                {"type": "function", "name": "f", "new": 1},
            ),
        ],
        ids=str,
    )
    def test_unknown_keys(self, payload: Any, written: Any) -> None:
        """
        Unknown keys of either form come back.
        """
        assert written == comes_back(XAI, payload)
        assert FunctionTool("f") == read(XAI, payload)

    @pytest.mark.parametrize(
        ("extra", "problem"),
        [
            (
                {"function": {"name": "g"}},
                f"/function/name: {ELSEWHERE} 'name'",
            ),
            (
                {"name": "g"},
                "/name: expected an unknown key, got a key of the xai dialect",
            ),
            (
                {"function": {}},
                "/function: expected an unknown key, got a key of the xai"
                " dialect",
            ),
        ],
        ids=str,
    )
    def test_extra(self, extra: Any, problem: str) -> None:
        """
        Values that would be read as the other form are not written.
        """
        tool = FunctionTool("f", extra=Unknown(extra, "xai"))
        with pytest.raises(WireError) as caught:
            make_converter(XAI).unstructure(tool)

        assert problem == str(caught.value)
        assert 1 == len(unsupported(tool, XAI))

    def test_conversion(self) -> None:
        """
        Converting a payload loses nothing either.
        """
        payload = {"tools": [{**NESTED, "description": "d"}]}

        for to in (XAI, GA):
            with pytest.raises(WireError, match="/tools/0/description: key"):
                convert_payload(payload, to, source=XAI)

    @pytest.mark.parametrize("options", MODES, ids=str)
    def test_another_tag(self, options: dict[str, bool]) -> None:
        """
        A form with another tag is read wherever the class is.
        """
        part = {"type": "audio", "transcript": "a"}
        event = {
            "type": "response.content_part.added",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "part": part,
        }

        assert OutputAudio(transcript="a") == read(
            XAI, part, OutputAudio, **options
        )
        assert (
            OutputAudio(transcript="a")
            == read(XAI, event, ResponseContentPartAdded, **options).part
        )
        assert [
            "/type: expected 'output_audio', got the string 'sound'"
        ] == problems(XAI, {"type": "sound"}, OutputAudio, **options)

    def test_subclasses(self) -> None:
        """
        A subclass of the user's is read in both forms, too.
        """

        @attrs.frozen
        class Mine(FunctionTool):
            function: str = ""

        for payload in (NESTED, {"type": "function", "name": "f"}):
            assert Mine("f") == read(XAI, payload, Mine)


class TestQwen:
    @pytest.mark.parametrize("options", MODES, ids=str)
    def test_flat(self, options: dict[str, bool]) -> None:
        """
        Keys that OpenAI's wires have at the top of a tool get their paths here.
        """
        payload = {**NESTED, "description": "d"}

        assert [
            "/description: key of another dialect; the qwen-omni dialect has"
            " it at function.description"
        ] == problems(QWEN_OMNI, payload, **options)


FORMS = GA.evolve(
    "acme",
    records=(
        record(
            Prompt,
            "id",
            tag="prompt",
            constants={"object": "prompt", "meta.object": "meta"},
            version="meta.version",
            variables="meta.variables",
            variants=[
                # The same object inside, with other keys.
                record(
                    Prompt,
                    "id",
                    tag="prompt",
                    id="meta.id",
                    version="meta.version",
                ),
                # Here `meta` and `more` are values, and there objects.
                record(
                    Prompt,
                    tag="template",
                    id="meta",
                    version="number",
                    variables="more",
                ),
                # Without a tag.
                record(Prompt, "id", id="prompt_id", version="more.version"),
            ],
        ),
        record(
            CustomVoice,
            variants=[record(CustomVoice, tag="custom", id="voice_id")],
        ),
        GA.of(SessionResource).evolve(
            variants=[
                record(
                    SessionResource,
                    "model",
                    tag="flat",
                    turn_detection="detection",
                )
            ]
        ),
    ),
)
OWN = {"type": "prompt", "id": "p", "meta": {"version": "1"}}


class TestForms:
    @pytest.mark.parametrize(
        "payload",
        [
            OWN,
            {"type": "prompt", "meta": {"id": "p", "version": "1"}},
            {"type": "template", "meta": "p", "number": "1"},
            {"prompt_id": "p", "more": {"version": "1"}},
        ],
        ids=str,
    )
    @pytest.mark.parametrize("options", MODES, ids=str)
    def test_read(self, payload: Any, options: dict[str, bool]) -> None:
        """
        Each form is read.
        """
        assert Prompt("p", "1") == read(FORMS, payload, Prompt, **options)
        assert {
            "type": "prompt",
            "object": "prompt",
            "id": "p",
            "meta": {"version": "1", "object": "meta"},
        } == comes_back(FORMS, payload, Prompt)

    @pytest.mark.parametrize("options", MODES, ids=str)
    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {**OWN, "meta": {"id": "q"}},
                "/meta/id: key of another form of Prompt, expected 'id'",
            ),
            (
                {**OWN, "prompt_id": "q"},
                "/prompt_id: key of another form of Prompt, expected 'id'",
            ),
            (
                {
                    "type": "prompt",
                    "meta": {"id": "p", "variables": {"a": "b"}},
                },
                "/meta/variables: key of another form of Prompt; this form"
                " has no 'variables'",
            ),
            (
                {**OWN, "more": {"a": "b"}},
                "/more: key of another form of Prompt, expected"
                " 'meta.variables'",
            ),
            (
                {"prompt_id": "p", "object": "other"},
                "/object: key of another form of Prompt",
            ),
            (
                {"prompt_id": "p", "type": "other"},
                "/type: expected 'prompt', got the string 'other'",
            ),
            (
                {"type": "prompt", "meta": {"id": "p", "object": "meta"}},
                "/meta/object: key of another form of Prompt",
            ),
        ],
        ids=str,
    )
    def test_mixed(
        self, payload: Any, problem: str, options: dict[str, bool]
    ) -> None:
        """
        A key of another form is refused, also inside a shared object.
        """
        assert [problem] == problems(FORMS, payload, Prompt, **options)

    @pytest.mark.parametrize("options", MODES, ids=str)
    def test_constants(self, options: dict[str, bool]) -> None:
        """
        A word that is written in any case may stand in any form.
        """
        payload = {"prompt_id": "p", "object": "prompt"}

        assert Prompt("p") == read(FORMS, payload, Prompt, **options)
        assert Prompt("p") == read(
            FORMS, {"prompt_id": "p", "type": None}, Prompt, **options
        )

    def test_tagged(self) -> None:
        """
        Where the class has no tag of its own, that of another form tells it.
        """
        payload = {"type": "custom", "voice_id": "v"}

        for options in MODES:
            assert CustomVoice("v") == read(
                FORMS, payload, CustomVoice, **options
            )
            assert CustomVoice("v") == read(
                FORMS, {"id": "v"}, CustomVoice, **options
            )
        assert ["/id: required key is missing"] == problems(
            FORMS, {}, CustomVoice
        )
        for options in MODES:
            assert ["/type: key of another form of CustomVoice"] == problems(
                FORMS, {"type": "new", "id": "v"}, CustomVoice, **options
            )

    @pytest.mark.parametrize("detection", [None, {"type": "server_vad"}])
    def test_off(self, detection: Any) -> None:
        """
        Where null is off, it is refused as well.
        """
        payload = {"type": "realtime", "detection": detection}

        for options in MODES:
            assert [
                "/detection: key of another form of SessionResource,"
                " expected 'audio.input.turn_detection'"
            ] == problems(FORMS, payload, SessionResource, **options)
        found = read(FORMS, {**payload, "type": "flat"}, SessionResource)
        assert SessionResource(turn_detection=off_or(detection)) == found


def off_or(detection: Any) -> Any:
    """
    Say what a detection is read as.
    """
    return OFF if detection is None else ServerVAD()
