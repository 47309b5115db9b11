"""Other programs that read WARC files, run in this process: their exit codes and output. Their imports warn."""

import io
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from cdxj_indexer.main import CDXJIndexer
    from click.testing import CliRunner
    from fastwarc.cli import main as fastwarc_command
    from surt import surt
    from warcio.cli import main as warcio_command

__all__ = ["cdxj_lines", "fastwarc", "surt", "warcio"]


def cdxj_lines(path: Path) -> list[str]:
    """Return the lines of `cdxj-indexer --sort`."""
    out = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        CDXJIndexer(out, [str(path)], sort=True).process_all()
    return out.getvalue().splitlines()


def fastwarc(*words: object) -> tuple[int, str]:
    """Run `fastwarc WORDS`; return exit code and output."""
    done = CliRunner().invoke(fastwarc_command, [str(word) for word in words])
    return done.exit_code, done.output


def warcio(*words: object) -> tuple[int, str]:
    """Run `warcio WORDS`; return exit code and output."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(out):
        try:
            code = warcio_command([str(word) for word in words])
        except SystemExit as end:
            code = end.code
    return int(code or 0), out.buffer.getvalue().decode()
