"""Tolls: the rules of codebook section 6, with the values they must give."""

import random
from typing import Any

import pytest
from effort import DOUBLING, work
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model import Claim
from geomap.tolls import FIELDS, Tolls, fits, reconcile


def claim(value: int | None, low: Any = "=", high: Any = "=", **fields: Any) -> Claim:
    """A claim of an exact figure unless bounds are given."""
    given_ = {"field": "fatalities", "report_id": "r", "start": 0, "end": 1} | fields
    return Claim(
        value=value,
        low=value if low == "=" else low,
        high=value if high == "=" else high,
        **given_,  # type: ignore[arg-type]
    )


def exact(n: int, **fields: Any) -> Claim:
    return claim(n, **fields)


def at_least(n: int, **fields: Any) -> Claim:
    return claim(n, n, None, **fields)


def up_to(n: int, **fields: Any) -> Claim:
    return claim(n, None, n, **fields)


def vague(n: int, **fields: Any) -> Claim:
    return claim(n, n, None, role="vague", **fields)


def dead(*claims: Claim) -> tuple[int | None, int | None, int | None]:
    tolls = reconcile(claims)
    return tolls.fatalities, tolls.fatalities_low, tolls.fatalities_high


@pytest.mark.parametrize(
    ("one", "reads"),
    [
        (exact(14), (14, 14, 14)),
        (at_least(16), (16, 16, None)),
        (up_to(20), (20, None, 20)),
        (claim(7, 7, 8), (7, 7, 8)),
        (vague(12), (12, 12, None)),
        (exact(0), (0, 0, 0)),
        (claim(None, None, None), (None, None, None)),
    ],
)
def test_one_claim_reads_as_it_stands(
    one: Claim, reads: tuple[int | None, int | None, int | None]
) -> None:
    assert dead(one) == reads


def test_nothing_said_is_null_and_not_zero() -> None:
    assert reconcile([]) == Tolls()
    assert reconcile([exact(3, field="injured")]).fatalities is None


@pytest.mark.parametrize(
    ("claims", "reads"),
    [
        # five soldiers and 12 Taliban
        ((exact(5, side="state"), exact(12, side="rebel")), (17, 17, 17)),
        # at least eight soldiers; three militants
        ((at_least(8, side="state"), exact(3, side="rebel", claimant="police")), (11, 11, None)),
        # 14 soldiers; at least 30 Taliban
        (
            (exact(14, side="state", claimant="councilor"), at_least(30, side="rebel")),
            (44, 44, None),
        ),
        # killed on their side given between 12 and 126; four attackers killed
        (
            (
                claim(12, 12, 126, side="state", claimant="government"),
                exact(4, side="rebel", attacker=True),
            ),
            (16, 16, 130),
        ),
        # 30 attackers by one; 50 soldiers by a second, 10 by a third
        (
            (
                exact(30, side="rebel", attacker=True, claimant="ministry"),
                exact(50, side="state", claimant="council"),
                exact(10, side="state", claimant="taliban"),
            ),
            (40, 40, 80),
        ),
    ],
)
def test_sides_add_up(
    claims: tuple[Claim, ...], reads: tuple[int | None, int | None, int | None]
) -> None:
    assert dead(*claims) == reads


@pytest.mark.parametrize(
    ("claims", "reads", "disputed"),
    [
        ((exact(12, claimant="a"), up_to(20, claimant="b")), (12, 12, 20), False),
        ((at_least(6), exact(6, claimant="a"), exact(10, claimant="b")), (6, 6, 10), False),
        ((exact(9, claimant="a"), exact(30, claimant="b")), (9, 9, 30), True),
        ((exact(1, claimant="a"), exact(3, claimant="b")), (1, 1, 3), True),
        ((exact(5, claimant="a"), exact(10, claimant="b")), (5, 5, 10), False),
        ((exact(5, claimant="a"), exact(11, claimant="b")), (5, 5, 11), True),
        ((exact(0, claimant="a"), exact(2, claimant="b")), (0, 0, 2), True),
        ((at_least(12, claimant="a"), exact(12, claimant="b")), (12, 12, None), False),
        ((at_least(6, claimant="a"), at_least(10, claimant="b")), (6, 6, 10), False),
    ],
)
def test_claimants_of_one_side_do_not_add(
    claims: tuple[Claim, ...],
    reads: tuple[int | None, int | None, int | None],
    disputed: bool,
) -> None:
    assert dead(*claims) == reads
    assert reconcile(claims).disputed is disputed


def test_a_denial_disputes_and_is_no_figure_of_0() -> None:
    denied = claim(None, None, None, role="denied", side="state", claimant="ministry")
    tolls = reconcile([at_least(10, side="state"), exact(7, side="rebel", attacker=True), denied])
    assert (tolls.fatalities, tolls.fatalities_low, tolls.fatalities_high) == (17, 17, None)
    assert tolls.disputed
    assert reconcile([denied]) == Tolls(disputed=True)


