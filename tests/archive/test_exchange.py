"""The records of an exchange: what a reader of the archive finds in them."""

import gzip

import pytest

from kontan_crawler.archive.exchange import records_of
from tests.archive.exchanges import HTML, an_exchange, archived, records_in

PACKED = gzip.compress(b"<p>Kapal tiba.</p>", mtime=0)
BODY = b"<p>Kapal tiba di \xe2\x80\x9cOslo\xe2\x80\x9d.</p>"
OF_BODY = ("Content-Length", str(len(BODY)))
HEADERS = {  # headers as they came, is_decoded -> headers as kept
    "decoded": ([HTML, ("Content-Encoding", "gzip"), ("Content-Length", "99")], True,
                [HTML, ("X-Crawl-Content-Encoding", "gzip"), ("X-Crawl-Content-Length", "99"), OF_BODY]),
    "chunked": ([HTML, ("transfer-encoding", "chunked")], True, [HTML, ("X-Crawl-transfer-encoding", "chunked"), OF_BODY]),
    "damaged": ([HTML, ("Content-Encoding", "gzip"), ("Content-Length", "7")], False, [HTML, ("Content-Encoding", "gzip"), ("Content-Length", "7")]),
    "two of a name": ([("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], True, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), OF_BODY]),
    "a target in UTF-8": ([("Location", "https://a.kontan.co.id/\xc3\x85")], True, [("Location", "https://a.kontan.co.id/\xc5"), OF_BODY]),
    "a target in Latin-1": ([("Location", "https://a.kontan.co.id/\xc5")], True, [("Location", "https://a.kontan.co.id/\xc5"), OF_BODY]),
    "none": ([], True, [OF_BODY]),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "is_decoded", "kept"), HEADERS.values(), ids=HEADERS)
def test_headers_and_body(headers, is_decoded, kept, tmp_path):
    (path,) = archived(tmp_path, [an_exchange(body=BODY, headers=headers, is_decoded=is_decoded)])
    _, response, _ = records_in(path)
    assert (response.http.headers, response.payload) == (kept, BODY)


@pytest.mark.parametrize(("status", "line"), [(200, "200 OK"), (404, "404 Not Found"), (503, "503 Service Unavailable"), (999, "999")])
def test_response_and_request(status, line, tmp_path):
    (path,) = archived(tmp_path, [an_exchange(status=status, body=BODY, facts={"Kontan-Part": "2"}, is_torn=True)])
    _, response, request = records_in(path)
    assert (response.kind, request.kind) == ("response", "request")
    assert (response.http.protocol, response.http.statusline) == ("HTTP/1.1", line)
    assert response.url == request.url == "https://internasional.kontan.co.id/news/kapal-1?page=all"
    assert {name: response.header(name) for name in ("WARC-Date", "WARC-IP-Address", "WARC-Truncated", "Kontan-Part")} == {
        "WARC-Date": "2026-02-04T15:20:01Z", "WARC-IP-Address": "203.0.113.7", "WARC-Truncated": "disconnect", "Kontan-Part": "2"
    }  # fmt: skip
    assert (request.http.protocol, request.http.statusline) == ("GET", "/news/kapal-1?page=all HTTP/1.1")
    assert request.http.headers == [("Host", "internasional.kontan.co.id"), ("User-Agent", "kontan_crawler")]
    assert request.header("WARC-Concurrent-To") == f"<{response.record_id}>"


def test_not_modified_is_a_revisit(tmp_path):
    exchange = an_exchange(status=304, body=b"", headers=[("ETag", '"a"')])
    (path,) = archived(tmp_path, [exchange])
    _, revisit, _ = records_in(path)
    assert (revisit.kind, revisit.status, revisit.payload, revisit.http.headers) == ("revisit", 304, b"", [("ETag", '"a"')])
    assert revisit.header("WARC-Profile").endswith("/revisit/server-not-modified")
    assert revisit.header("WARC-Refers-To-Target-URI") == exchange.url
    assert not revisit.header("WARC-Payload-Digest")


def test_each_file_says_who_wrote_it(tmp_path):
    for path in archived(tmp_path, map(an_exchange, range(3)), max_size=1):
        info = records_in(path)[0]
        fields = dict(line.split(": ", 1) for line in info.payload.decode().splitlines())
        assert (info.kind, info.header("WARC-Filename")) == ("warcinfo", path.name)
        assert fields["software"] == "kontan_crawler 0.1.0" and path.name.startswith(fields["isPartOf"])


def test_a_record_is_one_gzip_member_of_the_same_bytes():
    first, again = (records_of(an_exchange(body=BODY)) for _ in range(2))
    assert first.payload_digest == again.payload_digest and first.record_id != again.record_id
    assert gzip.decompress(first.response).replace(first.record_id.encode(), b"") == gzip.decompress(again.response).replace(
        again.record_id.encode(), b""
    )
