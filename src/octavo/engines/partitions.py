"""Parting a graph by the Leiden algorithm (Traag, Waltman, van Eck 2019, arXiv:1810.08473)."""

import importlib
from collections.abc import Sequence

from octavo.news.errors import NotInstalledError
from octavo.news.ports import Edge

_SEED = 1
_CYCLES = 10  # the whole algorithm, each from the partition before; more changed nothing


class LeidenPartitioner:
    """Parts by the constant Potts model.

    Raises, when made:
        NotInstalledError: the extra `audit` is not installed.
    """

    def __init__(self) -> None:
        try:
            self._leiden = importlib.import_module("graspologic_native").leiden
        except ImportError as error:
            raise NotInstalledError("the auditor", "octavo[audit]") from error

    def part(self, n_nodes: int, edges: Sequence[Edge], *, resolution: float) -> list[int]:
        """Give each node's group, numbered from 0 in the order of their first nodes."""
        named = [(str(edge.one), str(edge.other), edge.weight) for edge in edges]
        found: dict[str, int] = {}
        if named:
            _, found = self._leiden(
                edges=named,
                starting_communities=None,
                resolution=resolution,
                iterations=_CYCLES,
                use_modularity=False,
                seed=_SEED,
            )
        numbers: dict[object, int] = {}
        return [
            numbers.setdefault(found.get(str(node), f"alone {node}"), len(numbers))
            for node in range(n_nodes)
        ]
