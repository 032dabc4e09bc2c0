"""I13: whatever a terminal names of another boutique is to it as if nobody had it.

Each request is made twice, in two copies of one file: once with what the other boutique has, once
with what nobody has. The answers must be the same but for the names themselves, and the rows of
the other boutique must stay byte for byte.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response

from core.application import Core
from core.boutiques import Boutique
from core.caisse import DepenseRecue
from core.db.schema import metadata
from core.db.ventes import vente
from core.errors import ArticleNotFound, CoreError
from core.quarantaine import FiltreQuarantaine
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from syncserver.app import ROUTES
from syncserver.call import Call
from syncserver.errors import SERIAL_HEADER, render_error
from syncserver.gate import Gate
from syncserver.routing import Route
from tests.builders import (
    MIDI,
    identify,
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)
from tests.conftest import Say
from tests.core.test_verification import break_file
from tests.livre import Row, fetch, list_problems

CHEZ_MOI, AILLEURS = 1, 2
SERIE = "SERIE-A"
SECRETS = ("SECRET", "98765.43")
PREMIER_ID_AILLEURS = 7_000_000

AU_PROPRIETAIRE = {
    *("terminaux_distincts", "numerotation_partagee", "maillon"),
    *("retour_vente", "ligne_retour_vente", "inventaire", "ligne_inventaire"),
}
"""Tables that no answer shows, and that nothing of this test fills."""

thorough = settings(max_examples=settings().max_examples // 4)


@dataclass(frozen=True, slots=True)
class Noms:
    """What a request of the one boutique says that is not its own."""

    article_id: int
    boutique_id: int
    code: str
    numero: str
    serie: str
    uid: str


THEIRS = Noms(PREMIER_ID_AILLEURS + 1, AILLEURS, "CODE-B", "NUM-B", "SERIE-B", "UID-B")
NOBODYS = Noms(7_999_999, 3, "CODE-N", "NUM-N", "SERIE-N", "UID-N")


@dataclass(frozen=True, slots=True)
class Demande:
    """One request, by what it sends beside the serial number of its terminal."""

    query: Mapping[str, object] | None = None
    chemin: Mapping[str, str] | None = None
    corps: Any = None
    entetes: Mapping[str, str] | None = None


Variants = Callable[[Noms], Sequence[Demande]]
BASE = "/api/v2/simple"


def _vente(n: Noms, **over: object) -> dict[str, object]:
    ligne = {"article_id": 1, "quantite": 1, "prix_unitaire": 5}
    return {"numero_facture": n.numero, "lignes": [ligne], "date_vente": "2026-03-25"} | over


def _ventes(n: Noms) -> list[dict[str, object]]:
    """Sales of one's own that are said to be theirs, in each way that a sale can name something."""
    theirs = {"article_id": n.article_id, "quantite": 1}
    return [
        _vente(n),
        _vente(n, numero_facture="MIX-1", lignes=[theirs]),
        _vente(n, numero_facture="MIX-2", boutique_id=n.boutique_id),
        _vente(n, numero_facture="MIX-3", device_serial=n.serie),
        _vente(n, numero_facture="MIX-4", pos_id=n.serie, boutique=n.boutique_id),
    ]


def _lots(n: Noms) -> Sequence[Demande]:
    return [
        *(Demande(corps=[vente]) for vente in _ventes(n)),
        Demande(corps={"ventes": _ventes(n), "boutique_id": n.boutique_id}),
        Demande(corps={"Ventes": _ventes(n), "DeviceSerial": n.serie}),
        Demande(corps={"ventes": _ventes(n), "pos_id": n.serie}),
    ]


def _articles(n: Noms) -> Sequence[Demande]:
    return [
        Demande(query={"boutique_id": n.boutique_id}),
        Demande(query={"terminal": n.serie, "code": n.code}),
        Demande(query={"version": 0}, entetes={"Boutique-Id": str(n.boutique_id)}),
    ]


