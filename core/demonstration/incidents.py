"""What goes wrong now and then: the sales that wait in « À régler », and those settled since."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from msgspec.structs import replace

from core.demonstration.panier import Vendu, make_vente
from core.demonstration.recit import Caisse, Recit
from core.errors import TerminalNotFound
from core.ventes.commandes import VenteIllisible, VenteRecue, VenteRefusee
from core.vocabulaire import Motif, TypeMouvement

Incident = Callable[[Recit, datetime], object]

_INCONNU = ("e41f7d0c93ab5268", "192.168.1.37", "2.4.1")
_QUANTITE_ILLISIBLE = "Champ quantite de la ligne 1 : un entier de 1 à 1000000 est attendu."
_ACHAT = (TypeMouvement.ENTREE, Motif.ACHAT)


def list_incidents(reste: int) -> Iterator[tuple[int, int, Incident]]:
    """Give hour, minute and what goes wrong on the day that `reste` days follow."""
    for day, hour, minute, incident in _INCIDENTS:
        if day == reste:
            yield hour, minute, incident


def _run_short(code: str, rank: int, recit: Recit, instant: datetime) -> VenteRecue:
    """Sell more of an article than there is; return the sale that was refused."""
    caisse = recit.caisses[rank]
    vente = _sell_beyond(recit, caisse, code, instant)
    _refuse(recit, caisse, vente)
    return vente


def _run_short_then_resend(code: str, rank: int, recit: Recit, instant: datetime) -> None:
    """Bring the goods in after a refusal: the till sends the same sale again, and it fits."""
    vente = _run_short(code, rank, recit, instant)
    _bring_in(recit, code, vente)
    recit.caisses[rank].en_attente.append(vente)
    recit.send(recit.caisses[rank], instant)


def _run_short_then_recreate(code: str, rank: int, recit: Recit, instant: datetime) -> None:
    """Let the seller type a refused sale anew, as the app tells him: both would count."""
    vente = _run_short(code, rank, recit, instant)
    _bring_in(recit, code, vente)
    caisse = recit.caisses[rank]
    later = instant + timedelta(minutes=4)
    caisse.en_attente.append(_retype(recit, caisse, vente, later))
    recit.send(caisse, instant)


def _reuse_number(rank: int, recit: Recit, instant: datetime) -> int:
    """Give another sale the number of the last one; return the entry it becomes."""
    caisse = recit.caisses[rank]
    other = _sell_one(recit, caisse, "BOI-003", instant)
    return _refuse(recit, caisse, _renumber(other, caisse.derniere.numero_facture))


def _date_again(rank: int, recit: Recit, instant: datetime) -> int:
    """Send the last sale once more with another date; return the entry it becomes."""
    caisse = recit.caisses[rank]
    return _refuse(recit, caisse, _redate(caisse.derniere, instant))


def _sell_retired(code: str, rank: int, recit: Recit, instant: datetime) -> None:
    """Sell an article off sale since, of which the till has not heard."""
    caisse = recit.caisses[rank]
    _refuse(recit, caisse, _sell_one(recit, caisse, code, instant))


def _send_half_piece(rank: int, recit: Recit, instant: datetime) -> None:
    """Send one and a half kilogram, where only pieces can be counted."""
    caisse = recit.caisses[rank]
    vente = _sell_one(recit, caisse, "FRA-008", instant)
    charge = vente.charge_utile.replace(b'"quantite": 1,', b'"quantite": 1.5,')
    _refuse(recit, caisse, VenteIllisible(vente.numero_facture, _QUANTITE_ILLISIBLE, charge))


def _sell_in_the_past(rank: int, recit: Recit, instant: datetime) -> None:
    """Sell with a clock that a flat battery put back by years."""
    caisse = recit.caisses[rank]
    wrong = instant.replace(year=2024, month=1, day=1)
    key = recit.ids["BOI-002"]
    recit.reserve[key] -= 2
    prix = recit.magasin.articles[key].prix_vente
    caisse.en_attente.append(recit.make_one(caisse, wrong, Vendu(key, 2, prix)))
    recit.send(caisse, instant)


def _retire(code: str, recit: Recit, _instant: datetime) -> None:
    key = recit.ids[code]
    recit.retires.add(key)
    recit.core.catalogue.deactivate_articles(recit.magasin.boutique.id, [key])


def _ask_in(recit: Recit, _instant: datetime) -> None:
    """Let a stranger knock: he waits for the owner."""
    with suppress(TerminalNotFound):
        recit.core.terminaux.identify(*_INCONNU)


def _file_conflit(recit: Recit, instant: datetime) -> None:
    entree_id = _reuse_number(2, recit, instant)
    recit.core.quarantaine.classer(entree_id, "Vente d’essai de Junior : rien n’a été vendu")


def _file_doublon(recit: Recit, instant: datetime) -> None:
    entree_id = _date_again(0, recit, instant)
    vente_id = recit.caisses[0].derniere_id
    recit.core.quarantaine.declarer_doublon(entree_id, vente_id)


def _sell_beyond(recit: Recit, caisse: Caisse, code: str, instant: datetime) -> VenteRecue:
    key = recit.ids[code]
    unsent = sum(
        ligne.quantite
        for other in recit.caisses
        for vente in other.en_attente
        if isinstance(vente, VenteRecue)
        for ligne in vente.lignes
        if ligne.article_id == key
    )
    quantite = recit.reserve[key] + unsent + 2
    return recit.make_one(
        caisse, instant, Vendu(key, quantite, recit.magasin.articles[key].prix_vente)
    )


def _sell_one(recit: Recit, caisse: Caisse, code: str, instant: datetime) -> VenteRecue:
    key = recit.ids[code]
    prix = recit.magasin.articles[key].prix_vente
    return recit.make_one(caisse, instant, Vendu(key, 1, prix))


def _bring_in(recit: Recit, code: str, vente: VenteRecue) -> None:
    """Receive what a refused sale lacked, and some more; the sale takes its part at once."""
    key, quantite = recit.ids[code], vente.lignes[0].quantite
    recit.move(key, quantite + 6, _ACHAT, commentaire="Achat de dépannage au marché")
    recit.reserve[key] -= quantite


def _retype(recit: Recit, caisse: Caisse, vente: VenteRecue, instant: datetime) -> VenteRecue:
    (ligne,) = vente.lignes
    prix = recit.magasin.articles[ligne.article_id].prix_vente
    return recit.make_one(caisse, instant, Vendu(ligne.article_id, ligne.quantite, prix))


def _renumber(vente: VenteRecue, numero: str) -> VenteRecue:
    charge = vente.charge_utile.replace(vente.numero_facture.encode(), numero.encode())
    return replace(vente, numero_facture=numero, charge_utile=charge)


def _redate(vente: VenteRecue, instant: datetime) -> VenteRecue:
    """Return the same sale with another date, its bytes written anew."""
    lignes = [
        Vendu(x.article_id, x.quantite, x.prix_unitaire or 0, x.prix_original) for x in vente.lignes
    ]
    assert vente.devise is not None, "every sale of the story names its currency"  # noqa: S101
    paiement = (vente.mode_paiement, vente.paye)
    return make_vente(vente.numero_facture, instant, lignes, vente.devise, paiement=paiement)


def _refuse(recit: Recit, caisse: Caisse, vente: VenteRecue | VenteIllisible) -> int:
    """Send what will be refused, alone; return the entry that it became."""
    kept, caisse.en_attente = caisse.en_attente, [vente]
    resultat = recit.send(caisse, recit.core.clock.now().astimezone(UTC))
    caisse.en_attente = kept
    (refusee,) = resultat.resultats if resultat else ()
    assert isinstance(refusee, VenteRefusee), "the story sends it to be refused"  # noqa: S101
    return refusee.entree_id


_INCIDENTS: tuple[tuple[int, int, int, Incident], ...] = (
    (20, 20, 31, _file_conflit),
    (12, 16, 32, _file_doublon),
    (9, 11, 4, partial(_run_short_then_resend, "EPI-001", 0)),
    (8, 20, 33, partial(_sell_in_the_past, 2)),
    (6, 17, 48, partial(_run_short, "TEX-001", 1)),
    (5, 7, 30, partial(_retire, "FRA-022")),
    (5, 7, 31, partial(_retire, "PAP-018")),
    (5, 7, 33, partial(_retire, "TEX-008")),
    (4, 20, 34, partial(_reuse_number, 2)),
    (2, 15, 6, partial(_sell_retired, "FRA-022", 1)),
    (2, 18, 27, partial(_send_half_piece, 0)),
    (1, 10, 43, partial(_date_again, 1)),
    (1, 17, 8, partial(_run_short_then_recreate, "CER-001", 0)),
    (1, 18, 51, _ask_in),
    (1, 19, 12, partial(_run_short, "EPI-001", 1)),
    (0, 9, 52, partial(_run_short, "FRA-001", 0)),
)
"""How many days before the present one, when, and what."""
