"""Addresses are compared without regard to their slashes."""

import pytest

from syncserver.chemins import normalize_path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/a/b", "/a/b"),
        ("/a/b/", "/a/b"),
        ("//a///b//", "/a/b"),
        ("/", "/"),
        ("//", "/"),
        ("", "/"),
    ],
)
def test_slashes_never_matter(written: str, meant: str) -> None:
    assert normalize_path(written) == meant
