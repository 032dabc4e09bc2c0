"""What may be typed on the command line, and the command that it names."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from core.admin import commandes, retour_arriere
from core.application import Core
from core.boutiques import FUSEAU_DEFAUT
from core.config import Settings
from core.errors import InvalidFormat
from core.rapports import FormatExport, Journal
from core.vocabulaire import Devise, PolitiqueStock

Run = Callable[[Core, Namespace], object]
RunClosed = Callable[[Settings, Namespace], object]


@dataclass(frozen=True, slots=True)
class Commande:
    """A command with its options; one that `reads_only` may go beside a running program.

    One with `run_closed` opens the folder itself, since its file may be damaged.
    """

    run: Run
    reads_only: bool
    options: Namespace
    run_closed: RunClosed | None = None


class _Parser(ArgumentParser):
    """Raises InvalidFormat where argparse would write to stderr and exit."""

    def error(self, message: str) -> NoReturn:
        raise InvalidFormat(f"Commande mal écrite ({message}). Essayez : {self.prog} --help")


def parse(argv: Sequence[str]) -> Commande:
    """Return the command that `argv` names; InvalidFormat. Only `--help` exits."""
    options = _make_parser().parse_args(argv)
    return Commande(options.run, options.reads_only, options, options.run_closed)


def _make_parser() -> ArgumentParser:
    parser = _Parser(prog="admin", description="Règle et lit Comptoir, en JSON.")
    _add_data_dir(parser, None)
    nouns = parser.add_subparsers(required=True, metavar="COMMANDE")
    _add_boutique(nouns.add_parser("boutique", help="les boutiques"))
    _add_terminal(nouns.add_parser("terminal", help="les terminaux"))
    _add_articles(nouns.add_parser("articles", help="les articles"))
    stock = nouns.add_parser("stock", help="les quantités en stock")
    stock.add_argument("--boutique", required=True, metavar="CODE")
    _bind(stock, commandes.list_stock, reads_only=True)
    taux = nouns.add_parser("taux", help="le taux du jour : ce que vaut 1 $ en francs")
    taux.add_argument("--boutique", required=True, metavar="CODE")
    taux.add_argument("--valeur", required=True)
    _bind(taux, commandes.set_taux)
    pin = nouns.add_parser("pin", help="le code PIN du propriétaire")
    reset = pin.add_subparsers(required=True, metavar="ACTION").add_parser("reset")
    _bind(reset, commandes.reset_pin)
    _add_export(nouns.add_parser("export", help="un livre, en CSV ou en XLSX"))
    verify = nouns.add_parser("verify", help="vérifie tout le fichier")
    verify.add_argument("--chaine", action="store_true", help="donne aussi l’état de la chaîne")
    _bind(verify, commandes.verify, reads_only=True)
    _bind(nouns.add_parser("sauvegarde", help="fait une sauvegarde"), commandes.make_sauvegarde)
    copies = nouns.add_parser("sauvegardes", help="les sauvegardes, la plus récente d’abord")
    listed = copies.add_subparsers(required=True, metavar="ACTION").add_parser("list")
    _bind(listed, commandes.list_sauvegardes, reads_only=True)
    _add_restore(nouns.add_parser("restore", help="revient à une sauvegarde"))
    return parser


def _bind(parser: ArgumentParser, run: Run, *, reads_only: bool = False) -> None:
    parser.set_defaults(run=run, reads_only=reads_only, run_closed=None)
    _add_data_dir(parser, SUPPRESS)


def _add_restore(parser: ArgumentParser) -> None:
    parser.add_argument("fichier", type=Path, metavar="FICHIER")
    parser.add_argument(
        "--diff", action="store_true", help="dit ce qui serait perdu ou repris, et ne change rien"
    )
    _bind(parser, commandes.list_sauvegardes)
    parser.set_defaults(run_closed=retour_arriere.restore)


def _add_data_dir(parser: ArgumentParser, default: str | None) -> None:
    """Take the folder before the command or after it; `default` leaves the other's alone."""
    parser.add_argument(
        "--data-dir", type=Path, default=default, metavar="DOSSIER", help="dossier de données"
    )


def _add_boutique(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="ACTION")
    add = verbs.add_parser("add")
    add.add_argument("--nom", required=True)
    add.add_argument("--code", default="")
    add.add_argument("--ville", default="")
    add.add_argument("--devise", choices=[*Devise], default=Devise.CDF)
    add.add_argument("--fuseau", default=FUSEAU_DEFAUT)
    add.add_argument("--politique-stock", choices=[*PolitiqueStock], default=PolitiqueStock.REFUSER)
    _bind(add, commandes.add_boutique)
    _bind(verbs.add_parser("list"), commandes.list_boutiques, reads_only=True)


def _add_terminal(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="ACTION")
    for name, run in (("add", commandes.add_terminal), ("approve", commandes.approve_terminal)):
        verb = verbs.add_parser(name)
        for option in ("--boutique", "--serie", "--nom"):
            verb.add_argument(option, required=True)
        _bind(verb, run)
    for name in ("refuse", "deactivate", "activate"):
        verb = verbs.add_parser(name)
        verb.add_argument("--serie", required=True)
        verb.set_defaults(verbe=name)
        _bind(verb, commandes.move_terminal)
    listed = verbs.add_parser("list")
    listed.add_argument("--boutique", metavar="CODE")
    _bind(listed, commandes.list_terminaux, reads_only=True)


def _add_articles(parser: ArgumentParser) -> None:
    verb = parser.add_subparsers(required=True, metavar="ACTION").add_parser("import")
    verb.add_argument("fichier", type=Path, metavar="FICHIER")
    verb.add_argument("--boutique", required=True, metavar="CODE")
    _bind(verb, commandes.import_articles)


def _add_export(parser: ArgumentParser) -> None:
    parser.add_argument("journal", choices=[*Journal])
    parser.add_argument("--boutique", required=True, metavar="CODE")
    parser.add_argument("--format", required=True, choices=[*FormatExport])
    parser.add_argument("--output", required=True, type=Path, metavar="FICHIER")
    _bind(parser, commandes.export_journal, reads_only=True)
