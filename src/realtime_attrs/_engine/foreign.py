"""
Recognize tags of a union's families that no member of the union has.

For example, the tag of a server's event in a union of clients' events.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .._rules.classes import families_of, sides_of
from .._rules.dialect_data import DialectData as Dialect
from .._values.kinds import Instance
from .._values.messages import either
from .problems import WireError
from .words import plain


class Foreign:
    """
    The tags of a dialect's other classes in the families of a union.

    Args:
        classes: The classes of the union.
        dialect: The dialect.
        is_inside: Whether it is the union of an attribute.
    """

    def __init__(
        self, classes: Iterable[type], dialect: Dialect, *, is_inside: bool
    ) -> None:
        self._classes, self._dialect = classes, dialect
        self._is_inside = is_inside

    @cached_property
    def _families(self) -> Mapping[type, None]:
        found = (x for cls in self._classes for x in families_of(cls))
        return dict.fromkeys(found)

    @cached_property
    def _tags(self) -> Mapping[str, type]:
        """
        The tags, each with the family of its class.

        A tag that both sides have maps to the union's own family.
        """
        sides = {
            side for family in self._families for side in sides_of(family)
        }
        ours: dict[str, type] = {}
        others: dict[str, type] = {}
        for record in self._dialect.records if self._families else ():
            for family in families_of(record.cls):
                is_ours = family in self._families
                if not is_ours and sides.isdisjoint(sides_of(family)):
                    continue
                forms = self._dialect.variants_of(record.cls)
                tags = {form.tag for form in (record, *forms)} - {None}
                found = ours if is_ours else others
                found |= dict.fromkeys(map(str, tags), family)
        return {**others, **ours}

    def is_of_other_side(self, tag: Any) -> bool:
        """
        Check for a tag that only classes of the other side have.
        """
        family = self._tags.get(tag)
        return family is not None and family not in self._families

    def refuse(self, value: Any, key: str, expected: str) -> None:
        """
        Reject a foreign tag, and name the family of its class.
        """
        tag = plain(value)
        family = self._tags.get(tag) if type(tag) is str else None
        is_ours = family in self._families
        if family is None or (is_ours and self._is_inside):
            return
        if is_ours:
            hint = f"; structure it as {family.__name__}"
            message = f"expected {expected}, got {tag!r}{hint}"
        else:
            expected = either(Instance(x).expected for x in self._families)
            got = Instance(family).expected
            message = f"expected {expected}, got {tag!r}, {got}"
        raise WireError.at((key,), message)
