"""
Detect paths of an object that overlap.
"""

from .shapes import Steps


class Paths:
    """
    Paths, each with the name of its owner.
    """

    def __init__(self) -> None:
        self._values: dict[Steps, str] = {}
        self._objects: dict[Steps, str] = {}

    def owner(self, path: Steps) -> str | None:
        """
        Return the owner of *path*, or of a path above or below it.
        """
        above = (path[:depth] for depth in range(1, len(path) + 1))
        found = (self._values[x] for x in above if x in self._values)
        return next(found, self._objects.get(path))

    def add(self, path: Steps, owner: str) -> None:
        """
        Add a path.
        """
        self._values.setdefault(path, owner)
        for depth in range(1, len(path)):
            self._objects.setdefault(path[:depth], owner)

    def has_object(self, path: Steps) -> bool:
        """
        Check for paths below *path*.
        """
        return path in self._objects

    @property
    def objects(self) -> list[str]:
        """
        The dotted paths of objects that contain other paths.
        """
        return [".".join(path) for path in self._objects]
