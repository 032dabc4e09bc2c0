"""What a simulation is asked to do: its command line, read into one frozen value."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from core.limites import VENTES_PAR_LOT_MAX

VENTES_DEFAUT = 20
DESCRIPTION = """\
Simule des terminaux déployés : ils vendent, perdent le réseau et des réponses, renvoient, et
tiennent leur propre registre. À la fin, chacun renvoie tout et compare avec le serveur.
Le bilan est écrit en JSON sur la sortie standard : code 0 si le serveur est d’accord, 1 sinon.
Ce sont de vraies ventes : essayez sur une boutique d’exemple."""


class Comportement(StrEnum):
    """What an app takes as proof that a sale has been synchronised; both are deployed."""

    ACCEPTEES = "acceptees"
    TOUTE_2XX = "toute-2xx"


class Numerotation(StrEnum):
    """How an app numbers its sales; two terminals of a shop both produce the naive numbers."""

    QRU = "qru"
    FAC = "fac"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One simulation; durations and clock errors in seconds, shares from 0 to 1.

    `ventes` counts those of each terminal, 0 being no limit; `rythme` is in sales a minute, 0
    being as fast as can be. Of several behaviours or numberings, terminals take them in turn.
    """

    url: str
    series: tuple[str, ...]
    ventes: int = VENTES_DEFAUT
    duree: float = 0
    rythme: float = 0
    hors_ligne: float = 0.2
    reponses_perdues: float = 0.1
    annulations: float = 0.05
    horloge: int = 0
    lot: int = 50
    comportements: tuple[Comportement, ...] = tuple(Comportement)
    numerotations: tuple[Numerotation, ...] = tuple(Numerotation)
    graine: int = 1
    attente: float = 300
    essai: bool = False


def read_scenario(arguments: Sequence[str] | None) -> Scenario:
    """Read the command line; a mistake in it ends the program with status 2."""
    parser = _make_parser()
    lus = parser.parse_args(arguments)
    series = list(dict.fromkeys(lus.serie))
    wanted = max(lus.terminaux or 1, len(series))
    series += [f"SIM-{lus.graine}-{n}" for n in range(len(series) + 1, wanted + 1)]
    ventes = (0 if lus.duree else VENTES_DEFAUT) if lus.ventes is None else lus.ventes
    if not ventes and not lus.duree and not lus.essai:
        parser.error("--ventes 0 demande --duree")
    return Scenario(
        url=lus.url,
        series=tuple(series[:1] if lus.essai else series),
        ventes=ventes,
        duree=lus.duree,
        rythme=lus.rythme,
        hors_ligne=lus.hors_ligne,
        reponses_perdues=lus.reponses_perdues,
        annulations=lus.annulations,
        horloge=abs(lus.horloge),
        lot=lus.lot,
        comportements=tuple(Comportement) if lus.comportement is None else (lus.comportement,),
        numerotations=tuple(Numerotation) if lus.numeros is None else (lus.numeros,),
        graine=lus.graine,
        attente=lus.attente,
        essai=lus.essai,
    )


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py simulate",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--url", type=_url, required=True, help="l’adresse du serveur, http://192.168.1.20:8000")
    add("--serie", action="append", default=[], help="un numéro de série ; à répéter")
    add("--terminaux", type=_count, help="combien de terminaux ; les séries manquantes : SIM-…")
    add("--essai", action="store_true", help="envoie une seule vente, et dit ce qu’elle devient")
    add("--ventes", type=_count, help=f"par terminal ({VENTES_DEFAUT}) ; 0 : jusqu’à --duree")
    add("--duree", type=_seconds, default=0, help="secondes après lesquelles on ne vend plus")
    add("--rythme", type=_seconds, default=0, help="ventes par minute et par terminal (0 : vite)")
    add("--hors-ligne", type=_share, default=0.2, help="part des ventes faites sans réseau, 0 à 1")
    add("--reponses-perdues", type=_share, default=0.1, help="part des envois coupés, 0 à 1")
    add("--annulations", type=_share, default=0.05, help="part des ventes annulées, 0 à 1")
    add("--horloge", type=int, default=0, help="les horloges se trompent de ± ce nombre de s")
    add("--lot", type=_lot, default=50, help=f"ventes par envoi, 1 à {VENTES_PAR_LOT_MAX}")
    add("--comportement", type=Comportement, choices=list(Comportement), help="les deux sinon")
    add("--numeros", type=Numerotation, choices=list(Numerotation), help="les deux sinon")
    add("--graine", type=int, default=1, help="la même graine fait les mêmes ventes")
    add(
        "--attente",
        type=_seconds,
        default=300,
        help="secondes laissées au propriétaire et au serveur",
    )
    return parser


def _url(texte: str) -> str:
    given = texte if "://" in texte else f"http://{texte}"
    parts = urlsplit(given)
    if parts.scheme != "http" or not parts.hostname:
        raise argparse.ArgumentTypeError("une adresse http://… est attendue")
    return given.rstrip("/")


def _count(texte: str) -> int:
    if not texte.isdecimal():
        raise argparse.ArgumentTypeError("un nombre entier est attendu")
    return int(texte)


def _lot(texte: str) -> int:
    count = _count(texte)
    if not 1 <= count <= VENTES_PAR_LOT_MAX:
        raise argparse.ArgumentTypeError(f"un entier de 1 à {VENTES_PAR_LOT_MAX} est attendu")
    return count


def _decimal(texte: str, maximum: int) -> float:
    """Read a duration or a share; a ratio of whole numbers needs no conversion of money's kind."""
    entier, _, fraction = texte.replace(",", ".").partition(".")
    if not (entier + fraction).isdecimal():
        raise argparse.ArgumentTypeError("un nombre est attendu")
    value: float = int(entier + fraction) / 10 ** len(fraction)
    if value > maximum:
        raise argparse.ArgumentTypeError(f"un nombre de 0 à {maximum} est attendu")
    return value


def _seconds(texte: str) -> float:
    return _decimal(texte, 10**7)


def _share(texte: str) -> float:
    return _decimal(texte, 1)
