"""What became of a sale: what is odd about it, what came back, and who cancelled it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from core.mouvements import Mouvement
from core.ventes.consultation import VenteRow
from core.ventes.detail import Compensation, DetailVente
from core.ventes.rendus import RetourVente
from core.vocabulaire import Signalement
from desktop.formats import (
    Times,
    format_day,
    format_money,
    format_number,
    format_signed,
    plural,
)
from desktop.models.mouvements import motif_words, stock_words, type_states
from desktop.theme import Tone
from desktop.widgets.detail import LinkedLines, Note, TwoLines


def make_notes(detail: DetailVente, times: Times) -> Iterator[Note]:
    """Tell the cancellation first, then each thing that the owner should know of the sale."""
    if detail.annulation is not None:
        title = _tr("Annulée {when} par {who}").format(
            when=times.told(detail.annulation.date_annulation), who=detail.annulation.utilisateur
        )
        motif = detail.annulation.motif or _tr("Aucun motif donné.")
        yield Note(Tone.NEUTRAL, title, motif, "ban")
    yield from _make_count_notes(detail.compensations, times)
    for signalement, tone, title, sentence in _flags(detail.vente, times):
        if signalement in detail.vente.signalements:
            yield Note(tone, title, sentence)


def _make_count_notes(compensations: Sequence[Compensation], times: Times) -> Iterator[Note]:
    """Say once a count why the stock did not go down with this sale."""
    for key in dict.fromkeys(c.inventaire_id for c in compensations):
        some = [c for c in compensations if c.inventaire_id == key]
        pieces = plural(
            sum(c.mouvement.quantite for c in some),
            _tr("{n} pièce était déjà partie"),
            _tr("{n} pièces étaient déjà parties"),
        )
        sentence = _tr(
            "{pieces} quand l’inventaire « {nom} » a compté le rayon, {when} : un ajustement "
            "rend au stock ce que la vente lui a repris, il ne baisse donc qu’une fois."
        )
        when = times.told(min(c.date_comptage for c in some))
        words = sentence.format(pieces=pieces, nom=some[0].inventaire, when=when)
        yield Note(Tone.INFO, _tr("Vendue avant un comptage, reçue après"), words)


def _flags(vente: VenteRow, times: Times) -> Iterator[tuple[Signalement, Tone, str, str]]:
    declared = vente.montant_total if vente.montant_declare is None else vente.montant_declare
    total, envoye = (format_money(x, vente.devise) for x in (vente.montant_total, declared))
    lignes = _tr("Il a écrit {envoye}, ses lignes font {total} : ce sont elles qui comptent.")
    yield (
        *(Signalement.ECART_TOTAL, Tone.WARN, _tr("Le terminal a envoyé un autre total")),
        lignes.format(envoye=envoye, total=total),
    )
    jour = format_day(vente.jour)
    horloge = _tr(
        "Son horloge disait {date} : la vente compte pour le {jour}, jour où elle est arrivée. "
        "Réglez l’heure du terminal."
    )
    yield (
        *(Signalement.DATE_HORS_LIMITES, Tone.WARN, _tr("Date du terminal impossible")),
        horloge.format(date=times.exact(vente.date_affichee), jour=jour),
    )
    sans = _tr(
        "Le terminal n’en a donné aucune : la vente compte pour le {jour}, jour de son arrivée."
    )
    yield Signalement.DATE_VIDE, Tone.INFO, _tr("Vente sans date"), sans.format(jour=jour)
    yield (
        *(Signalement.NUMERO_PARTAGE, Tone.WARN),
        _tr("Un autre terminal a la même vente sous ce numéro"),
        _tr(
            "Ces deux terminaux numérotent chacun de leur côté, donc les deux ventes comptent. "
            "Vérifiez que ce n’est pas une seule vente envoyée deux fois."
        ),
    )
    yield (
        *(Signalement.STOCK_NEGATIF, Tone.WARN, _tr("Le stock est passé sous zéro")),
        _tr(
            "La boutique accepte les ventes que le stock ne couvre pas : "
            "il manque une entrée, ou un comptage."
        ),
    )


def make_retours(retours: Sequence[RetourVente], times: Times) -> Iterator[TwoLines]:
    """Tell each return: what was given back, in what state the goods were, when and by whom."""
    for retour in retours:
        where = _tr("remis en rayon") if retour.est_remis_en_stock else _tr("abîmé")
        title = _tr("Retour n° {n}, {where}").format(n=format_number(retour.id), where=where)
        facts = (times.short(retour.date_retour), retour.utilisateur)
        pieces = sum(ligne.quantite for ligne in retour.lignes)
        line = TwoLines(
            (title, _join(facts)),
            (
                format_money(-retour.montant_rendu, retour.devise),
                plural(pieces, _tr("{n} pièce"), _tr("{n} pièces")),
            ),
        )
        if retour.motif:
            line.add_words(retour.motif)
        yield line


def make_compensations(
    compensations: Sequence[Compensation], times: Times
) -> Iterator[LinkedLines]:
    """Tell each movement by which a count put back what it had found gone."""
    for compensation in compensations:
        moved = compensation.mouvement
        kind = type_states()[moved.type_mouvement].text
        name = _tr("{kind} n° {n}").format(kind=kind, n=format_number(moved.seq))
        facts = _join((name, times.short(moved.date_mouvement)))
        yield LinkedLines(name, (moved.article_nom, facts), _tell_effect(moved))


def make_reprises(reprises: Sequence[Mouvement], times: Times) -> Iterator[TwoLines]:
    """Tell each movement by which goods came back, or went out again."""
    for moved in reprises:
        motif = "" if moved.motif is None else motif_words()[moved.motif]
        if moved.vente_id is None:
            motif = _tr("envoyé à part par le terminal")
        kind = type_states()[moved.type_mouvement].text
        facts = (kind, motif, times.short(moved.date_mouvement), moved.utilisateur)
        yield TwoLines((moved.article_nom, _join(facts)), _tell_effect(moved))


def _tell_effect(moved: Mouvement) -> tuple[str, str]:
    return format_signed(moved.quantite), stock_words(moved)


def _join(words: Sequence[str]) -> str:
    return " · ".join(word for word in words if word)


def _tr(text: str) -> str:
    return QCoreApplication.translate("VenteSuite", text)
