"""What every partitioner of graphs keeps to."""

import random

import pytest

from octavo.engines.partitions import LeidenPartitioner
from octavo.news.ports import Edge

PARTITIONERS = [LeidenPartitioner]


def _cliques() -> list[Edge]:
    """Three groups of five, joined strongly within and weakly between."""
    return [
        Edge(one, other, 0.8 if one // 5 == other // 5 else 0.05)
        for one in range(15)
        for other in range(one + 1, 15)
    ]


@pytest.mark.parametrize("make", PARTITIONERS)
def test_what_is_joined_strongly_is_one_group(make):
    """Groups are those joined above the resolution within, numbered by their first nodes."""
    groups = make().part(15, _cliques(), resolution=0.3)

    assert groups == [0] * 5 + [1] * 5 + [2] * 5


@pytest.mark.parametrize("make", PARTITIONERS)
def test_the_order_of_edges_makes_no_difference(make):
    """The same graph gives the same groups, however its edges are ordered."""
    edges = _cliques()
    random.Random(4).shuffle(edges)

    assert make().part(15, edges, resolution=0.3) == make().part(15, _cliques(), resolution=0.3)


@pytest.mark.parametrize("make", PARTITIONERS)
def test_a_node_without_an_edge_is_alone(make):
    """Nodes nothing is joined to are groups of their own; a graph without edges has only such."""
    partitioner = make()

    assert partitioner.part(4, [Edge(0, 1, 0.9)], resolution=0.3) == [0, 0, 1, 2]
    assert partitioner.part(3, [], resolution=0.3) == [0, 1, 2]
    assert partitioner.part(0, [], resolution=0.3) == []
