"""
What is computed once for each class.
"""

import gc
import weakref

import attrs

from realtime_attrs import SessionResource, apply_update, changes
from realtime_attrs._values.equality import PerClass


class TestPerClass:
    def test_once(self) -> None:
        """
        It is computed once, for any class.
        """
        seen = []

        class Own:
            pass

        def name_of(cls: type) -> str:
            seen.append(cls)
            return cls.__name__

        names = PerClass(name_of)

        for cls in (int, SessionResource, Own) * 2:
            assert cls.__name__ == names[cls]
        assert [int, SessionResource, Own] == seen

    def test_no_leak(self) -> None:
        """
        A user's class dies, although its sessions were updated.
        """

        def updated() -> "weakref.ref[type]":
            cls = attrs.make_class(
                "Own",
                {
                    "a": attrs.field(type=int | None, default=None),
                    "b": attrs.field(type=int, default=1),
                },
                bases=(SessionResource,),
                frozen=True,
            )
            after = apply_update(cls(a=1), cls(b=2))
            assert cls(b=2) == changes(SessionResource(), cls(b=2))
            assert cls(a=1, b=2) == after
            return weakref.ref(cls)

        gc.freeze()  # what is there already, so that collecting costs little
        found = updated()
        gc.collect()

        assert found() is None
