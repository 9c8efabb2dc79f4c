"""Stories of one saga stay apart, and reports in several languages come together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.story import Decision, Join, Open, Report
from octavo.stages.cluster import ClusterSettings, Stories
from tests.stages.folding import fold_all, story_of_each

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FERRY_EN = Report(
    1,
    "Ferry Corvina Star runs aground off Harrowmouth with 214 aboard",
    "The ferry hit a sandbank at 05:20, the coast guard of Velmora said. Captain Edda Brandt and "
    "214 passengers were taken off in lifeboats.",
    NOON,
)
FERRY_FR = Report(
    2,
    "Le ferry Corvina Star s'échoue au large de Harrowmouth, 214 passagers évacués",
    "Il était 5 h 20 quand le navire a touché un banc de sable, selon les garde-côtes de Velmora. "
    "La capitaine, Edda Brandt, a quitté le bord la dernière.",
    NOON + timedelta(hours=2),
    language="fr",
)
FERRY_AR = Report(
    3,
    "جنوح العبارة «كورفينا ستار» قبالة هاروماوث وإجلاء ٢١٤ راكبا",
    "قال خفر السواحل في فيلمورا إن العبارة جنحت عند الساعة 05:20 فجرا. وكانت القبطانة إيدا براندت "
    "آخر من غادر.",
    NOON + timedelta(hours=3),
    language="ar",
)
FERRY_JA = Report(
    4,
    "フェリー「コルビナ・スター」座礁、214人が避難 ベルモラ",
    "ハロウマウス沖で午前5:20、砂州に乗り上げた。",
    NOON + timedelta(hours=4),
    language="ja",
)
FERRY_RU = Report(
    5,
    "Паром «Корвина Стар» сел на мель у Харроумута, 214 пассажиров эвакуированы",
    "Это случилось в 05:20, сообщила береговая охрана Велморы. Капитан Эдда Брандт ушла последней.",
    NOON + timedelta(hours=5),
    language="ru",
)
FERRIES = (FERRY_EN, FERRY_FR, FERRY_AR, FERRY_JA, FERRY_RU)
# Of the same place and days, and of other events.
OTHERS = (
    Report(
        11,
        "Harrowmouth: le marché aux poissons ferme après 87 ans",
        "La dernière criée de Velmora a eu lieu ce matin.",
        NOON + timedelta(hours=1),
        language="fr",
    ),
    Report(
        12,
        "افتتاح مكتبة جديدة في هاروماوث تضم 60 ألف كتاب",
        "حضر الافتتاح وزير الثقافة في فيلمورا.",
        NOON + timedelta(hours=6),
        language="ar",
    ),
    Report(13, "ベルモラ中銀、金利2.25%で据え置き", "全会一致。", NOON, language="ja"),
    Report(14, "Velmora names Ilse Quint to its football squad", "She has 41 caps.", NOON),
)


def _fold(reports: Sequence[Report], *, merge_every: int = 4) -> list[Decision]:
    return fold_all(reports, merge_every=merge_every)


def _swap(number: int, figure: int, *, hours: float) -> Report:
    return Report(
        number,
        f"Sahrin and Daresh exchange {figure} prisoners on the bridge at Wadi Samar",
        f"The two sides freed {figure} prisoners of war each, observers said, under the accords.",
        NOON + timedelta(hours=hours),
    )


def test_the_next_exchange_is_another_story() -> None:
    """The same words with another figure, three days later, are another event."""
    reports = [
        _swap(1, 90, hours=0),
        _swap(2, 90, hours=2),
        _swap(3, 150, hours=72),
        _swap(4, 150, hours=74),
    ]
    story_of = story_of_each(_fold(reports))

    assert story_of[1] == story_of[2] != story_of[3] == story_of[4]


def test_the_same_figure_days_later_is_the_same_story() -> None:
    """What still leads with the figure of the event is about that event."""
    story_of = story_of_each(_fold([_swap(1, 90, hours=0), _swap(2, 90, hours=72)]))

    assert story_of[1] == story_of[2]


def test_a_toll_is_updated() -> None:
    """Another figure within hours is an update, not another event."""
    story_of = story_of_each(_fold([_swap(1, 90, hours=0), _swap(2, 97, hours=6)]))

    assert story_of[1] == story_of[2]


def test_figures_that_part_are_a_setting() -> None:
    """With no weight on other figures, the next exchange joins the one before."""
    stories = Stories(ClusterSettings(other_figures=0.0))
    stories.add(_swap(1, 90, hours=0))

    assert isinstance(stories.add(_swap(2, 150, hours=72)), Join)


@pytest.mark.parametrize("report", FERRIES[1:], ids=lambda report: report.language)
def test_languages_join_by_names_and_numbers(report: Report) -> None:
    """A report in another language or script joins the story of its names, numbers and times."""
    stories = Stories()
    stories.add(FERRY_EN)

    assert isinstance(stories.add(report), Join)


def test_evidence_is_in_the_words_of_the_report() -> None:
    """What joined across languages is shown as the report has it."""
    stories = Stories()
    stories.add(FERRY_EN)
    decision = stories.add(FERRY_AR)

    assert isinstance(decision, Join)
    assert {"كورفينا", "هاروماوث"} <= set(decision.evidence.shared_terms)
    assert decision.evidence.words == 0


def test_other_events_of_the_place_stay_apart() -> None:
    """A place or a country in common is no event in common."""
    story_of = story_of_each(_fold([*FERRIES, *OTHERS]))

    assert len({story_of[report.article_id] for report in FERRIES}) == 1
    assert len(set(story_of.values())) == 1 + len(OTHERS)


def test_the_same_names_days_later_are_another_event() -> None:
    """Names and numbers join within days, not within weeks."""
    stories = Stories()
    stories.add(FERRY_EN)
    late = Report(9, FERRY_FR.title, FERRY_FR.text, NOON + timedelta(days=9), language="fr")

    assert isinstance(stories.add(late), Open)


def test_within_a_language_words_decide() -> None:
    """Names and numbers alone join nothing in one language."""
    stories = Stories()
    stories.add(FERRY_EN)
    same = Report(8, "Corvina Star: 214, 05:20, Velmora", "", NOON)
    crossings = isinstance(decision := stories.add(same), Join) and not decision.evidence.words

    assert not crossings


def test_stories_of_two_languages_become_one() -> None:
    """When a later report brings the names, the next pass merges two stories across languages."""
    stories = Stories()
    first = stories.add(Report(1, "Ferry aground, passengers safe", "All are well.", NOON))
    second = stories.add(FERRY_AR)
    full = Report(3, "Ferry aground, passengers safe: 214 taken off", FERRY_EN.text, NOON)
    third = stories.add(full)
    merges = stories.merge()

    assert isinstance(second, Open)
    assert third.story_id in {first.story_id, second.story_id}
    assert len(stories) == len({first.story_id, second.story_id}) - len(merges)


def test_a_story_in_two_languages_closes_whole() -> None:
    """A story is silent when it is silent in every language."""
    stories = Stories()
    stories.add(FERRY_EN)
    stories.add(FERRY_AR)

    assert stories.close(FERRY_AR.published_at) == ()
    assert stories.close(FERRY_AR.published_at + timedelta(hours=1)) == (1,)
    assert len(stories) == 0


def test_a_restored_story_speaks_its_languages() -> None:
    """After a restart, a report joins the story of its language or of another."""
    stories = Stories()
    stories.restore(7, [FERRY_EN, FERRY_AR])
    joined = [stories.add(report) for report in (FERRY_FR, FERRY_RU)]

    assert len(stories) == 1
    assert {join.story_id for join in joined} == {7}


@settings(deadline=None, max_examples=15)
@given(st.permutations([*FERRIES, *OTHERS]))
def test_order_does_not_matter(reports: list[Report]) -> None:
    """However they come in, the reports of the ferry are one story, and nothing else joins it."""
    story_of = story_of_each(_fold(reports))

    assert len({story_of[report.article_id] for report in FERRIES}) == 1
    assert len(set(story_of.values())) == 1 + len(OTHERS)


@settings(deadline=None, max_examples=5)
@given(st.permutations([*FERRIES, *OTHERS]))
def test_a_replay_gives_the_same_decisions(reports: list[Report]) -> None:
    """The same reports in the same order give the same decisions, evidence included."""
    assert _fold(reports) == _fold(reports)


def test_stories_with_a_day_in_their_headline_merge_across_languages():
    """A day of the year leads a report without being a fact; a merge tells what it shares."""
    english = replace(FERRY_EN, title=f"{FERRY_EN.title} on May 1")
    french = replace(FERRY_FR, title=f"{FERRY_FR.title} le 1er mai")
    stories = Stories()
    stories.add(english)
    stories.add(replace(french, apart=frozenset({1})))

    (merged,) = stories.merge()

    assert (merged.kept_id, merged.merged_id) == (1, 2)
    assert merged.evidence.shared_terms


_SUMMIT_EN = Report(
    21,
    "Ministers agree to cut river tolls after night of talks",
    "Brandt of Velmora, Okoye of Tarsin and Hollis of Penwick said that barges on the Ister and "
    "the Morava will pay less from autumn.",
    NOON,
)
_SUMMIT_FR = Report(
    22,
    "Les ministres s'accordent sur une baisse des péages fluviaux",
    "« Une longue nuit », a dit Brandt à la sortie, à Velmora, où attendaient Girard, Lenoir et "
    "Pascal, bateliers de Sorgues et de Lisle.",
    NOON + timedelta(hours=2),
    language="fr",
)


def _pointing(*coordinates: float) -> np.ndarray:
    vector = np.array(coordinates, np.float32)
    return vector / np.linalg.norm(vector)


@pytest.mark.parametrize(("meaning", "joins"), [((0.9, 0.1), True), ((0.1, 0.9), False)])
def test_a_model_of_several_languages_joins_them_by_meaning(meaning, joins):
    """With vectors in both languages, few names in common suffice where the meanings agree."""
    english = replace(_SUMMIT_EN, vector=_pointing(1.0, 0.0))
    french = replace(_SUMMIT_FR, vector=_pointing(*meaning))
    stories = Stories()
    stories.add(english)

    assert isinstance(stories.add(french), Join) == joins


def test_without_vectors_the_same_names_do_not_suffice():
    """A desk whose model knows one language joins across only by rare names and numbers."""
    stories = Stories()
    stories.add(replace(_SUMMIT_EN, vector=_pointing(1.0, 0.0)))

    assert isinstance(stories.add(_SUMMIT_FR), Open)
