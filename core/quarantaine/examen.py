"""One entry as the owner needs it to decide: its lines against the stock, and what may follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from core.audit import Trace, load_traces
from core.boutiques import Boutique
from core.db.catalogue import article
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.db.stock import mouvement_stock
from core.quarantaine.consultation import Entree, get_entree
from core.quarantaine.remedes import Remedes, foresee_remedes
from core.ventes.commandes import VenteRecue
from core.ventes.demande import Demande
from core.ventes.empreinte import read_contenu
from core.ventes.entrees import load_identifie
from core.ventes.memes_numeros import load_memes_numeros
from core.ventes.prevision import Prevision
from core.ventes.reglement import OBJET
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import Devise, EtatEntree, Remede, TypeMouvement


class Verdict(StrEnum):
    """What is to be said of one line against the shop as it is now."""

    SUFFISANT = "SUFFISANT"
    MANQUE = "MANQUE"
    INCONNU = "INCONNU"
    INACTIF = "INACTIF"
    NON_SUIVI = "NON_SUIVI"


@dataclass(frozen=True, slots=True)
class LigneExaminee:
    """One line as sent; `stock` and `prix` are None where the article, or a price, is unknown.

    `manque` is what all lines of the article together lack.
    """

    article_id: int
    article_nom: str
    quantite: int
    prix: int | None
    stock: int | None
    verdict: Verdict
    manque: int = 0

    @property
    def sous_total(self) -> int | None:
        """Return quantity times price, in minor units."""
        return None if self.prix is None else self.quantite * self.prix


@dataclass(frozen=True, slots=True)
class VenteLue:
    """What could be read of the sale; `prix` that were not sent are the catalogue's."""

    lignes: tuple[LigneExaminee, ...]
    devise: Devise
    mode_paiement: str
    paye: bool


@dataclass(frozen=True, slots=True)
class Examen:
    """All that the page shows of one entry; `vente` is None where nothing could be read.

    `memes_numeros` are the recorded sales of its number in its boutique, `derniere_entree` is when
    the article that was short last came in.
    """

    entree: Entree
    charge_utile: bytes
    vente: VenteLue | None
    remedes: Remedes | None
    memes_numeros: tuple[Ressemblance, ...]
    derniere_entree: datetime | None
    traces: tuple[Trace, ...] = ()

    @property
    def prevision(self) -> Prevision | None:
        """Return what a plain replay would do; None where it no longer waits."""
        return None if self.remedes is None else self.remedes.previsions[Remede.REJOUER]


def examine(
    connection: Connection, entree_id: int, demande: Demande, maintenant: datetime
) -> Examen:
    """Read an entry, its sale and what a replay would do; EntreeNotFound."""
    entree = get_entree(connection, entree_id)
    boutique = load_identifie(connection, entree.terminal_id).boutique
    charge = _read_charge(connection, entree_id)
    waits = entree.etat is EtatEntree.A_REGLER
    numero = entree.numero_facture
    memes = load_memes_numeros(connection, entree.boutique_id, {numero}).get(numero, ())
    return Examen(
        entree=entree,
        charge_utile=charge,
        vente=_read_vente(connection, boutique, demande, charge),
        remedes=foresee_remedes(
            connection, entree, demande, memes_numeros=memes, maintenant=maintenant
        )
        if waits
        else None,
        memes_numeros=memes,
        derniere_entree=_find_derniere_entree(connection, entree.article_id),
        traces=tuple(load_traces(connection, OBJET, entree_id)),
    )


def _read_charge(connection: Connection, entree_id: int) -> bytes:
    table = vente_en_quarantaine.c
    query = select(table.charge_utile).where(table.id == entree_id)
    charge: bytes = connection.execute(query).scalar_one()
    return charge


def _read_vente(
    connection: Connection, boutique: Boutique, demande: Demande, charge: bytes
) -> VenteLue | None:
    lue = demande.lire(charge, boutique)
    if not isinstance(lue, VenteRecue):
        return None
    contenu = read_contenu(lue, boutique.devise)
    prix: Sequence[int | None] = (
        [x.prix_unitaire for x in lue.lignes] if contenu is None else contenu.prix
    )
    devise = lue.devise or boutique.devise
    articles = _load_articles(connection, boutique.id, [x.article_id for x in lue.lignes])
    wanted: dict[int, int] = {}
    for ligne in lue.lignes:
        wanted[ligne.article_id] = wanted.get(ligne.article_id, 0) + ligne.quantite
    lignes = tuple(
        _examine_ligne(
            (x.article_id, x.quantite, p), articles.get(x.article_id), wanted[x.article_id], devise
        )
        for x, p in zip(lue.lignes, prix, strict=True)
    )
    return VenteLue(lignes, devise, lue.mode_paiement, lue.paye)


def _examine_ligne(
    sent: tuple[int, int, int | None], known: Row[Any] | None, wanted: int, devise: Devise
) -> LigneExaminee:
    article_id, quantite, prix = sent
    if known is None:
        return LigneExaminee(article_id, "", quantite, prix, None, Verdict.INCONNU)
    if prix is None and known.devise is devise:
        prix = known.prix_vente
    stock: int = known.quantite_stock
    manque = max(wanted - stock, 0) if known.suivi_stock and known.est_actif else 0
    if not known.est_actif:
        verdict = Verdict.INACTIF
    elif not known.suivi_stock:
        verdict = Verdict.NON_SUIVI
    else:
        verdict = Verdict.MANQUE if manque else Verdict.SUFFISANT
    return LigneExaminee(article_id, known.nom, quantite, prix, stock, verdict, manque)


def _load_articles(
    connection: Connection, boutique_id: int, ids: Sequence[int]
) -> Mapping[int, Row[Any]]:
    columns = article.c
    query: Select[Any] = select(
        columns.id,
        columns.nom,
        columns.devise,
        columns.prix_vente,
        columns.quantite_stock,
        columns.suivi_stock,
        columns.est_actif,
    ).where(columns.boutique_id == boutique_id)
    rows: dict[int, Row[Any]] = {}
    for part in chunked(sorted(set(ids))):
        rows.update((row.id, row) for row in connection.execute(query.where(columns.id.in_(part))))
    return rows


def _find_derniere_entree(connection: Connection, article_id: int | None) -> datetime | None:
    if article_id is None:
        return None
    moved = mouvement_stock.c
    query = (
        select(moved.date_mouvement)
        .where(moved.article_id == article_id, moved.type_mouvement == TypeMouvement.ENTREE)
        .order_by(moved.date_mouvement.desc())
        .limit(1)
    )
    found: datetime | None = connection.scalar(query)
    return found
