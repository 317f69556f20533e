"""
The attributes of a record, each with its place and its codec.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from cattrs import BaseConverter

from .._constants import OFF
from .._kinds import Json, options_of
from ._codecs import Codec, Rewritten, Scalar, codec_of
from ._rules import Record, Rules


Tree: TypeAlias = dict[str, "Field | Tree"]
"""
The keys of an object and of the objects inside it.
"""


@attrs.frozen
class Field:
    """
    One attribute of a record: where it stands and what stands there.
    """

    name: str
    path: tuple[str, ...]
    codec: Codec
    required: bool
    null_is_off: bool

    @property
    def says_null(self) -> bool:
        """
        Whether the field must be there, and null is a value of it.
        """
        return self.required and self.codec == Scalar(Json())


def fields_of(
    record: Record, rules: Rules, converter: BaseConverter
) -> list[Field]:
    """
    Bring the rules for *record* together with the annotations of its class.
    """
    return [
        Field(
            name=field.name,
            path=tuple(record.paths[field.name].split(".")),
            codec=_codec_of(field, record, rules, converter),
            required=field.name in record.required,
            null_is_off=rules.null_is_off and OFF in options_of(field.type),
        )
        for field in attrs.fields(record.cls)
        if field.name in record.paths
    ]


def _codec_of(
    field: "attrs.Attribute[Any]",
    record: Record,
    rules: Rules,
    converter: BaseConverter,
) -> Codec:
    codec = codec_of(field.type, rules, converter)
    rewrite = rules.rewrites.get((record.cls, field.name))
    if rewrite is None:
        return codec
    return Rewritten(codec, rewrite, rules.dialect)


def tree_of(fields: Iterable[Field]) -> Tree:
    """
    Sort *fields* by the objects that they stand in.
    """
    root: Tree = {}
    for field in fields:
        place(root, field.path, field)
    return root


def place(root: dict[str, Any], path: tuple[str, ...], item: Any) -> None:
    """
    Put *item* where *path* leads, through objects that are made on the way.
    """
    *above, last = path
    for key in above:
        root = root.setdefault(key, {})
    root[last] = item
