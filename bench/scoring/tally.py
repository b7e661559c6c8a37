"""Counting: precision, recall, F1, and shares of a whole."""

from dataclasses import dataclass


@dataclass
class Tally:
    """Right, wrongly added and missed, over all articles (micro average)."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right, predicted, gold):
        """Adds one article: `right` of `predicted` agree with `right` of `gold`."""
        self.right += right
        self.extra += predicted - right
        self.missed += gold - right

    @property
    def precision(self):
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self):
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self):
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)

    @property
    def cases(self):
        """How many the gold has."""
        return self.right + self.missed


@dataclass
class Share:
    """How many of the asked cases were right."""

    right: int = 0
    asked: int = 0

    def add(self, is_right):
        self.right += bool(is_right)
        self.asked += 1

    @property
    def value(self):
        return _share(self.right, self.asked)

    @property
    def cases(self):
        return self.asked


def _share(part, whole):
    """None where there is nothing to measure: an empty set has no score."""
    return part / whole if whole else None