def _named(n: Noms) -> Sequence[Demande]:
    return [Demande(chemin={"numero_serie": n.serie}), Demande(chemin={"numero_serie": SERIE})]


def _plain(n: Noms) -> Sequence[Demande]:
    return [
        Demande(query={"boutique_id": n.boutique_id}),
        Demande(query={"device_serial": n.serie}),
        Demande(query={"boutique": n.boutique_id, "terminal_id": n.boutique_id}),
    ]


def _mouvements(n: Noms) -> Sequence[Demande]:
    return [
        Demande(query={"article_id": n.article_id}),
        Demande(query={"reference": n.numero}),
        Demande(query={"next": n.article_id, "limit": 500}),
        Demande(query={"boutique_id": n.boutique_id}),
    ]


def _cancel(n: Noms) -> Sequence[Demande]:
    return [
        Demande(corps={"numero_facture": n.numero, "motif": "x"}),
        Demande(corps={"numero_facture": "NUM-A", "motif": "x", "boutique_id": n.boutique_id}),
        Demande(corps={"numero_facture": "NUM-A", "motif": "x"}),
    ]


def _retours(n: Noms) -> Sequence[Demande]:
    back = {"quantite": 1, "montant_retourne": 5, "uid": n.uid}
    return [
        Demande(corps=back | {"article_id": n.article_id}),
        Demande(corps=back | {"code_article": n.code}),
        Demande(corps=back | {"article_id": 1, "reference_vente": n.numero}),
        Demande(corps=back | {"article_id": 1, "boutique_id": n.boutique_id, "uid": None}),
    ]


def _rapports(n: Noms) -> Sequence[Demande]:
    spent = {"detail": "Transport", "depense": 5, "date_rapport": MIDI.isoformat()}
    return [Demande(corps=spent), Demande(corps=spent | {"boutique_id": n.boutique_id})]


# A route that is not named here fails the test: it must say what it could be asked of another's.
REQUESTS: Mapping[tuple[str, str], Variants] = {
    ("GET", f"{BASE}/status"): _plain,
    ("GET", f"{BASE}/pos/status"): _plain,
    ("GET", f"{BASE}/terminal/{{numero_serie}}"): _named,
    ("GET", f"{BASE}/articles"): _articles,
    ("GET", f"{BASE}/articles/terminal/{{numero_serie}}"): _named,
    ("GET", f"{BASE}/articles/deleted"): _articles,
    ("GET", f"{BASE}/categories"): _plain,
    ("POST", f"{BASE}/ventes/sync"): _lots,
    ("POST", "/api/sync/ventes"): _lots,
    ("POST", f"{BASE}/ventes"): lambda n: [Demande(corps=vente) for vente in _ventes(n)],
    ("GET", f"{BASE}/ventes/historique"): _plain,
    ("POST", f"{BASE}/ventes/annuler"): _cancel,
    ("POST", f"{BASE}/ventes/reconciliation"): lambda n: [
        Demande(corps={"references_maui": [n.numero]}),
        Demande(corps={"references_maui": ["NUM-A"], "boutique_id": n.boutique_id}),
    ],
    ("POST", f"{BASE}/ventes/notifier-rejet"): lambda n: [
        Demande(corps={"reference": n.numero, "motif_rejet": "x", "articles": [n.article_id]})
    ],
    ("GET", f"{BASE}/rapports-caisse"): _plain,
    ("POST", f"{BASE}/rapports-caisse"): _rapports,
    ("POST", f"{BASE}/retours-articles"): _retours,
    ("GET", f"{BASE}/statistiques"): _plain,
    ("GET", "/api/v2/mouvements-stock"): _mouvements,
}
CHOICES = [
    (route, number)
    for route in ROUTES
    for number in range(len(REQUESTS[route.method, route.chemins[0]](NOBODYS)))
]
Choice = tuple[Route, int]


