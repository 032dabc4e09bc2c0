"""An explanation in words: each kind of row, in one sentence and in the table."""

from datetime import timedelta

import pytest

from core.fiche.explication import Explication, LigneExplication
from core.fiche.postes import Depart, Groupe, Poste, Sorte
from core.fiche.suspects import Suspect
from core.vocabulaire import Motif
from desktop.formats import Times
from desktop.models.explication import say_counted, say_explication, say_ligne
from desktop.models.suspects import suspect_look, suspect_sentence, suspect_title
from tests.builders import MIDI, FixedClock

TIMES = Times(FixedClock(), "Africa/Kinshasa")
JOUR = MIDI - timedelta(days=4)
NBSP = "\u00a0"


def make_ligne(quantite: int, poste: Poste, motif: Motif | None = None) -> LigneExplication:
    nom = "Caisse {1}" if poste is Poste.VENTE else ""
    return LigneExplication(Groupe(poste, motif, nom), quantite, 1, JOUR)


def say(*lignes: LigneExplication, decalage: int = 0) -> str:
    stock = sum(ligne.quantite for ligne in lignes)
    counted = sum(x.quantite for x in lignes if x.groupe.poste is Poste.DEPART)
    depart = Depart(3, counted - decalage, JOUR, quantite=counted)
    told = Explication(1, "A1", "Riz", stock, depart, lignes)
    return say_explication(told, TIMES).replace(NBSP, " ")


LIGNES = [
    (make_ligne(10, Poste.ENTREE, Motif.STOCK_INITIAL), "Stock initial", "10 au départ"),
    (make_ligne(1, Poste.ENTREE, Motif.ACHAT), "Entrées · Achat", "1 reçu"),
    (make_ligne(2, Poste.ENTREE, Motif.DON), "Entrées · Don", "2 reçus en don"),
    (make_ligne(2, Poste.ENTREE), "Entrées", "2 entrés"),
    (make_ligne(-12, Poste.VENTE), "Vendu par Caisse {1}", "− 12 vendus par Caisse {1}"),
    (make_ligne(3, Poste.ANNULATION), "Ventes annulées ou rendues", "3 annulés ou rendus"),
    (make_ligne(3, Poste.RETOUR), "Retours de clients", "3 rapportés"),
    (make_ligne(-1, Poste.SORTIE, Motif.CASSE), "Sorties · Casse", "− 1 cassé"),
    (make_ligne(-2, Poste.SORTIE, Motif.VOL), "Sorties · Vol", "− 2 volés"),
    (make_ligne(-2, Poste.SORTIE), "Sorties", "− 2 sortis"),
    (make_ligne(4, Poste.AJUSTEMENT, Motif.ERREUR), "Ajustements · Erreur", "4 ajustés (erreur)"),
    (make_ligne(-4, Poste.AJUSTEMENT), "Ajustements", "− 4 ajustés"),
    (
        make_ligne(2, Poste.COMPENSATION),
        "Ventes d’avant le comptage, reçues après",
        "2 déjà partis au comptage",
    ),
    (make_ligne(-5, Poste.CORRECTION), "Mouvements annulés", "− 5 corrigés"),
    (make_ligne(5, Poste.ECART), "Écart que rien n’explique", "5 que rien n’explique"),
]


@pytest.mark.parametrize(("ligne", "name", "part"), LIGNES)
def test_each_row_has_its_name_and_its_part_of_the_sentence(
    ligne: LigneExplication, name: str, part: str
) -> None:
    assert say_ligne(ligne, TIMES) == name
    stock = f"{ligne.quantite}".replace("-", "−")
    assert say(ligne) == f"{stock} = {part}"


def test_the_sentence_reads_as_the_owner_would_say_it() -> None:
    lignes = (
        make_ligne(40, Poste.DEPART),
        make_ligne(20, Poste.ENTREE, Motif.ACHAT),
        make_ligne(-12, Poste.VENTE),
        make_ligne(0, Poste.AJUSTEMENT, Motif.ERREUR),
        make_ligne(-1, Poste.SORTIE, Motif.CASSE),
    )
    expected = "47 = 40 comptés le 21 mars + 20 reçus − 12 vendus par Caisse {1} − 1 cassé"
    assert say(*lignes) == expected
    assert say() == "0 : aucun mouvement ne l’a jamais changé"


@pytest.mark.parametrize(
    ("pieces", "decalage", "expected"),
    [
        (0, 0, "0 = 0 compté le 21 mars"),
        (40, 0, "40 = 40 comptés le 21 mars"),
        (42, 2, "42 = 40 comptés le 21 mars + 2 déjà partis au comptage"),
        (40, -1, "40 = 41 comptés le 21 mars − 1 parti pendant le comptage"),
    ],
)
def test_what_was_found_stands_apart_from_the_sales_around_the_count(
    pieces: int, decalage: int, expected: str
) -> None:
    ligne = make_ligne(pieces, Poste.DEPART)
    assert say_ligne(ligne, TIMES) == "Compté le 21 mars"
    assert say(ligne, decalage=decalage) == expected
    told = say_counted(Depart(3, pieces - decalage, JOUR, quantite=pieces))
    assert bool(told) is bool(decalage)


@pytest.mark.parametrize(
    ("suspect", "title", "sentence"),
    [
        (
            Suspect(Sorte.QUARANTAINE, 2, -36),
            "2 ventes à régler",
            "Le stock n’en tient pas encore compte : −36 à venir.",
        ),
        (
            Suspect(Sorte.TARDIVE, 1, -1),
            "1 vente tardive",
            "Envoi reçu longtemps après la vente : −1 sur le stock.",
        ),
        (
            Suspect(Sorte.AJUSTEMENT, 3, 4),
            "3 ajustements à la main",
            "En tout +4 sur le stock.",
        ),
        (
            Suspect(Sorte.NEGATIF, 1),
            "1 passage sous zéro",
            "Une entrée ou un comptage a manqué à ce moment-là.",
        ),
        (
            Suspect(Sorte.SILENCE, 1, nom="T{1}", depuis=MIDI),
            "1 terminal silencieux",
            "T{1} n’a rien envoyé depuis 12:00 : il garde peut-être des ventes.",
        ),
        (
            Suspect(Sorte.MANQUANT, 2, nom="T1"),
            "2 numéros manquants",
            "T1 a sauté des numéros : des ventes n’ont peut-être pas été reçues.",
        ),
    ],
)
def test_each_suspicion_says_what_it_may_mean(suspect: Suspect, title: str, sentence: str) -> None:
    assert suspect_title(suspect) == title
    assert suspect_sentence(suspect, TIMES) == sentence
    assert suspect_look(suspect)[1]
