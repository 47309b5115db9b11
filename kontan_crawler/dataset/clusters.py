"""Clusters: disjoint sets of numbers, as a union-find structure."""

from array import array


class Clusters:
    """Sets of the numbers below `count`, at first each number its own."""

    def __init__(self, count: int) -> None:
        self._parents = array("I", range(count))

    def of(self, number: int) -> int:
        """Return the smallest number of the cluster of a number."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the clusters of two numbers one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parents[second] = first
