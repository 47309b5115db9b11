"""WARC files of other programs are read: plain, gzip and zstd, whole or damaged."""

import base64
import gzip
import hashlib
import re
import sys
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from fastwarc.stream_io import ZstdWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kontan_crawler.archive.capture import Capture, captures_in
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.losses import lost_in
from kontan_crawler.archive.scan import NotWarc, scan
from kontan_crawler.extras import EXTRAS, MissingExtraError
from kontan_crawler.scrapy_private import brotli, zstd
from tests.archive.exchanges import HTML, an_exchange
from tests.archive.other_programs import fastwarc
from tests.spiders.test_walk import KONTAN

COUNT = 4
BODIES = [an_exchange(number).body for number in range(COUNT)]


def warc(pack=False, version="WARC/1.0", bodies=BODIES, headers=(HTML,), with_digests=True, **of_record) -> bytes:
    """Return a file that `warcio` writes: responses of KONTAN, each after one of another site, with a request and a resource."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=pack, warc_version=version)
    records = [writer.create_warcinfo_record("foreign.warc", {"software": "warcio"})]
    for number, body in enumerate(bodies):
        for url in (f"https://example.com/{number}", f"{KONTAN}/news/kapal-{number}"):
            http = StatusAndHeaders("200 OK", list(headers), protocol="HTTP/1.1")
            records.append(
                writer.create_warc_record(url, "response", BytesIO(body), len(body), http_headers=http, warc_headers_dict={**of_record})
            )
        request = StatusAndHeaders(f"/news/kapal-{number} HTTP/1.1", [("Host", "internasional.kontan.co.id")], protocol="GET")
        records.append(writer.create_warc_record(f"{KONTAN}/news/kapal-{number}", "request", http_headers=request))
    records.append(writer.create_warc_record(f"{KONTAN}/a.txt", "resource", BytesIO(b"text"), 4, warc_content_type="text/plain"))
    for record in records:
        writer.write_record(record)
    content = out.getvalue()
    return content if with_digests else b"\r\n".join(line for line in content.split(b"\r\n") if b"-Digest:" not in line)


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def bodies_in(path: Path) -> list[bytes]:
    """Return the bodies of the pages of KONTAN; assert that nothing is damaged."""
    found = list(captures_in(path))
    assert all(isinstance(one, Capture) for one in found), found
    return [one.body for one in found]


def by_fastwarc(path: Path, content: bytes) -> Path:
    """Pack a plain file with FastWARC."""
    plain = write(path.parent, f"plain-{path.name}.warc", content)
    assert fastwarc("recompress", "-q", plain, path) == (0, "")
    return path


@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
@pytest.mark.parametrize("with_digests", [True, False], ids=["digests", "no digests"])
@pytest.mark.parametrize(
    "name",
    [
        "a.warc",
        "a.warc.gz",
        "one member.warc.gz",
        "fastwarc.warc.gz",
        "fastwarc.warc.zst",
        "one frame.warc.zst",
        "renamed.txt",
        "renamed.gz",
    ],
)
def test_kinds_of_files(name, with_digests, version, tmp_path):
    content = warc(version=version, with_digests=with_digests)
    if name.startswith("fastwarc"):
        path = by_fastwarc(tmp_path / name, content)
    elif name == "a.warc.gz" and with_digests:
        path = write(tmp_path, name, warc(pack=True, version=version))
    elif name.endswith(".zst"):
        path = write(tmp_path, name, zstd.compress(content))
    else:
        path = write(tmp_path, name, gzip.compress(content) if name.endswith("gz") else content)
    assert bodies_in(path) == BODIES
    assert [one.url for one in captures_in(path)] == [f"{KONTAN}/news/kapal-{number}" for number in range(COUNT)]
    assert lost_in(path, ()) == []


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"


PAGE = BODIES[0]
ENCODED = {  # stored body, headers -> body
    "gzip": (gzip.compress(PAGE), [("Content-Encoding", "gzip")], PAGE), "x-gzip": (gzip.compress(PAGE), [("content-encoding", "X-GZIP")], PAGE),
    "gzip in two members": (gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), [("Content-Encoding", "gzip")], PAGE),
    "deflate": (zlib.compress(PAGE), [("Content-Encoding", "deflate")], PAGE),
    "deflate without header": (zlib.compress(PAGE)[2:-4], [("Content-Encoding", "deflate")], PAGE),
    "chunked": (chunked(PAGE), [("Transfer-Encoding", "chunked")], PAGE),
    "chunked gzip": (chunked(gzip.compress(PAGE)), [("Transfer-Encoding", "Chunked"), ("Content-Encoding", "gzip")], PAGE),
    "gzip twice": (gzip.compress(gzip.compress(PAGE)), [("Content-Encoding", "gzip, gzip")], PAGE),
    "already decoded": (PAGE, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], PAGE),
    "identity": (PAGE, [("Content-Encoding", "identity")], PAGE),
    "truncated gzip": (gzip.compress(PAGE)[:-9], [("Content-Encoding", "gzip")], gzip.compress(PAGE)[:-9]),
    "damaged gzip": (b"\x1f\x8b\x08" + bytes(99), [("Content-Encoding", "gzip")], b"\x1f\x8b\x08" + bytes(99)),
    "truncated deflate": (zlib.compress(PAGE)[:-9], [("Content-Encoding", "deflate")], zlib.compress(PAGE)[:-9]),
    "masked by this program": (PAGE, [("X-Crawl-Content-Encoding", "gzip")], PAGE),
    "brotli": (brotli.compress(PAGE), [("Content-Encoding", "br")], brotli.compress(PAGE)),
    "an unknown encoding": (b"xyz", [("Content-Encoding", "klingon")], b"xyz"), "no body": (b"", [("Content-Encoding", "gzip")], b""),
}  # fmt: skip


@pytest.mark.parametrize(("stored", "headers", "body"), ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst"])
def test_encoded_bodies(stored, headers, body, name, tmp_path):
    content = warc(bodies=[stored], headers=[HTML, *headers])
    path = write(tmp_path, name, zstd.compress(content) if name.endswith("zst") else gzip.compress(content))
    (capture,) = captures_in(path)
    assert capture.body == body and (capture.status, capture.content_type) == (200, HTML[1])


DATES = {
    "2026-02-04T15:20:01Z": "2026-02-04T22:20:01+07:00",
    "2026-02-04T15:20:01.123456Z": "2026-02-04T22:20:01+07:00",
    "2026": "2026-01-01T07:00:00+07:00",
    "x": None,
}


@pytest.mark.parametrize(("given", "received"), DATES.items())
def test_dates(given, received, tmp_path):
    path = write(tmp_path, "a.warc", warc(bodies=[PAGE], **{"WARC-Date": given}))
    assert [one.received.isoformat() for one in captures_in(path)] == ([received] if received else [])


def test_address_in_brackets(tmp_path):
    path = write(tmp_path, "a.warc", re.sub(rb"(WARC-Target-URI: )(\S+)", rb"\1<\2>", warc()))  # as `wget` writes it
    assert [one.url for one in captures_in(path)] == [f"{KONTAN}/news/kapal-{number}" for number in range(COUNT)]


@pytest.mark.parametrize(
    ("line", "status"), [("HTTP/2 200", 200), ("HTTP/2.0 200 OK", 200), ("HTTP/3 404", 404), ("http/1.1 200 OK", 200), ("HTTP/1.1 abc", 0)]
)
def test_status_lines(line, status, tmp_path):
    content = re.sub(rb"HTTP/1.1 200 OK", line.encode(), warc(bodies=[PAGE], with_digests=False))
    content = re.sub(
        rb"Content-Length: (\d+)(?=\r\n\r\n(?:HTTP|http))", lambda found: b"Content-Length: %d" % (int(found[1]) + len(line) - 15), content
    )
    (capture,) = captures_in(write(tmp_path, "a.warc", content))
    assert (capture.status, capture.body) == (status, PAGE)


SHA256 = hashlib.sha256(PAGE)
DIGESTS = {  # digest of the payload, without one of the block -> whether it is right
    SHA256.hexdigest(): True, SHA256.hexdigest().upper(): True, base64.b32encode(SHA256.digest()).decode(): True,
    base64.b64encode(SHA256.digest()).decode(): True, base64.urlsafe_b64encode(SHA256.digest()).decode().rstrip("="): True,
    hashlib.sha256(b"x").hexdigest(): False, "": False,
}  # fmt: skip


@pytest.mark.parametrize("algorithm", ["sha256", "SHA-256", "klingon", ""])
@pytest.mark.parametrize(("digest", "is_right"), DIGESTS.items())
def test_digests(algorithm, digest, is_right, tmp_path):
    of_record = {"WARC-Payload-Digest": f"{algorithm}:{digest}"}
    content = re.sub(rb"WARC-Block-Digest: [^\r]*\r\n", b"", warc(bodies=[PAGE], **of_record))
    is_known = "256" in algorithm
    assert [one.body for one in captures_in(write(tmp_path, "a.warc", content)) if isinstance(one, Capture)] == (
        [PAGE] if is_right or not is_known else []
    )
    assert bodies_in(write(tmp_path, "b.warc", warc(bodies=[PAGE], **of_record))) == [PAGE]  # the block is right


NO_WARC = [b"<html>", b"PK\x03\x04" + bytes(99), b"WARC/2.0\r\n", bytes(99)]


@pytest.mark.parametrize("content", NO_WARC)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst", "a.txt"])
def test_no_warc(content, name, tmp_path):
    path = write(tmp_path, name, content)
    if name in ("a.warc", "a.warc.gz"):
        (damage,) = scan(path)
        assert isinstance(damage, Damage) and (damage.offset, damage.length) == (0, len(content)) and damage.reason
    else:
        with pytest.raises(NotWarc, match=name):
            list(scan(path))


@pytest.mark.parametrize(
    "content", [gzip.compress(b"text"), gzip.compress(b"text" * 10**5), gzip.compress(b"")], ids=["text", "long", "empty"]
)
def test_gzip_of_something_else(content, tmp_path):
    assert not [one for one in scan(write(tmp_path, "a.warc.gz", content)) if not isinstance(one, Damage)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst", "a.warc.gz.open", "a"])
def test_empty_file(name, tmp_path):
    assert list(scan(write(tmp_path, name, b""))) == []


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_no_file(name, tmp_path):
    with pytest.raises(FileNotFoundError):
        list(scan(tmp_path / name))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "one frame.warc.zst", "fastwarc.warc.zst"])
def test_damaged_files(name, tmp_path):
    random = Random(name)
    content = warc()
    if name == "a.warc.gz":
        content = warc(pack=True)
    elif name == "fastwarc.warc.zst":
        content = by_fastwarc(tmp_path / name, content).read_bytes()
    elif name.endswith("zst"):
        content = zstd.compress(content, options={zstd.CompressionParameter.checksum_flag: 1})
    for _ in range(60):
        cut = random.randint(10, len(content) - 5)
        bits = bytearray(content[: cut if random.random() < 0.5 else None])
        for place in random.sample(range(9 * 8, len(bits) * 8), random.randint(0, 3)):
            bits[place // 8] ^= 1 << place % 8
        found = list(captures_in(write(tmp_path, name, bytes(bits))))
        captures = [one for one in found if isinstance(one, Capture)]
        assert all(one.body in BODIES for one in captures)
        assert len(captures) == COUNT or len(bits) < len(content) or len(found) > len(captures) or name == "a.warc"


@pytest.mark.parametrize("packed", [False, True], ids=["plain dictionary", "packed dictionary"])
def test_zstd_with_a_dictionary(packed, tmp_path):
    path = tmp_path / "a.warc.zst"
    samples = [an_exchange(number).body for number in range(200)]
    with (
        path.open("wb") as file,
        ZstdWriter(file, dictionary=zstd.train_dict(samples, 4000).dict_content, compress_dictionary_frame=packed) as writer,
    ):
        writer.write(warc())
    assert path.read_bytes()[1:4] == b"\x2a\x4d\x18"
    assert bodies_in(path) == BODIES


def test_a_missing_package_has_its_command(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(MissingExtraError, match=EXTRAS["fastwarc"].requirement) as error:
        list(captures_in(write(tmp_path, "a.warc.zst", zstd.compress(warc()))))
    assert "pip install" in str(error.value)
    assert bodies_in(write(tmp_path, "a.warc.gz", warc(pack=True))) == BODIES