def fill(core: Core, boutique: Boutique, *, lettre: str, secret: str = "") -> int:
    """Give a boutique one row of everything that terminals leave, and return its article."""
    terminal = make_terminal(core, boutique, f"SERIE-{lettre}", f"Terminal {secret}")
    article = make_article(
        *(core, boutique, f"CODE-{lettre}"),
        nom=f"Article {secret}",
        prix_vente=9_876_543 if secret else 500,
        categorie=f"Rayon {secret}",
        code_barre=f"544900000099{ord(lettre) % 10}",
        description=secret,
    )
    gone = make_article(core, boutique, f"OLD-{lettre}", nom=f"Retiré {secret}")
    core.catalogue.deactivate_articles(boutique.id, [gone])
    numero, identifie = f"NUM-{lettre}", identify(core, terminal)
    record(
        *(core, terminal),
        make_vente(numero, (article, 1)),
        make_vente(f"REF-{lettre}", (article, 999)),
        make_vente(f"CLASSEE-{lettre}", (article, 998)),
    )
    (classee,) = core.quarantaine.list_ids(
        FiltreQuarantaine(boutique.id, recherche=f"CLASSEE-{lettre}")
    )
    core.quarantaine.classer(classee, f"Essai {secret}")
    core.retours.record_retour(
        identifie, RetourRecu(1, 5, article_id=article, motif=secret, uid=f"UID-{lettre}")
    )
    core.caisse.record_depense(identifie, DepenseRecue(f"Dépense {secret}", 5, None, MIDI))
    core.rejets.record_notification(identifie, RejetNotifie(f"REF-{lettre}", secret))
    core.taux.record_taux(boutique.id, 9_876_543 if secret else 285_000)
    return article


def make_file(folder: Path) -> Path:
    core = open_tmp_core(folder)
    assert fill(core, make_boutique(core), lettre="A") == 1
    ailleurs = make_boutique(core, nom="Ailleurs SECRET", ville="SECRET")
    # Ids that cannot be mistaken for any other number of an answer.
    break_file(
        core,
        """INSERT INTO article (id, boutique_id, code, nom, nom_tri, description, devise,
            prix_vente, quantite_stock, seuil_alerte, suivi_stock, est_actif, timbre)
        VALUES (?, ?, 'FIRST', '', '', '', 'CDF', 0, 0, 0, 1, 1, 0)""",
        parameters=(PREMIER_ID_AILLEURS, AILLEURS),
    )
    assert fill(core, ailleurs, lettre="B", secret="SECRET") == THEIRS.article_id  # noqa: S106 - a marker
    core.close()
    return core.settings.fichier


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_file(tmp_path_factory.mktemp("isolation"))


@contextmanager
def open_copies(modele: Path) -> Iterator[tuple[Core, Core]]:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        cores = []
        for folder in (one, other):
            shutil.copy(modele, folder)
            cores.append(open_tmp_core(Path(folder)))
        try:
            yield cores[0], cores[1]
        finally:
            for core in cores:
                core.close()


def ask(core: Core, route: Route, demande: Demande) -> Response:
    """Do what the server does with a request of the one boutique's terminal."""
    call = Call(
        path=route.chemins[0],
        headers=Headers({SERIAL_HEADER: SERIE, **(demande.entetes or {})}),
        query=QueryParams(urlencode(demande.query or {})),
        path_params=demande.chemin or {},
        adresse_ip="192.168.1.20",
        gate=Gate(),
        body=b"" if demande.corps is None else json.dumps(demande.corps).encode(),
    )
    try:
        return route.work(core, call)
    except CoreError as error:
        return render_error(error)


def read_ailleurs(fichier: Path) -> Mapping[str, list[Row]]:
    """Read all rows of the other boutique."""
    found = {
        name: fetch(fichier, f"SELECT * FROM {name} WHERE boutique_id = ?", AILLEURS)  # noqa: S608 - our names
        for name, table in metadata.tables.items()
        if "boutique_id" in table.columns
    }
    empty = {name for name, rows in found.items() if not rows}
    assert empty <= AU_PROPRIETAIRE, empty
    return found | {"boutique": fetch(fichier, "SELECT * FROM boutique WHERE id = ?", AILLEURS)}


