"""A simulated terminal's list of articles, kept up by changes, and held against the whole list."""

from collections.abc import Callable
from random import Random
from threading import Semaphore

import pytest

from syncserver.server import SyncServer
from syncserver.simulateur.catalogue import Catalogue
from syncserver.simulateur.liaison import Incomprise, Liaison
from tests.builders import make_article
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.menteur import Objet, mentir


def connect(url: str) -> Liaison:
    return Liaison(url, SERIE, Random(1), Semaphore())  # noqa: S311 - nothing is cut


def test_changes_alone_lead_to_the_whole_list(magasin: Magasin, server: SyncServer) -> None:
    liaison, catalogue = connect(server.url), Catalogue()
    catalogue.refresh(liaison)
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, magasin.articles[:1])
    make_article(magasin.core, magasin.boutique, "A2", nom="Riz", prix_vente=100)
    new = make_article(magasin.core, magasin.boutique, "A4")
    catalogue.refresh(liaison)
    assert list(catalogue.articles) == [*magasin.articles[1:], new]
    assert catalogue.articles[magasin.articles[1]].nom == "Riz"
    assert catalogue.find_difference(liaison) == ""


def keep_one(told: Objet) -> None:
    if "articles" in told and told["sync_metadata"]["is_incremental"]:
        told["articles"].clear()


def hide_retired(told: Objet) -> None:
    if "deleted_articles" in told:
        told["deleted_articles"].clear()


@pytest.mark.parametrize(
    ("change", "words"),
    [(keep_one, "n’ont pas tout dit"), (hide_retired, "articles [1]")],
)
def test_a_change_that_is_not_told_is_noticed(
    magasin: Magasin, server: SyncServer, change: Callable[[Objet], None], words: str
) -> None:
    def lie(_path: str, body: bytes, ask: Callable[[bytes], Objet]) -> Objet:
        told = ask(body)
        change(told)
        return told

    with mentir(server.port, lie) as url:
        liaison, catalogue = connect(url), Catalogue()
        catalogue.refresh(liaison)
        if change is hide_retired:
            magasin.core.catalogue.deactivate_articles(magasin.boutique.id, magasin.articles[:1])
        else:
            make_article(magasin.core, magasin.boutique, "A2", nom="Riz", prix_vente=100)
        assert words in catalogue.find_difference(liaison)


def test_an_etag_that_is_not_known_again_is_noticed(server: SyncServer) -> None:
    def forget(_path: str, body: bytes, ask: Callable[[bytes], Objet]) -> Objet:
        return ask(body)

    with mentir(server.port, forget, keeps_etag=False) as url:
        liaison, catalogue = connect(url), Catalogue()
        catalogue.refresh(liaison)
        assert "ETag" in catalogue.find_difference(liaison)


def test_a_list_that_is_refused_is_not_understood(server: SyncServer) -> None:
    liaison = Liaison(server.url, "inconnu", Random(1), Semaphore())  # noqa: S311 - nothing is cut
    with pytest.raises(Incomprise, match="404"):
        Catalogue().refresh(liaison)
