"""The published schema taken at its word: each request that it foretells gets such an answer."""

import re
import subprocess
import sys
from dataclasses import dataclass

import httpx
import pytest

from tests.reliability.conftest import SERIE, Magasin, Say

EXAMPLES, EXAMPLES_RELIABILITY = 5, 2_000
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance"
)


@dataclass(frozen=True)
class Campagne:
    """Who calls, and which of the tool's phases are run."""

    serie: str
    phases: str


CAMPAGNES = [Campagne(SERIE, "coverage,fuzzing"), Campagne("inconnue", "fuzzing")]


@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("campagne", CAMPAGNES, ids=["approved", "unknown"])
def test_every_answer_is_one_that_the_schema_foretells(
    magasin: Magasin,
    *,
    campagne: Campagne,
    say: Say,
    expected_logs: list[str],
    pytestconfig: pytest.Config,
) -> None:
    # Some of what it tries is not even HTTP.
    expected_logs.append("Invalid HTTP request received.")
    full = bool(pytestconfig.getoption("--reliability"))
    done = run_schemathesis(
        magasin,
        *("--header", f"X-Device-Serial: {campagne.serie}", "--phases", campagne.phases),
        *("--max-examples", str(EXAMPLES_RELIABILITY if full else EXAMPLES)),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    tested = re.search(r"Tested: (\d+)", done.stdout)
    cases = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert tested
    assert cases
    assert int(tested[1]) == count_operations(magasin)
    say(f"schemathesis: {tested[1]} operations, {cases[1]} cases, {cases[2]} passed")
    assert magasin.list_problems() == ()


def run_schemathesis(magasin: Magasin, *options: str) -> "subprocess.CompletedProcess[str]":
    """Try the live server against its own schema; the status is 1 where something differs."""
    command = [
        *(sys.executable, "-c", "import schemathesis.cli as cli; cli.schemathesis()", "run"),
        *(f"{magasin.server.url}/openapi.json", "--no-color", "--seed", "1"),
        *("--checks", CHECKS, *options),
    ]
    return subprocess.run(
        command, cwd=magasin.core.settings.data_dir, capture_output=True, text=True, check=False
    )


def count_operations(magasin: Magasin) -> int:
    paths = httpx.get(f"{magasin.server.url}/openapi.json", trust_env=False).json()["paths"]
    return sum(len(operations) for operations in paths.values())
