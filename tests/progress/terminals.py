"""A pseudo-terminal: its size, and its screen as pyte draws it."""

import fcntl
import struct
import termios

import pyte


def resize(descriptor: int, columns: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def draw(chunks: list[bytes], columns: int) -> pyte.Screen:
    screen = pyte.Screen(columns, 500)
    pyte.ByteStream(screen).feed(b"".join(chunks))
    return screen
