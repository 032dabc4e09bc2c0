"""The rule table of contract.md §2: what becomes of each sale of a batch, without SQL or clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.controle import (
    check_stock,
    compute_jour,
    mark_counted,
    resolve_lignes,
    sum_lignes,
)
from core.ventes.empreinte import Contenu, digest_bytes, read_contenu
from core.ventes.etat import Classement, Etat, LigneAppliquee, Registre, VenteConnue
from core.ventes.refus import AUTRE_DATE, CONFLIT, DEVISES, JUMELLE, MISMATCH, Refus
from core.vocabulaire import CodeRefus, Devise, EtatEntree, Signalement


class Appliquer(Struct, frozen=True):
    """Record the sale as `vente_id`, and close the entries that it settles.

    `entree_douteuse` is the open entry of this very content at another date: a sale of its own, or
    a double, which only the owner can tell.
    """

    vente: VenteRecue
    vente_id: int
    contenu: Contenu
    lignes: tuple[LigneAppliquee, ...]
    montant_total: int
    jour: date
    signalements: Signalement
    entrees_reglees: Mapping[int, EtatEntree]
    entree_douteuse: int | None = None
    rang: int = 0


@dataclass(frozen=True, slots=True)
class Rejouer:
    """Answer as known already; `vente_id` is None where the owner filed the sale as no sale."""

    vente: VenteRecue | VenteIllisible
    vente_id: int | None


@dataclass(frozen=True, slots=True)
class MettreEnQuarantaine:
    """Keep the sale for the owner as entry `entree_id`; `contenu` is None where unreadable."""

    vente: VenteRecue | VenteIllisible
    entree_id: int
    empreinte: bytes
    contenu: Contenu | None
    refus: Refus


Decision = Appliquer | Rejouer | MettreEnQuarantaine


@dataclass(frozen=True, slots=True)
class Rapprochement:
    """What the file holds that resembles a sale: each field is what one row of the table asks."""

    rejeu: VenteConnue | None = None
    classee: Classement | None = None
    distincte: bool = False
    autre_date: VenteConnue | None = None
    autre_contenu: VenteConnue | None = None
    jumelle: VenteConnue | None = None
    numero_partage: bool = False


_INCONNUE = Rapprochement()


def decide(etat: Etat, ventes: Sequence[VenteRecue | VenteIllisible]) -> tuple[Decision, ...]:
    """Judge each sale alone, in order; one sees what those before it will have written."""
    registre = Registre(etat)
    return tuple(_decide_one(registre, vente) for vente in ventes)


def refuse_all(etat: Etat, ventes: Sequence[VenteRecue | VenteIllisible]) -> tuple[Decision, ...]:
    """Keep each sale for the owner, for a fault of ours: it is not lost, and blocks no other."""
    registre = Registre(etat)
    refus = Refus(CodeRefus.INTERNAL_ERROR, "Erreur interne : la vente est gardée, à régler.")
    devise = etat.boutique.devise
    return tuple(_refuse(registre, vente, _read(vente, devise), refus) for vente in ventes)


def _read(vente: VenteRecue | VenteIllisible, devise: Devise) -> Contenu | None:
    return read_contenu(vente, devise) if isinstance(vente, VenteRecue) else None


def _decide_one(registre: Registre, vente: VenteRecue | VenteIllisible) -> Decision:
    if isinstance(vente, VenteIllisible):
        refus = Refus(CodeRefus.INVALID_FORMAT, vente.message)
        return _refuse(registre, vente, None, refus)
    contenu = read_contenu(vente, registre.etat.boutique.devise)
    if contenu is None:
        return _refuse(registre, vente, None, DEVISES)
    if not _is_own(registre.etat, vente):
        return _refuse(registre, vente, contenu, MISMATCH)
    return _look_up(registre, vente, contenu)


def _look_up(registre: Registre, vente: VenteRecue, contenu: Contenu) -> Decision:
    """Rows 2 to 11, the known ones first: a replay needs neither article nor stock."""
    match _compare(registre, vente, contenu):
        case (
            Rapprochement(rejeu=VenteConnue(id=vente_id))
            | Rapprochement(classee=Classement(vente_id=vente_id))
        ):
            return Rejouer(vente, vente_id)
        case Rapprochement(distincte=True, numero_partage=numero_partage):
            return _apply_or_refuse(registre, vente, contenu, numero_partage=numero_partage)
        case Rapprochement(autre_date=VenteConnue()):
            return _refuse(registre, vente, contenu, AUTRE_DATE)
        case Rapprochement(autre_contenu=VenteConnue()):
            return _refuse(registre, vente, contenu, CONFLIT)
        case Rapprochement(jumelle=VenteConnue()):
            return _refuse(registre, vente, contenu, JUMELLE)
        case Rapprochement(numero_partage=numero_partage):
            return _apply_or_refuse(registre, vente, contenu, numero_partage=numero_partage)


def _compare(registre: Registre, vente: VenteRecue, contenu: Contenu) -> Rapprochement:
    """Sort what is known of this number by the question that each row of the table asks."""
    known = registre.ventes(vente.numero_facture)
    if not known and not registre.etat.classements:
        return _INCONNUE
    own = [v for v in known if v.terminal_id == registre.etat.terminal.id]
    before = [v for v in known if v.terminal_id in registre.etat.remplaces]
    same = [v for v in own if v.empreinte == contenu.empreinte]
    twins = [v for v in known if _is_twin(v, vente, contenu, registre.etat.terminal.id)]
    shared = registre.numerotation_partagee
    return Rapprochement(
        rejeu=_find_rejeu(same, before, vente, contenu),
        classee=_find_classee(
            registre.etat, vente.numero_facture, contenu.empreinte, vente.date_vente
        ),
        distincte=(vente.numero_facture, contenu.empreinte) in registre.etat.distinctes,
        autre_date=next(iter(same), None),
        autre_contenu=next(iter(own), None),
        jumelle=next((v for v in twins if v.terminal_id not in shared), None),
        numero_partage=bool(twins),
    )


def _find_rejeu(
    same: Sequence[VenteConnue],
    before: Sequence[VenteConnue],
    vente: VenteRecue,
    contenu: Contenu,
) -> VenteConnue | None:
    """Find the very sale, recorded of this device or of one that it took the place of.

    Of another device a missing date proves nothing: the new one may count from the start again.
    """
    dated = [v for v in before if v.empreinte == contenu.empreinte and v.date_vente is not None]
    return next((v for v in (*same, *dated) if v.date_vente == vente.date_vente), None)


def _is_twin(known: VenteConnue, vente: VenteRecue, contenu: Contenu, terminal_id: int) -> bool:
    """Tell whether another terminal recorded the same sale: a missing date matches any."""
    dates = {known.date_vente, vente.date_vente} - {None}
    same = known.empreinte == contenu.empreinte and len(dates) <= 1
    return same and known.terminal_id != terminal_id


def _find_classee(
    etat: Etat, numero: str, empreinte: bytes, date_vente: datetime | None
) -> Classement | None:
    """Find what the owner filed: the very same sale, its date included.

    A daily counter repeats number and content on another day, and that is a sale to be judged.
    """
    found = {
        filed.terminal_id == etat.terminal.id: filed
        for filed in etat.classements.get(numero, ())
        if (filed.empreinte, filed.date_vente) == (empreinte, date_vente)
    }
    return found.get(True) or (found.get(False) if date_vente is not None else None)


def _is_own(etat: Etat, vente: VenteRecue) -> bool:
    """Tell whether the boutique and the terminal that the sale may name are the sender's."""
    return (not vente.boutique_id or vente.boutique_id == str(etat.boutique.id)) and (
        not vente.device_serial or vente.device_serial == etat.terminal.numero_serie
    )


