"""What is said of the way from a phone to this computer."""

from pathlib import Path

import pytest

from desktop.reseau import judge_answers, judge_firewall, judge_network, judge_server
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Tone


def test_a_server_that_does_not_listen_says_why() -> None:
    assert judge_server(ServerStatus(ServerState.ONLINE)).tone is Tone.OK
    verdict = judge_server(ServerStatus(ServerState.PORT_BUSY, sentence="Le port est pris."))
    assert (verdict.tone, verdict.sentence) == (Tone.DANGER, "Le port est pris.")


@pytest.mark.parametrize(
    ("addresses", "expected", "shown"),
    [
        ((), Tone.DANGER, "aucun réseau"),
        (("192.168.1.20:8000",), Tone.OK, "réseau de la boutique"),
        (("169.254.3.4:8000",), Tone.WARN, "pas donné d’adresse"),
        (("41.77.13.9:8000",), Tone.WARN, "publique"),
        (("192.168.1.20:8000", "10.0.0.5:8000"), Tone.WARN, "plusieurs réseaux"),
    ],
)
def test_which_network(addresses: tuple[str, ...], expected: Tone, shown: str) -> None:
    verdict = judge_network(addresses)
    assert verdict.tone is expected
    assert shown in verdict.title


def test_an_address_that_does_not_answer_is_named() -> None:
    verdict = judge_answers({"192.168.1.20:8000": True, "10.0.0.5:8000": False})
    assert verdict.tone is Tone.DANGER
    assert "10.0.0.5:8000" in verdict.sentence
    assert "192.168.1.20" not in verdict.sentence
    assert judge_answers({"192.168.1.20:8000": True}).tone is Tone.OK


@pytest.mark.parametrize(
    ("platform", "files", "shown"),
    [
        ("win32", {}, "localport=8000"),
        ("linux", {"ufw.conf": "ENABLED=yes\n"}, "sudo ufw allow 8000/tcp"),
        ("linux", {"ufw.conf": "ENABLED=no\n", "firewalld.pid": "812"}, "--add-port=8000/tcp"),
        ("linux", {}, ""),
    ],
)
def test_the_words_that_open_the_firewall(platform: str, files: dict[str, str], shown: str) -> None:
    def read(path: Path) -> str:
        return files.get(path.name, "")

    verdict = judge_firewall(8000, platform, read)
    assert verdict.tone is (Tone.WARN if shown else Tone.OK)
    assert shown in verdict.sentence