def test_a_vague_word_gives_way_to_a_number_that_fits_it() -> None:
    assert dead(vague(12, claimant="villagers"), at_least(50, claimant="media")) == (50, 50, None)
    assert dead(vague(12, claimant="villagers"), exact(14, claimant="media")) == (14, 14, 14)
    assert dead(vague(3), exact(11, claimant="b")) == (11, 11, 11)


def test_a_vague_word_that_no_number_fits_stands() -> None:
    assert dead(vague(12, claimant="a"), exact(5, claimant="b")) == (5, 5, 12)
    assert dead(vague(100, claimant="a"), exact(20, claimant="b")) == (20, 20, 100)


@pytest.mark.parametrize(
    ("number", "low", "fit"),
    [
        (12, 12, True), (100, 12, True), (101, 12, False), (11, 12, False),
        (1000, 100, True), (1001, 100, False), (30, 3, True), (31, 3, False), (20, 20, True),
        (10_000, 1000, True),
    ],
)  # fmt: skip
def test_what_fits_a_vague_word(number: int, low: int, fit: bool) -> None:
    assert fits(number, low) is fit


def test_a_part_never_adds() -> None:
    assert dead(exact(18), exact(8, role="part"), exact(7, role="part", side="civilian")) == (
        18,
        18,
        18,
    )


def test_a_part_larger_than_the_total_shows_at_least_so_many() -> None:
    assert dead(exact(2), exact(5, role="part")) == (5, 5, None)
    assert dead(exact(3, role="part")) == (3, 3, None)


def test_a_withdrawn_figure_is_ignored_once_another_stands() -> None:
    withdrawn = exact(12, side="state", claimant="nds", role="withdrawn")
    assert dead(withdrawn, exact(36, side="state", claimant="nds")) == (36, 36, 36)
    assert dead(withdrawn) == (12, 12, 12)
    assert dead(withdrawn, exact(3, attacker=True)) == (15, 15, 15)


def test_bodies_counted_by_others_against_one_side_of_its_own_claimant() -> None:
    """36 of its men, says the agency; others say 65 or 126 bodies; the rebels say 190."""
    assert dead(
        exact(65, claimant="councilor"),
        exact(126, claimant="official"),
        exact(36, side="state", claimant="nds"),
        exact(12, side="state", claimant="nds", role="withdrawn"),
        exact(190, side="state", claimant="taliban"),
    ) == (36, 36, 190)


def test_the_same_dead_told_as_fighters_and_as_people() -> None:
    assert dead(
        vague(12, claimant="villagers"),
        at_least(50, claimant="media"),
        exact(18, side="rebel", claimant="ministry"),
    ) == (18, 18, 50)
    assert dead(exact(15, side="rebel", claimant="officials"), up_to(60, claimant="councilor")) == (
        15,
        15,
        60,
    )


def test_a_total_of_people_holds_the_sided_figures_of_the_same_claimant_or_voice() -> None:
    assert dead(exact(20), exact(7, side="state", claimant="police")) == (20, 20, 20)
    assert dead(
        exact(20, claimant="police"),
        exact(7, side="state", claimant="police"),
        exact(6, side="civilian", claimant="police"),
    ) == (20, 20, 20)
    assert dead(exact(5), exact(7, side="state"), exact(6, side="civilian")) == (13, 13, 13)


def test_attackers_are_added_to_a_total_of_people() -> None:
    total = at_least(16, claimant="officials")
    assert dead(total, at_least(2, attacker=True, side="rebel", claimant="ministry")) == (
        18,
        18,
        None,
    )
    assert dead(total, at_least(2, attacker=True, claimant="ministry")) == (18, 18, None)
    assert dead(total, at_least(2, attacker=True, role="part")) == (16, 16, None)


def test_attackers_of_no_stated_side_are_the_rebels_told_beside_them() -> None:
    assert dead(exact(2, attacker=True, claimant="a"), exact(3, side="rebel", claimant="b")) == (
        2,
        2,
        3,
    )


def test_a_total_of_another_report_may_count_the_attackers_already() -> None:
    assert dead(
        exact(14, report_id="one"),
        exact(11, side="state", report_id="two"),
        exact(3, side="rebel", attacker=True, report_id="two"),
    ) == (14, 14, 14)


def test_a_total_that_is_told_again_is_still_without_the_attackers() -> None:
    assert dead(
        at_least(16, report_id="one"),
        at_least(16, report_id="two"),
        at_least(2, attacker=True, report_id="two"),
    ) == (18, 18, None)


def test_a_later_higher_figure_of_the_same_claimant_replaces() -> None:
    days = {"one": "2021-05-03", "two": "2021-05-04"}
    claims = [
        at_least(4, claimant="Police", report_id="one"),
        exact(9, claimant="police", report_id="two"),
    ]
    assert reconcile(claims, days=days) == Tolls(fatalities=9, fatalities_low=9, fatalities_high=9)


def test_a_later_lower_figure_of_the_same_claimant_is_a_conflict() -> None:
    days = {"one": "2021-05-04", "two": "2021-05-03"}
    claims = [
        exact(4, claimant="police", report_id="one"),
        exact(9, claimant="police", report_id="two"),
    ]
    tolls = reconcile(claims, days=days)
    assert (tolls.fatalities, tolls.fatalities_high, tolls.disputed) == (4, 9, True)


