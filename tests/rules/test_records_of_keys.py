"""
Which classes an attribute may have.
"""

from typing import Any

import pytest

from both_modes import read
from realtime_attrs import (
    CustomVoice,
    NamedVoice,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TracingMode,
)
from realtime_attrs.dialects import ANY, BETA, Key, Variant, record
from realtime_attrs.events import SessionUpdate
from realtime_attrs.extending import frozen
from rule_checks import both_ways, changed, problems, refused


class TestRecords:
    def test_fewer(self) -> None:
        """
        Other classes are neither read nor written there.
        """
        acme = changed(BETA, turn_detection=Key(records=[ServerVAD]))

        both_ways(
            acme,
            {"turn_detection": {"type": "server_vad"}},
            SessionResource(turn_detection=ServerVAD()),
        )
        assert [
            "/turn_detection/type: expected 'server_vad', got the string"
            " 'semantic_vad'"
        ] == problems(acme, {"turn_detection": {"type": "semantic_vad"}})
        assert refused(acme, SessionResource(turn_detection=SemanticVAD()))
        both_ways(acme, {"type": "semantic_vad"}, SemanticVAD())

    def test_none(self) -> None:
        """
        Without classes, the words are left.
        """
        acme = changed(BETA, tracing=Key(records=[]))

        both_ways(
            acme,
            {"tracing": "auto"},
            SessionResource(tracing=TracingMode.AUTO),
        )
        assert ["/tracing: expected 'auto', got an object"] == problems(
            acme, {"tracing": {}}
        )

    def test_taken_away(self) -> None:
        """
        `None` lets all classes stand there again.
        """
        acme = changed(BETA, turn_detection=Key(records=[ServerVAD]))
        again = changed(acme, turn_detection=Key(records=None))

        assert BETA.of(SessionResource) == again.of(SessionResource)

    def test_subclasses(self) -> None:
        """
        A subclass of an admitted class is admitted, in its own form.
        """

        @frozen
        class Patient(ServerVAD):
            """
            A detection that waits.
            """

            patience: int | None = None

        own = BETA.of(ServerVAD).evolve("patience", cls=Patient)
        form = own.evolve(ignored={"note": ANY})
        acme = BETA.evolve(
            "acme",
            records=[
                own,
                BETA.of(SessionResource).evolve(
                    turn_detection=Key(records=[ServerVAD, form])
                ),
            ],
        )
        payload = {"type": "server_vad", "patience": 2}

        both_ways(
            acme,
            {"turn_detection": payload},
            SessionResource(turn_detection=Patient(patience=2)),
        )
        assert SessionResource(turn_detection=Patient(patience=2)) == read(
            acme,
            {"turn_detection": {**payload, "note": 1}},
            SessionResource,
            forbid_extra_keys=True,
        )

    def test_ignored(self) -> None:
        """
        A variant ignores further keys there, and keeps the record's own.
        """
        detection = BETA.of(ServerVAD).evolve(ignored={"note": ANY})
        acme = BETA.evolve(
            "acme",
            records=[
                detection,
                BETA.of(SessionResource).evolve(
                    turn_detection=Key(
                        records=Variant(ServerVAD, ignored={"remark": "a"})
                    )
                ),
            ],
        )
        payload = {"type": "server_vad", "note": 1, "remark": "a"}

        assert SessionResource(turn_detection=ServerVAD()) == read(
            acme,
            {"turn_detection": payload},
            SessionResource,
            forbid_extra_keys=True,
        )
        assert [
            "/turn_detection/remark: expected 'a', got the string 'b'"
        ] == (problems(acme, {"turn_detection": {**payload, "remark": "b"}}))
        (problem,) = problems(acme, payload, ServerVAD, forbid_extra_keys=True)
        assert problem.startswith("/remark: unknown key")

    def test_whole_records(self) -> None:
        """
        A record is for that attribute alone.
        """
        other = record(ServerVAD, "threshold", tag="vad", threshold="level")
        acme = changed(BETA, turn_detection=Key(records=[other, SemanticVAD]))

        for payload, value in (
            ({"type": "vad", "level": 0.5}, ServerVAD(threshold=0.5)),
            ({"type": "semantic_vad"}, SemanticVAD()),
        ):
            both_ways(
                acme,
                {"turn_detection": payload},
                SessionResource(turn_detection=value),
            )
        both_ways(
            acme,
            {"type": "server_vad", "threshold": 0.5},
            ServerVAD(threshold=0.5),
        )

    @pytest.mark.parametrize(
        ("changes", "payload"),
        [
            ({"tag": "vad"}, {"type": "vad", "threshold": 0.5}),
            (
                {"constants": {"made.by": "acme"}},
                {
                    "type": "server_vad",
                    "threshold": 0.5,
                    "made": {"by": "acme"},
                },
            ),
            (
                {"tag": "vad", "constants": {"kind": "a"}},
                {"type": "vad", "kind": "a", "threshold": 0.5},
            ),
        ],
        ids=str,
    )
    def test_variants(self, changes: Any, payload: Any) -> None:
        """
        A variant has another tag there, or further constants.
        """
        acme = changed(
            BETA,
            turn_detection=Key(
                records=[Variant(ServerVAD, **changes), SemanticVAD]
            ),
        )

        both_ways(
            acme,
            {"turn_detection": payload},
            SessionResource(turn_detection=ServerVAD(threshold=0.5)),
        )
        both_ways(
            acme,
            {"type": "server_vad", "threshold": 0.5},
            ServerVAD(threshold=0.5),
        )

    def test_variants_of_derived_dialects(self) -> None:
        """
        A variant is of the record that the derived dialect has.
        """
        acme = changed(
            BETA, turn_detection=Key(records=[Variant(ServerVAD, tag="vad")])
        )
        derived = changed(acme, ServerVAD, threshold="level")

        both_ways(
            derived,
            {"turn_detection": {"type": "vad", "level": 0.5}},
            SessionResource(turn_detection=ServerVAD(threshold=0.5)),
        )

    def test_without_a_tag(self) -> None:
        """
        A variant may be without the tag.
        """
        acme = changed(
            BETA,
            SessionUpdate,
            session=Key(records=[Variant(SessionResource)]),
        )
        vad = changed(
            acme, turn_detection=Key(records=[Variant(ServerVAD, tag=None)])
        )

        both_ways(
            vad,
            {
                "type": "session.update",
                "session": {"turn_detection": {"threshold": 0.5}},
            },
            SessionUpdate(
                SessionResource(turn_detection=ServerVAD(threshold=0.5))
            ),
        )

    def test_gone_with_a_class(self) -> None:
        """
        A class that a derived dialect does not have goes there as well.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(NamedVoice, tag="named"),
                BETA.of(SessionResource).evolve(
                    voice=Key(records=[NamedVoice])
                ),
            ],
        )
        less = acme.evolve("less", without=[NamedVoice])

        both_ways(
            acme,
            {"voice": {"type": "named", "name": "eve"}},
            SessionResource(voice=NamedVoice("eve")),
        )
        both_ways(
            less, {"voice": "ash"}, SessionResource(voice=RealtimeVoice.ASH)
        )
        assert problems(less, {"voice": {"name": "eve"}})
        assert refused(less, SessionResource(voice=CustomVoice("v")))
