"""
Forms of a class: its record, and variants that differ in some rules.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from . import shapes
from .shapes import INHERITED
from .spellings import ignored_words


class Form:
    """
    A way to write a class as an object: a `Record`, or a `Variant` of one.
    """

    __slots__ = ()

    cls: type[Any]

    def of(self, cls: type[Any]) -> "Form":
        """
        Return the same form for another class, such as a subclass.
        """
        return attrs.evolve(self, cls=cls)  # type: ignore[misc]  # forms are attrs classes


@attrs.frozen(unsafe_hash=False)
class Variant(Form):
    """
    The dialect's record of a class, with another tag or further rules.

    Use it in ``Key(records=...)`` and ``record(variants=...)``, for example
    ``Variant(OutputText, tag="written")``.

    Args:
        cls: The class.

        tag: The other tag, or `None` for no tag; by default the record's tag.

        constants: Further constants, as in `record()`.

        ignored: Further keys to ignore, as in `record()`.

        required: Further attributes that are required, as in `record()`.

        keys:
            A mapping from attributes to keys that differ, such as
            ``{"speed": Key(as_string=True)}``.

    Raises:
        TypeError: An argument has the wrong shape.
    """

    cls: type[Any]
    tag: str | None = attrs.field(kw_only=True, default=INHERITED)
    constants: Mapping[str, str] = attrs.field(kw_only=True, factory=dict)
    ignored: Mapping[str, Any] = attrs.field(kw_only=True, factory=dict)
    required: Iterable[str] = attrs.field(kw_only=True, default=())
    keys: Mapping[str, Any] = attrs.field(kw_only=True, factory=dict)

    def __attrs_post_init__(self) -> None:
        shapes.one(self.cls, "Variant", kind=type, expected="a class")
        if self.tag is not None and self.tag is not INHERITED:
            shapes.word(self.tag, "Variant: tag")
        constants = shapes.constants(self.constants, "Variant: constants")
        object.__setattr__(self, "constants", constants)
        ignored = ignored_words(self.ignored, "Variant: ignored")
        object.__setattr__(self, "ignored", ignored)
        required = shapes.names(self.required, "Variant: required")
        object.__setattr__(self, "required", required)
        keys = shapes.by_key(self.keys, "Variant: keys")
        object.__setattr__(self, "keys", keys)
