"""How much may come out of an archive, and what is damaged in it told as such."""

import io

from tui_reader.archive.files.capture import Unreadable

MOST_TIMES = 200
"""An archive may unpack to so many times its own size; pages come to a tenth of that."""
ALWAYS = 16 * 1024 * 1024
"""So many bytes may come out of any archive, however small it is."""

DAMAGED = "It is damaged, or its end is missing."
NOT_UNDONE = "It is packed in a way that cannot be undone here."

_STEP = 1024 * 1024


class TooMuch(Unreadable):
    """More comes out of an archive than out of any honest one."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            f"It unpacks to more than {MOST_TIMES} times its size, so it is read no further."
        )


class Budget:
    """What may still come out of an archive."""

    def __init__(self, size: int) -> None:
        """Begin with nothing taken out.

        Args:
            size: How many bytes the archive itself has.
        """
        self.left = max(ALWAYS, size * MOST_TIMES)
        """So many bytes."""

    def spend(self, count: int) -> None:
        """Take some bytes out.

        Args:
            count: How many.

        Raises:
            TooMuch: No honest archive holds so many.
        """
        self.left -= count
        if self.left < 0:
            raise TooMuch


class Unpacked(io.RawIOBase):
    """A file within an archive, or a packed one: its damage is told, its length is limited."""

    def __init__(self, inner: io.BufferedIOBase, budget: Budget | None = None) -> None:
        """Read another file.

        Args:
            inner: What unpacks as it is read and sought in.
            budget: What may still come out, if that is not known to be little.
        """
        self._inner = inner
        self._budget = budget
        self._furthest = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought in; backwards that means to unpack it once more."""
        return True

    def readinto(self, target: object) -> int:
        """Read some bytes into a buffer.

        Raises:
            Unreadable: It is damaged, or there are too many.
        """
        view = memoryview(target).cast("B")  # type: ignore[arg-type]
        data = self._tried(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, a step at a time, for what lies between is unpacked too."""
        if whence == io.SEEK_END:
            while self._tried(_STEP):
                pass
            offset += self._inner.tell()
        elif whence == io.SEEK_CUR:
            offset += self._inner.tell()
        if offset < self._inner.tell():
            return self._inner.seek(offset)
        while (missing := offset - self._inner.tell()) > 0 and self._tried(min(missing, _STEP)):
            pass
        return self._inner.tell()

    def tell(self) -> int:
        """Where it is."""
        return self._inner.tell()

    def close(self) -> None:
        """Close what is read too."""
        self._inner.close()
        super().close()

    def _tried(self, count: int) -> bytes:
        try:
            # Not read(): that loses what comes before a damage.
            data = self._inner.read1(count)
            position = self._inner.tell()
        except (Unreadable, MemoryError):
            raise
        except Exception as error:
            # Each way of packing has its own exceptions, and raises others on some bytes.
            raise Unreadable(DAMAGED) from error
        if self._budget is not None and position > self._furthest:
            self._budget.spend(position - self._furthest)
            self._furthest = position
        return data


def buffered(inner: io.BufferedIOBase, budget: Budget | None = None) -> io.BufferedReader:
    """Give a file of an archive as one that can be read safely.

    Args:
        inner: What unpacks as it is read.
        budget: What may still come out, if that is not known to be little.
    """
    return io.BufferedReader(Unpacked(inner, budget), _STEP // 4)