def test_the_reports_of_one_outlet_are_one_voice() -> None:
    claims = [exact(4, report_id="one"), exact(9, report_id="two")]
    assert dead(*claims) == (4, 4, 9)
    assert reconcile(claims, voices={"one": "wire", "two": "wire"}).fatalities == 9


def test_displaced_families_and_persons_are_never_converted() -> None:
    people = vague(1000, field="displaced", unit="persons", start=0)
    families = exact(1000, field="displaced", unit="families", start=50, claimant="director")
    tolls = reconcile([people, families])
    assert (tolls.displaced, tolls.displaced_unit) == (1000, "families")
    assert (tolls.displaced_low, tolls.displaced_high) == (1000, 1000)
    alone = reconcile([people])
    assert (alone.displaced, alone.displaced_unit) == (1000, "persons")


def test_displaced_hundreds_of_families_give_way_to_a_thousand() -> None:
    tolls = reconcile(
        [
            vague(100, field="displaced", unit="families", report_id="a", claimant="official"),
            exact(1000, field="displaced", unit="families", report_id="b", claimant="director"),
        ]
    )
    assert (tolls.displaced, tolls.displaced_low, tolls.disputed) == (1000, 1000, False)


def test_two_numbers_of_different_unit_keep_the_one_told_first() -> None:
    families = exact(40, field="displaced", unit="families", start=90)
    persons = exact(280, field="displaced", unit="persons", start=10)
    tolls = reconcile([families, persons])
    assert (tolls.displaced, tolls.displaced_unit) == (280, "persons")


def test_fields_are_kept_apart() -> None:
    tolls = reconcile([exact(4), exact(44, field="injured"), vague(12, field="injured")])
    assert (tolls.fatalities, tolls.injured, tolls.injured_low, tolls.injured_high) == (
        4, 44, 44, 44,
    )  # fmt: skip


def test_a_figure_told_twice_counts_once() -> None:
    none, some = up_to(0, claimant="the ministry"), up_to(1, side="state")
    assert reconcile([none, some, some]) == reconcile([none, some])


numbers = st.one_of(st.none(), st.integers(0, 500))
claims_of_any_kind = st.lists(
    st.builds(
        Claim,
        field=st.sampled_from(FIELDS),
        value=numbers,
        low=numbers,
        high=numbers,
        report_id=st.sampled_from(["one", "two", "three"]),
        start=st.integers(0, 3),
        end=st.just(9),
        claimant=st.sampled_from([None, "a", "b"]),
        side=st.sampled_from([None, "state", "rebel", "civilian"]),
        attacker=st.booleans(),
        unit=st.sampled_from([None, "persons", "families"]),
        role=st.sampled_from(["toll", "part", "denied", "withdrawn", "vague"]),
    ),
    max_size=8,
)


@given(claims_of_any_kind, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_any_claims_in_any_order_give_one_sound_reading(
    claims: list[Claim], chance: random.Random
) -> None:
    days = {"one": "2021-05-03", "two": "2021-05-04", "three": None}
    tolls = reconcile(claims, days=days)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert reconcile(shuffled + claims[:2], days=days) == tolls
    for field in FIELDS:
        value = getattr(tolls, field)
        low, high = getattr(tolls, f"{field}_low"), getattr(tolls, f"{field}_high")
        if value is None:
            assert low is None
            assert high is None
        assert low is None or low <= value
        assert high is None or value <= high


def crowd(number: int, kind: str) -> list[Claim]:
    """So many figures of one incident that no two of them are of one mind."""
    rows = []
    for n in range(number):
        kinds: dict[str, dict[str, Any]] = {
            "one claimant": {"claimant": "Police"},
            "each his own": {"claimant": f"Witness {n}"},
            "one report": {
                "claimant": f"Witness {n}",
                "report": "r",
                "side": ("state", None)[n % 2],
            },
            "raised": {"role": ("raised", "toll")[n % 2], "side": ("state", "rebel")[n % 2]},
            "corrected": {"role": ("corrected", "toll")[n % 2], "claimant": f"Witness {n}"},
            "vague": {"role": ("vague", "toll")[n % 2], "claimant": f"Witness {n}"},
            "attackers": {"attacker": n % 3 == 0, "side": (None, "rebel", None)[n % 3]},
        }
        more = kinds[kind]
        report = more.pop("report", f"r{n}")
        value = 2 + n if n % 2 else 10**7 + n
        rows.append(
            Claim(field="fatalities", value=value, low=value, high=value, report_id=report, start=n,
                  end=n + 1, **more)
        )  # fmt: skip
    return rows


@pytest.mark.parametrize(
    "kind",
    ["one claimant", "each his own", "one report", "raised", "corrected", "vague", "attackers"],
)
def test_work_grows_with_the_number_of_figures(kind: str) -> None:
    def of(number: int) -> int:
        claims = crowd(number, kind)
        days = {c.report_id: f"2021-05-{1 + n % 28:02d}" for n, c in enumerate(claims)}
        return work(lambda: reconcile(claims, days=days), within="tolls")

    assert of(600) <= DOUBLING * of(300)
