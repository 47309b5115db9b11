"""Lines of JSON that are none, and input that is typed."""

import sys
from io import TextIOWrapper

import pytest

from kontan_crawler.input_files import input_lines, json_of


@pytest.mark.parametrize(("line", "message"), [
    (b"# Title", "no JSON: Expecting value at character 1"), (b"{\xff}", "no JSON: byte 2, 0xff, is not UTF-8"),
    (b'{"a": 1', "no JSON: Expecting ',' delimiter at character 8"),
])  # fmt: skip
def test_what_is_no_json_is_called_so(line, message):
    with pytest.raises(ValueError) as raised:
        json_of(line)
    assert str(raised.value) == message


@pytest.mark.parametrize("is_terminal", [True, False])
def test_only_a_terminal_is_told_that_it_is_read(is_terminal, tmp_path, monkeypatch, capsys):
    (tmp_path / "typed").write_bytes(b"a\n")
    with (tmp_path / "typed").open("rb") as file:
        stream = TextIOWrapper(file)
        monkeypatch.setattr(stream, "isatty", lambda: is_terminal, raising=False)
        monkeypatch.setattr(sys, "stdin", stream)
        assert list(input_lines("-")) == [b"a\n"]
    assert ("Ctrl-D" in capsys.readouterr().err) == is_terminal
