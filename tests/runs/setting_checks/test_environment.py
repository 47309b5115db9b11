"""Proxies and certificates of the environment."""

import re

import pytest
import trustme
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.environment import check_environment, ignored_variables
from kontan_crawler.spider_args import ArgumentError

NO_PROXIES = [
    "127.0.0.1:8080", "localhost:8080", "proxy", "https://127.0.0.1:8080", "socks5://127.0.0.1:1080", "socks5h://localhost", "ftp://proxy:21",
    "http:/127.0.0.1:8080", "http:127.0.0.1:8080", "http://", "http://:8080", "http://127.0.0.1:http", "http://127.0.0.1:99999",
    "http://proxy name:8080", "http://próxy:8080", "http://[::1:8080", "/var/run/proxy.sock", "htp://127.0.0.1:8080", "direct",
]  # fmt: skip
PROXIES = [
    "http://127.0.0.1:8080", "HTTP://proxy.example.org:8080", "http://proxy", "http://proxy:8080/", "http://me:secret@proxy:8080",
    "http://[::1]:8080", "http://my_proxy:3128",
]  # fmt: skip


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    """Remove the variables of the machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)


def check(**changed):
    settings = get_project_settings()
    settings.update(changed)
    check_environment(settings)


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY"])
@pytest.mark.parametrize("value", NO_PROXIES)
def test_invalid_proxy(value, name, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ArgumentError, match=re.escape(f"{name}={value!r}")):
        check()


@pytest.mark.parametrize("value", ["", *PROXIES])
def test_valid_proxy(value, monkeypatch):
    monkeypatch.setenv("https_proxy", value)
    check()


def test_password_of_a_proxy_is_not_shown(monkeypatch):
    for value in ("me:secret@proxy:8080", "socks5://me:secret@proxy:8080"):
        monkeypatch.setenv("https_proxy", value)
        with pytest.raises(ArgumentError, match=r"https_proxy='.*proxy:8080'") as error:
            check()
        assert "secret" not in str(error.value)


@pytest.mark.parametrize("unused", [{"no_proxy": "kontan.co.id"}, {"NO_PROXY": "*"}])
def test_proxy_that_is_not_used_may_be_anything(unused, monkeypatch):
    monkeypatch.setenv("https_proxy", "127.0.0.1:8080")
    for name, value in unused.items():
        monkeypatch.setenv(name, value)
    check()


def test_other_proxies_may_be_anything(monkeypatch):
    monkeypatch.setenv("http_proxy", "127.0.0.1:8080")
    monkeypatch.setenv("https_proxy", "127.0.0.1:8080")
    check(HTTPPROXY_ENABLED=False)


def test_user_name_that_the_encoding_lacks(monkeypatch):
    """Scrapy would connect without the proxy."""
    monkeypatch.setenv("https_proxy", "http://%E2%82%AC:x@proxy:8080")
    with pytest.raises(ArgumentError, match="https_proxy"):
        check()
    check(HTTPPROXY_AUTH_ENCODING="utf-8")


def test_certificates(tmp_path, monkeypatch):
    trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")
    (tmp_path / "empty.pem").write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    check()
    for name in ("empty.pem", "none.pem", ""):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
        with pytest.raises(ArgumentError, match=f"SSL_CERT_FILE='{tmp_path / name}'"):
            check()
        check(DOWNLOAD_VERIFY_CERTIFICATES=False)


def test_variables_that_are_not_read(monkeypatch):
    settings = get_project_settings()
    assert list(ignored_variables(settings)) == []
    for name in ("all_proxy", "SCRAPY_OUTPUT_DIR", "SCRAPY_PROJECT", "SCRAPY_OTHER"):
        monkeypatch.setenv(name, "x")
    assert [sentence for sentence in ignored_variables(settings) if "all_proxy" in sentence or "SCRAPY_OUTPUT_DIR" in sentence]
    assert len(list(ignored_variables(settings))) == 2
    monkeypatch.setenv("https_proxy", "http://proxy")
    assert len(list(ignored_variables(settings))) == 1