def rename(text: str) -> str:
    """Put the other boutique's names where nobody's stand."""
    for theirs, nobodys in zip(astuple(THEIRS), astuple(NOBODYS), strict=True):
        if len(nobodys) > 1:
            text = text.replace(nobodys, theirs)
    return text


def astuple(noms: Noms) -> list[str]:
    return [str(getattr(noms, name)) for name in Noms.__slots__]


def compare(cores: tuple[Core, Core], choices: Sequence[Choice]) -> None:
    """Make the same requests of both copies, and hold what comes of them together."""
    fichiers = [core.settings.fichier for core in cores]
    before = read_ailleurs(fichiers[0])
    for route, number in choices:
        variants = REQUESTS[route.method, route.chemins[0]]
        told, expected = (
            ask(core, route, variants(noms)[number])
            for core, noms in zip(cores, (THEIRS, NOBODYS), strict=True)
        )
        text, wanted = bytes(told.body).decode(), bytes(expected.body).decode()
        assert told.status_code == expected.status_code, (route.chemins[0], text, wanted)
        assert text == rename(wanted), route.chemins[0]
        assert not [secret for secret in SECRETS if secret in text], (route.chemins[0], text)
    assert [read_ailleurs(fichier) for fichier in fichiers] == [before, before]
    assert [list_problems(fichier) for fichier in fichiers] == [[], []]


def test_every_route_is_asked(say: Say) -> None:
    say(f"isolation: {len(CHOICES)} requests on {len(ROUTES)} routes, each in two files")
    assert {(route.method, route.chemins[0]) for route in ROUTES} == set(REQUESTS)


@pytest.mark.parametrize(
    "choice", CHOICES, ids=lambda choice: f"{choice[0].method}-{choice[0].chemins[0]}-{choice[1]}"
)
def test_what_is_anothers_is_nobodys(modele: Path, choice: Choice) -> None:
    with open_copies(modele) as cores:
        compare(cores, [choice])


@thorough
@given(choices=st.lists(st.sampled_from(CHOICES), min_size=2, max_size=12))
def test_whatever_is_asked_in_whatever_order(modele: Path, choices: list[Choice]) -> None:
    with open_copies(modele) as cores:
        compare(cores, choices)


def find_any(connection: Any, _identifie: object, numero: str) -> Any:  # noqa: ANN401 - a row
    """Find a sale by its number alone."""
    return connection.execute(select(vente).where(vente.c.numero_facture == numero)).first()


def find_any_article(connection: Any, _boutique_id: int, recu: RetourRecu) -> int:  # noqa: ANN401 - a connection
    """Tell of an article that another boutique has, in other words."""
    if recu.article_id == THEIRS.article_id:
        raise ArticleNotFound("Cet article est d’une autre boutique.")
    query = "SELECT id FROM article WHERE id = ?"
    found: int | None = connection.exec_driver_sql(query, (recu.article_id,)).scalar()
    if found is None:
        raise ArticleNotFound("Cet article n’existe pas dans cette boutique.")
    return found


@pytest.mark.parametrize(
    ("target", "unguarded", "chemin"),
    [
        ("core.ventes.annulation._find_own", find_any, f"{BASE}/ventes/annuler"),
        ("core.retours._find_article", find_any_article, f"{BASE}/retours-articles"),
    ],
)
def test_control_without_the_guard_it_is_seen(
    modele: Path, monkeypatch: pytest.MonkeyPatch, *, target: str, unguarded: object, chemin: str
) -> None:
    monkeypatch.setattr(target, unguarded)
    (choice, *_) = (choice for choice in CHOICES if choice[0].chemins[0] == chemin)
    with open_copies(modele) as cores, pytest.raises(AssertionError):
        compare(cores, [choice])