def _apply_or_refuse(
    registre: Registre, vente: VenteRecue, contenu: Contenu, *, numero_partage: bool
) -> Decision:
    """Rows 1, 7 and 8: the sale is new, so its articles and the stock decide."""
    lignes = resolve_lignes(registre.etat.articles, vente, contenu)
    if isinstance(lignes, Refus):
        return _refuse(registre, vente, contenu, lignes)
    lignes = mark_counted(registre.etat, vente, lignes)
    refus = check_stock(registre, lignes)
    if refus is not None:
        return _refuse(registre, vente, contenu, refus)
    return _apply(registre, vente, contenu, lignes, numero_partage=numero_partage)


def _apply(
    registre: Registre,
    vente: VenteRecue,
    contenu: Contenu,
    lignes: tuple[LigneAppliquee, ...],
    *,
    numero_partage: bool,
) -> Appliquer:
    negative = registre.take(lignes)
    etat, numero, total = registre.etat, vente.numero_facture, sum_lignes(lignes)
    douteuse = registre.find_douteuse(numero, contenu.empreinte, vente.date_vente)
    jour, believed = compute_jour(vente.date_vente, etat.maintenant, etat.boutique.fuseau)
    rang = registre.next_rang(numero)
    return Appliquer(
        vente=vente,
        vente_id=registre.add_vente(numero, contenu, vente.date_vente, rang),
        contenu=contenu,
        lignes=lignes,
        montant_total=total,
        jour=jour,
        signalements=Signalement(
            Signalement.ECART_TOTAL * (contenu.montant_declare not in {None, total})
            | Signalement.DATE_HORS_LIMITES * (not believed)
            | Signalement.DATE_VIDE * vente.date_vide
            | Signalement.NUMERO_PARTAGE * numero_partage
            | Signalement.STOCK_NEGATIF * negative
        ),
        entrees_reglees=registre.settle_entrees(numero, contenu.empreinte, douteuse),
        entree_douteuse=douteuse,
        rang=rang,
    )


def _refuse(
    registre: Registre, vente: VenteRecue | VenteIllisible, contenu: Contenu | None, refus: Refus
) -> Decision:
    """Keep the sale, unless the owner filed this very one before (row 11)."""
    numero, empreinte = vente.numero_facture, _identify(vente, contenu)
    filed = _find_classee(registre.etat, numero, empreinte, _date_of(vente))
    if filed is not None:
        return Rejouer(vente, filed.vente_id)
    entree_id = registre.keep_entree(numero, empreinte, _date_of(vente))
    return MettreEnQuarantaine(vente, entree_id, empreinte, contenu, refus)


def _identify(vente: VenteRecue | VenteIllisible, contenu: Contenu | None) -> bytes:
    return digest_bytes(vente.charge_utile) if contenu is None else contenu.empreinte


def _date_of(vente: VenteRecue | VenteIllisible) -> datetime | None:
    return vente.date_vente if isinstance(vente, VenteRecue) else None
