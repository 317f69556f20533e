"""
Live held against each model of the official SDK, and each of its options.
"""

import functools
import json

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
import typing_extensions as te

from openai.types import live as sdk
from openai.types import webhooks
from openai.types.responses import ResponseInputItem
from pydantic import BaseModel, TypeAdapter
from typing_extensions import is_typeddict

from payloads import differences
from realtime_attrs import Unknown, live
from realtime_attrs.converter import check, make_converter
from realtime_attrs.dialects import LIVE
from realtime_attrs.extending import BaseClientEvent, BaseServerEvent


CLOSED = make_converter(LIVE, forbid_extra_keys=True)
KEEPING = make_converter(LIVE, keep_unknown=True)
CLIENT: Any = BaseClientEvent | Unknown
SERVER: Any = BaseServerEvent | Unknown

SIDES: dict[Any, list[Any]] = {
    CLIENT: [sdk.ClientEvent, sdk.ConnectClientEvent, sdk.ForkClientEvent],
    SERVER: [sdk.ServerEvent, sdk.ConnectServerEvent, sdk.ForkServerEvent],
}
MODELS: dict[Any, Any] = {
    model: side
    for side, unions in SIDES.items()
    for union in unions
    for model in get_args(get_args(union)[0])
} | {
    sdk.LiveCreateResponse: live.CreateAnswer,
    sdk.SessionForkResponse: live.CreateAnswer,
    sdk.live_create_params.LiveCreateParams: live.CreateRequest,
    sdk.session_fork_params.SessionForkParams: live.CreateRequest,
    sdk.session_accept_params.SessionAcceptParams: live.AcceptRequest,
    sdk.session_refer_params.SessionReferParams: live.ReferRequest,
    sdk.session_reject_params.SessionRejectParams: live.RejectRequest,
    webhooks.LiveCallIncomingWebhookEvent: SERVER,
    webhooks.LiveTransportConnectedWebhookEvent: SERVER,
    webhooks.LiveTransportIncomingWebhookEvent: SERVER,
}
"""
The models of events and bodies, each with the type to read it as.
"""

TEXT = "QUJD"
SCALARS: dict[Any, list[Any]] = {
    str: [TEXT],
    int: [8000],
    float: [0.5],
    bool: [True, False],
    object: [TEXT],
}
IMAGE = {"type": "input_image", "image_url": TEXT, "detail": "original"}
ITEMS: list[Any] = [
    {"type": "function_call_output", "call_id": TEXT, "output": TEXT},
    {"type": "message", "role": "user", "content": [IMAGE]},
]
"""
Items of the Responses API that have a class.
"""

NEEDED = {"call_id", "server_label", "type", "object"}
"""
Keys that the SDK makes optional, and we need or write.
"""


@functools.cache
def examples(annotation: Any) -> list[Any]:  # noqa: PLR0911  # a table
    """
    List JSON values for an annotation, which together have all its options.
    """
    if is_typeddict(annotation) or (
        isinstance(annotation, type) and issubclass(annotation, BaseModel)
    ):
        return [*_objects(annotation)]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return [*arguments]
    if origin in (te.Annotated, te.Required):
        return examples(arguments[0])
    if origin is dict:
        return [{TEXT: TEXT}, {}]
    if origin is not None and len(arguments) == 1:  # an array
        return [[], *([x] for x in examples(arguments[0]))]
    if arguments:
        options = (x for x in arguments if x is not type(None))
        return [x for option in options for x in examples(option)]
    return SCALARS[annotation]


def _objects(model: Any) -> Iterator[dict[str, Any]]:
    if is_typeddict(model):
        hints = te.get_type_hints(model, include_extras=True)
        required = {x for x in hints if get_origin(hints[x]) is te.Required}
    else:
        fields = model.model_fields
        hints = {key: field.annotation for key, field in fields.items()}
        required = {x for x, field in fields.items() if field.is_required()}
    required |= NEEDED & hints.keys()
    if "delegation_id" in hints and "content" in hints:
        required.add("delegation_id")
    found = {key: _values(key, hint) for key, hint in hints.items()}
    least = {key: found[key][0] for key in hints if key in required}
    yield least
    for index in range(max(map(len, found.values()))):
        yield {
            key: options[index % len(options)]
            for key, options in found.items()
        }


def _values(key: str, hint: Any) -> list[Any]:
    options = get_args(hint)
    if key == "item" and len(options) > len(live.Item.__args__) * 2:
        return ITEMS
    # Null turns it off.
    is_off = key == "delegation" and type(None) in options
    return [*examples(hint), *([None] if is_off else [])]


def is_empty(difference: str) -> bool:
    """
    Tell whether an object that holds nothing, or a null, makes a difference.
    """
    path, _, what = difference.partition(": ")
    key = path.rpartition("/")[2]
    is_gone = what in ("{} is gone", "{'output': {}} is gone")
    return what == "None is new" or (is_gone and key in NORMAL)


def is_normal(difference: str) -> bool:
    """
    Tell whether a normal form makes a difference, as a message without a type.
    """
    path, _, _ = difference.partition(": ")
    return is_empty(difference) or path.endswith("/input/*/type")


NORMAL = {"audio", "output", "responses", "decisions", "text"}
"""
Objects that may hold nothing.
"""


def named(model: Any) -> str:
    """
    Name a model and its module, since some have the same name.
    """
    module = model.__module__.rpartition(".")[2]
    return f"{module}-{model.__name__}"


class TestModels:
    @pytest.mark.parametrize("model", MODELS, ids=named)
    def test_each(self, model: Any) -> None:
        """
        Each option of a model is read and written back the same.
        """
        validate = TypeAdapter(model).validate_json
        for payload in examples(model):
            value = CLOSED.structure(payload, MODELS[model])
            written = CLOSED.unstructure(value)

            assert "Unknown(" not in repr(value)
            assert [] == [
                x for x in differences(payload, written) if not is_normal(x)
            ]
            kept = KEEPING.structure(payload, MODELS[model])
            written = KEEPING.unstructure(kept)
            assert [] == [
                x for x in differences(payload, written) if not is_empty(x)
            ]
            assert () == check(payload, LIVE)
            validate(json.dumps(written))

    def test_items(self) -> None:
        """
        Any other input of the Responses API is kept.
        """
        for item in examples(ResponseInputItem):
            payload = {"type": "response.item.create", "item": item}

            value = KEEPING.structure(payload, CLIENT)
            written = KEEPING.unstructure(value)

            assert [] == [
                x for x in differences(payload, written) if not is_empty(x)
            ]
