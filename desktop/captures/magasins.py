"""The shops that stand for pictures: one with a month of sales, an empty one, one of long names."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from core.application import Core, open_core
from core.boutiques import NouvelleBoutique
from core.catalogue.articles import FicheArticle
from core.config import Settings
from core.demonstration import StoryClock, make_demo, start_of
from core.errors import TerminalNotFound
from core.listes import Tri
from core.mouvements import FiltreMouvements
from core.stock import CommandeMouvement
from core.ventes.consultation import FiltreVentes
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Devise, Motif, TypeMouvement
from desktop.captures.envois import push, send_oddly

MAINTENANT = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
"""A Friday afternoon in Kinshasa: pictures are the same whenever they are taken."""

_COPIES = (timedelta(days=1), timedelta(hours=3))
"""How old the copies of the demonstration are."""

_SILENCE = timedelta(hours=6)

_BOUTIQUE = "Grande alimentation générale et quincaillerie « Chez Mama Odette et Fils » du marché"
_ARTICLES = (
    "Riz parfumé long grain importé de Thaïlande, sac de cinq kilogrammes, qualité supérieure",
    "Lait entier en poudre instantané enrichi en vitamines et en fer, boîte de neuf cents grammes",
    "Huile végétale de palme raffinée première pression, bidon de vingt litres avec robinet",
    "Téléphone portable double SIM à touches, batterie longue durée, radio FM, lampe et chargeur",
    "Savon de Marseille à l’huile d’olive extra-pur pour le linge délicat, carton de 24 morceaux",
)
_CATEGORIE = "Produits d’épicerie sèche et de première nécessité pour la famille"
_CAISSE = "Caisse principale de l’entrée – Mama Chantal et ses deux apprentis"
_SERIE = "SN-5522-0a1badae951f8473-7c02e5f19b44d0a6"
_MOTIF = "Achat de dépannage au grand marché de Kinshasa, facture remise par le grossiste le soir"

_RETOUR = "Emballage percé, le client préfère reprendre son argent"


class Etat(StrEnum):
    """Which shop is in the picture."""

    DEMO = "demo"
    VIDE = "vide"
    LONGS = "longs"


@contextmanager
def open_magasin(etat: Etat, folder: Path) -> Iterator[Core]:
    """Open a shop in an empty folder, its clock at `MAINTENANT`."""
    clock = StoryClock(start_of(MAINTENANT))
    core = open_core(Settings(folder), clock)
    try:
        if etat is Etat.DEMO:
            make_demo(core, clock, MAINTENANT)
            for age in _COPIES:
                clock.instant = MAINTENANT - age
                core.sauvegardes.make()
        clock.instant = MAINTENANT
        if etat is Etat.VIDE:
            core.boutiques.add_boutique(NouvelleBoutique("Alimentation Mama Odette"))
        elif etat is Etat.LONGS:
            _fill_with_long_names(core, clock)
        _take_back(core)
        yield core
    finally:
        core.close()


def _fill_with_long_names(core: Core, clock: StoryClock) -> None:
    boutique = core.boutiques.add_boutique(
        NouvelleBoutique(_BOUTIQUE, ville="Commune de Mont-Ngafula, Kinshasa")
    )
    core.utilisateurs.save_proprietaire("Mama Odette Kabongo wa Mukendi")
    core.taux.record_taux(boutique.id, 282_000)
    fiches = [_make_fiche(rank, nom) for rank, nom in enumerate(_ARTICLES)]
    articles = core.catalogue.save_articles(boutique.id, fiches).articles
    clock.instant = MAINTENANT - _SILENCE
    send_oddly(core, clock, articles[1][0])
    clock.instant = MAINTENANT
    terminal = core.terminaux.add_terminal(boutique.id, _SERIE, _CAISSE)
    for rank, (article_id, _) in enumerate(articles):
        core.stock.record_mouvement(
            CommandeMouvement(
                boutique.id, article_id, TypeMouvement.ENTREE, 12, Motif.ACHAT, commentaire=_MOTIF
            )
        )
        push(core, terminal, f"FAC-2026-{rank:04d}-{_SERIE}", (article_id, 2))
    first = articles[0][0]
    push(core, terminal, f"FAC-2026-9001-{_SERIE}", (first, 1_234))
    push(core, terminal, f"FAC-2026-9002-{_SERIE}", (777_777, 1))
    push(core, terminal, f"FAC-2026-0000-{_SERIE}", (first, 5))
    with suppress(TerminalNotFound):
        core.terminaux.identify(f"{_SERIE}-bis", "192.168.100.131", "2.4.1-preproduction")


def _take_back(core: Core) -> None:
    """Return a piece, damaged, of the sale that is shown in full; undo an entry written twice."""
    (boutique,) = core.boutiques.list_boutiques()
    newest = Tri("date_affichee", descendant=True)
    ventes = core.ventes.list_ids(FiltreVentes(boutique.id), newest)[1:2]
    for vente_id in ventes:
        commande = CommandeRetour(vente_id, (LigneRendue(1, 1),), _RETOUR, remettre_en_stock=False)
        core.retours_vente.record_retour_vente(commande)
    filtre = FiltreMouvements(boutique.id, type_mouvement=TypeMouvement.ENTREE)
    for entree in core.mouvements.list_page(filtre, 1):
        achat = CommandeMouvement(
            *(boutique.id, entree.article_id, TypeMouvement.ENTREE, 12, Motif.ACHAT),
            commentaire=_MOTIF,
            reference_document="BL-2026-11-20-0042-grossiste-du-grand-marché-de-Kinshasa",
        )
        first, _ = (core.stock.record_mouvement(achat).mouvement_id for _ in range(2))
        core.corrections.undo_mouvement(first or entree.id)


def _make_fiche(rank: int, nom: str) -> FicheArticle:
    devise = Devise.USD if rank == len(_ARTICLES) - 2 else Devise.CDF
    return FicheArticle(
        code=f"ART-2026-EPICERIE-{rank:03d}",
        nom=nom,
        prix_vente=98_765_400 if devise is Devise.CDF else 1_250,
        prix_achat=87_654_300 if devise is Devise.CDF else 1_000,
        devise=devise,
        quantite_stock=100_000 * rank + 3,
        seuil_alerte=50,
        categorie=_CATEGORIE,
    )
