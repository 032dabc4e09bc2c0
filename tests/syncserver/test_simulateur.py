"""Simulated terminals against a real server: they agree with it, and notice one that lies."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Lock

import pytest

from core.quarantaine import FiltreQuarantaine
from core.ventes.consultation import FiltreVentes
from core.ventes.historique import Periode
from core.vocabulaire import EtatTerminal
from syncserver.server import SyncServer
from syncserver.simulateur.bilan import Bilan
from syncserver.simulateur.deroulement import simulate
from syncserver.simulateur.registre import Constat
from syncserver.simulateur.scenario import (
    Comportement,
    Numerotation,
    Scenario,
    read_scenario,
)
from tests.builders import MIDI, make_article, make_boutique, make_terminal, open_tmp_core
from tests.serving import ROOT
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.menteur import Mensonge, Objet, mentir

PAISIBLE = Scenario(
    "", (SERIE,), ventes=6, hors_ligne=0, reponses_perdues=0, annulations=0, attente=20
)


class TickingClock:
    """A clock that goes on by one second each time it is read, from any thread."""

    def __init__(self) -> None:
        self._instant = MIDI
        self._lock = Lock()

    def now(self) -> datetime:
        with self._lock:
            self._instant += timedelta(seconds=1)
            return self._instant


def play(scenario: Scenario, said: list[str] | None = None) -> Bilan:
    return simulate(scenario, TickingClock(), (said if said is not None else []).append, Event())


def test_a_server_agrees_whatever_the_network_does(magasin: Magasin, server: SyncServer) -> None:
    series = (SERIE, "b", "c")
    for serie in series[1:]:
        make_terminal(magasin.core, magasin.boutique, serie, f"Terminal {serie}")
    bilan = play(
        replace(
            PAISIBLE,
            url=server.url,
            series=series,
            ventes=15,
            hors_ligne=0.4,
            reponses_perdues=0.4,
            annulations=0.3,
            horloge=7_200,
            lot=4,
        )
    )
    assert bilan.desaccords == ()
    assert (bilan.d_accord, bilan.vendues) == (True, 45)
    assert bilan.coupures > 0
    assert bilan.annulees > 0
    # Thirty pieces in all: both fates were met.
    assert bilan.acceptees > 0
    assert bilan.refusees > 0
    core = magasin.core
    assert len(core.ventes.list_ids(FiltreVentes(magasin.boutique.id))) == bilan.acceptees
    kept = core.quarantaine.list_ids(FiltreQuarantaine(magasin.boutique.id))
    assert len(kept) == bilan.refusees
    forgetful = [t for t in bilan.terminaux if t.comportement == Comportement.TOUTE_2XX]
    assert [t.oubliees for t in forgetful] == [t.refusees for t in forgetful]
    assert min(magasin.stocks) >= 0
    versions = {core.terminaux.get_terminal(serie).version_app_maui for serie in series}
    assert versions == {"Comptoir-simulateur"}


def test_a_second_simulation_of_the_same_seed_sells_anew(
    magasin: Magasin, server: SyncServer
) -> None:
    first = play(replace(PAISIBLE, url=server.url, ventes=2))
    again = play(replace(PAISIBLE, url=server.url, ventes=2, numerotations=(Numerotation.FAC,)))
    more = play(replace(PAISIBLE, url=server.url, ventes=2, numerotations=(Numerotation.FAC,)))
    assert [b.desaccords for b in (first, again, more)] == [(), (), ()]
    numeros = len(magasin.core.ventes.list_ids(FiltreVentes(magasin.boutique.id)))
    assert numeros == first.acceptees + again.acceptees + more.acceptees == 6


@contextmanager
def serving_plenty(folder: Path) -> Iterator[tuple[SyncServer, Callable[[], list[str]]]]:
    """Serve a shop that never runs short; give also what its lines are, in the order received."""
    folder.mkdir()
    core = open_tmp_core(folder)
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE)
    for code in ("A1", "A2", "A3"):
        make_article(core, boutique, code, quantite_stock=1_000_000)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()

    def list_lignes() -> list[str]:
        rows = core.ventes.read_historique(boutique.id, Periode(), 500).ventes
        return sorted(f"{row.date_vente} {row.lignes}" for row in rows)

    try:
        yield server, list_lignes
    finally:
        server.stop()
        core.close()


def test_a_seed_makes_the_same_sales_whatever_is_lost(tmp_path: Path) -> None:
    sold = []
    for name, graine, perdues in (("a", 5, 0.0), ("b", 5, 0.5), ("c", 6, 0.0)):
        with serving_plenty(tmp_path / name) as (server, list_lignes):
            scenario = replace(PAISIBLE, url=server.url, graine=graine, reponses_perdues=perdues)
            assert play(scenario).d_accord
            sold.append(list_lignes())
    assert sold[0] == sold[1]
    assert sold[0] != sold[2]


def test_an_unknown_terminal_waits_for_its_owner(magasin: Magasin, server: SyncServer) -> None:
    said: list[str] = []

    def approve(ligne: str) -> None:
        said.append(ligne)
        for terminal in magasin.core.terminaux.list_terminaux():
            if terminal.etat is EtatTerminal.EN_ATTENTE:
                magasin.core.terminaux.approve(terminal.numero_serie, magasin.boutique.id, "Neuf")

    scenario = replace(PAISIBLE, url=server.url, series=("neuf",), ventes=1)
    bilan = simulate(scenario, TickingClock(), approve, Event())
    assert "doit l’autoriser" in said[0]
    assert (bilan.d_accord, bilan.acceptees, bilan.terminaux[0].nom) == (True, 1, "Neuf")


def test_what_the_owner_files_is_no_disagreement(magasin: Magasin, server: SyncServer) -> None:
    quarantaine = magasin.core.quarantaine

    def file_all(ligne: str) -> None:
        if ligne.startswith("Fin des ventes"):
            for entree_id in quarantaine.list_ids(FiltreQuarantaine(magasin.boutique.id)):
                quarantaine.classer(entree_id, "Vente déjà notée à la main")

    scenario = replace(PAISIBLE, url=server.url, ventes=12)
    bilan = simulate(scenario, TickingClock(), file_all, Event())
    assert bilan.desaccords == ()
    assert bilan.refusees == 0
    assert bilan.terminaux[0].classees == 12 - bilan.acceptees > 0


@pytest.mark.parametrize("known", [True, False])
def test_patience_ends_and_says_so(magasin: Magasin, server: SyncServer, known: bool) -> None:
    said: list[str] = []
    if known:
        magasin.core.terminaux.deactivate(SERIE)
    serie = SERIE if known else "jamais"
    bilan = play(replace(PAISIBLE, url=server.url, series=(serie,), attente=0.1), said)
    assert [d.constat for d in bilan.desaccords] == [Constat.INJOIGNABLE]
    assert ("désactivé" if known else "doit l’autoriser") in said[0]


def test_nothing_on_sale_is_said(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    make_terminal(core, make_boutique(core), SERIE)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    said: list[str] = []
    assert not play(replace(PAISIBLE, url=server.url), said).d_accord
    server.stop()
    core.close()
    assert any("aucun article" in ligne for ligne in said)


def test_a_server_that_is_not_there_is_said(server: SyncServer) -> None:
    server.stop()
    said: list[str] = []
    bilan = play(replace(PAISIBLE, url=server.url, attente=0.1), said)
    assert [d.constat for d in bilan.desaccords] == [Constat.INJOIGNABLE]
    assert "pas de réponse" in said[0]


@pytest.mark.parametrize(("stock", "words"), [(10, "reçue"), (0, "refusée (INSUFFICIENT_STOCK)")])
def test_a_trial_is_one_sale(tmp_path: Path, stock: int, words: str) -> None:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE)
    make_article(core, boutique, "A1", quantite_stock=stock)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    said: list[str] = []
    bilan = play(replace(PAISIBLE, url=server.url, essai=True), said)
    server.stop()
    core.close()
    assert (bilan.d_accord, bilan.vendues) == (True, 1)
    assert any(words in ligne for ligne in said)


def test_it_stops_when_the_time_is_over(magasin: Magasin, server: SyncServer) -> None:
    scenario = replace(PAISIBLE, url=server.url, ventes=0, duree=0.3, rythme=6_000)
    bilan = play(scenario)
    assert bilan.d_accord
    assert bilan.vendues == len(magasin.core.ventes.list_ids(FiltreVentes(magasin.boutique.id))) + (
        bilan.refusees
    )


def test_the_command_writes_its_accounts(server: SyncServer) -> None:
    command = [sys.executable, "-m", "syncserver.simulateur", "--url", server.url]
    command += ["--serie", SERIE, "--ventes", "2", "--reponses-perdues", "0"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    bilan = json.loads(done.stdout)
    assert (done.returncode, bilan["d_accord"], bilan["acceptees"]) == (0, True, 2)
    assert "Le serveur est d’accord" in done.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("--serie a --serie b --serie a", {"series": ("a", "b"), "ventes": 20}),
        ("--terminaux 2 --graine 7", {"series": ("SIM-7-1", "SIM-7-2")}),
        ("--serie a --terminaux 2", {"series": ("a", "SIM-1-2")}),
        ("--duree 60 --rythme 30", {"ventes": 0, "duree": 60, "rythme": 30}),
        ("--hors-ligne 0,25 --horloge -30", {"hors_ligne": 0.25, "horloge": 30}),
        ("--comportement toute-2xx --numeros fac", {"comportements": (Comportement.TOUTE_2XX,)}),
        ("--essai --serie a --serie b", {"series": ("a",), "essai": True}),
    ],
)
def test_options_are_read(words: str, expected: dict[str, object]) -> None:
    scenario = read_scenario(["--url", "192.168.1.20:8000/", *words.split()])
    assert scenario.url == "http://192.168.1.20:8000"
    assert {name: getattr(scenario, name) for name in expected} == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "--url https://x",
        "--url x --lot 0",
        "--url x --ventes 0",
        "--url x --ventes deux",
        "--url x --hors-ligne 2",
        "--url x --rythme vite",
        "--url x --comportement autre",
    ],
)
def test_a_mistaken_option_ends_with_status_2(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_scenario(words.split())
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def lie(fragment: str, change: Callable[[Objet], object]) -> Mensonge:
    """Change every answer of the addresses that contain a text."""

    def answer(path: str, body: bytes, ask: Callable[[bytes], Objet]) -> Objet:
        told = ask(body)
        if fragment in path and told:
            change(told)
        return told

    return answer


def lose_first() -> Mensonge:
    """Say yes to the first batch, though the real server never sees these numbers."""
    lost: list[str] = []

    def answer(path: str, body: bytes, ask: Callable[[bytes], Objet]) -> Objet:
        if "ventes/sync" not in path or lost:
            return ask(body)
        lost.append(path)
        told: Objet = json.loads(
            json.dumps(ask(body.replace(b"QRU", b"XXX"))).replace("XXX", "QRU")
        )
        return told

    return answer


def refuse_replays(told: Objet) -> None:
    again = [c for c in told["details"]["creees"] if c["status"] == "already_exists"]
    numeros = [creee["numero_facture"] for creee in again]
    told["details"]["creees"] = [c for c in told["details"]["creees"] if c not in again]
    told["accepted"] = [numero for numero in told["accepted"] if numero not in numeros]
    told["rejected"] += [
        {"vente_uid": n, "reason": "CONFLIT_NUMERO", "message": "Non.", "action": "NOTIFY_USER"}
        for n in numeros
    ]


def rename_replays(told: Objet) -> None:
    for creee in told["details"]["creees"]:
        creee["id"] += creee["status"] == "already_exists"


def forget_one(told: Objet) -> None:
    told["accepted"].pop()
    told["details"]["creees"].pop()


def shift_whole_list(told: Objet) -> None:
    if not told.get("sync_metadata", {"is_incremental": True})["is_incremental"]:
        told["articles"][0]["quantite_stock"] += 1


def cheapen(told: Objet) -> None:
    for creee in told["details"]["creees"]:
        creee["montant_total"] = "1.00"


def uncancel(told: Objet) -> None:
    for vente in told["ventes"]:
        vente["est_annulee"] = False


def double_moves(told: Objet) -> None:
    for mouvement in told["mouvements"]:
        mouvement["quantite"] *= 2


def lack_one(told: Objet) -> None:
    told["differences"]["dans_maui_pas_django"].append("QRU-PERDU")


def add_one(told: Objet) -> None:
    if told["stats"]["ventes_maui"]:
        told["differences"]["dans_django_pas_maui"].append("QRU-INVENTE")


LIES: list[tuple[Constat, Mensonge]] = [
    (Constat.PERDUE, lose_first()),
    (Constat.REFUSEE_APRES_ACCORD, lie("ventes/sync", refuse_replays)),
    (Constat.AUTRE_ID, lie("ventes/sync", rename_replays)),
    (Constat.SANS_VERDICT, lie("ventes/sync", forget_one)),
    (Constat.MONTANT, lie("ventes/sync", cheapen)),
    (Constat.REPONSE, lie("ventes/sync", lambda told: told.pop("accepted"))),
    (Constat.REPONSE, lie("ventes/sync", lambda told: told["accepted"].reverse())),
    (Constat.CATALOGUE, lie("articles", shift_whole_list)),
    (Constat.ANNULATION, lie("historique", uncancel)),
    (Constat.STOCK, lie("mouvements-stock", double_moves)),
    (Constat.NON_RETROUVEE, lie("reconciliation", lack_one)),
    (Constat.EN_TROP, lie("reconciliation", add_one)),
]


@pytest.mark.parametrize(("constat", "mensonge"), LIES)
def test_a_lie_is_noticed(
    server: SyncServer, magasin: Magasin, constat: Constat, mensonge: Mensonge
) -> None:
    assert magasin.stocks == [10, 10, 10]
    with mentir(server.port, mensonge) as url:
        scenario = replace(
            PAISIBLE, url=url, ventes=3, annulations=1, numerotations=(Numerotation.QRU,)
        )
        bilan = play(scenario)
    assert not bilan.d_accord
    assert constat in {desaccord.constat for desaccord in bilan.desaccords}


def test_the_truth_passed_on_is_no_disagreement(server: SyncServer) -> None:
    with mentir(server.port, lie("", lambda _: None)) as url:
        assert play(replace(PAISIBLE, url=url, ventes=3, annulations=1)).desaccords == ()


def test_a_server_that_only_refuses_is_not_agreement(server: SyncServer) -> None:
    def refuse(path: str, body: bytes, ask: Callable[[bytes], Objet]) -> Objet | None:
        return None if "ventes/sync" in path else ask(body)

    with mentir(server.port, refuse) as url:
        bilan = play(replace(PAISIBLE, url=url, ventes=1, attente=0.1))
    assert [d.constat for d in bilan.desaccords] == [Constat.INJOIGNABLE]
    assert bilan.terminaux[0].sans_reponse == 1
