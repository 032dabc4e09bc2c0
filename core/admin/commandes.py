"""The commands themselves: each calls one use case and returns the document that is printed."""

from argparse import Namespace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from core.application import Core
from core.boutiques import Boutique, NouvelleBoutique
from core.catalogue.articles import FiltreArticles
from core.db.requetes import chunked
from core.errors import InvalidFormat
from core.importation import read_articles
from core.listes import Tri
from core.montants import format_decimal, to_centimes
from core.rapports import FormatExport, Journal
from core.sauvegarde import Sauvegarde
from core.terminaux import Terminal
from core.verification.chaine import RapportChaine
from core.vocabulaire import Devise, PolitiqueStock

Document = dict[str, object]


def add_boutique(core: Core, options: Namespace) -> Boutique:
    return core.boutiques.add_boutique(
        NouvelleBoutique(
            nom=options.nom,
            code=options.code,
            ville=options.ville,
            devise=Devise(options.devise),
            fuseau=options.fuseau,
            politique_stock=PolitiqueStock(options.politique_stock),
        )
    )


def list_boutiques(core: Core, _options: Namespace) -> tuple[Boutique, ...]:
    return core.boutiques.list_boutiques()


def add_terminal(core: Core, options: Namespace) -> Terminal:
    boutique = core.boutiques.get_by_code(options.boutique)
    return core.terminaux.add_terminal(boutique.id, options.serie, options.nom)


def approve_terminal(core: Core, options: Namespace) -> Terminal:
    boutique = core.boutiques.get_by_code(options.boutique)
    return core.terminaux.approve(options.serie, boutique.id, options.nom)


def move_terminal(core: Core, options: Namespace) -> Terminal:
    """Refuse, deactivate or activate, as `options.verbe` says."""
    verbs = {
        "refuse": core.terminaux.refuse,
        "deactivate": core.terminaux.deactivate,
        "activate": core.terminaux.activate,
    }
    return verbs[options.verbe](options.serie)


def list_terminaux(core: Core, options: Namespace) -> tuple[Terminal, ...]:
    if options.boutique is None:
        return core.terminaux.list_terminaux()
    return core.terminaux.list_terminaux(core.boutiques.get_by_code(options.boutique).id)


def import_articles(core: Core, options: Namespace) -> Document:
    boutique = core.boutiques.get_by_code(options.boutique)
    fiches = read_articles(_read(options.fichier))
    resultat = core.catalogue.save_articles(boutique.id, fiches)
    return {
        "crees": resultat.crees,
        "modifies": resultat.modifies,
        "erreurs": [],
        "articles": [{"id": key, "code": code} for key, code in resultat.articles],
    }


def list_stock(core: Core, options: Namespace) -> list[Document]:
    """Return the active articles in the order they were added."""
    boutique = core.boutiques.get_by_code(options.boutique)
    ids = core.catalogue.list_ids(FiltreArticles(boutique.id), Tri("id"))
    rows = (row for part in chunked(ids) for row in core.catalogue.list_rows(part))
    return [
        {
            "id": row.id,
            "code": row.article.code,
            "nom": row.article.nom,
            "quantite_stock": row.article.quantite_stock,
        }
        for row in rows
    ]


def reset_pin(core: Core, _options: Namespace) -> Document:
    """Forget the PIN that the window asks; whoever runs a command here has the computer anyway."""
    return {"oublie": core.utilisateurs.reset_pin()}


def set_taux(core: Core, options: Namespace) -> Document:
    boutique = core.boutiques.get_by_code(options.boutique)
    try:
        valeur = to_centimes(Decimal(options.valeur))
    except InvalidOperation:
        valeur = None
    recorded = core.taux.record_taux(boutique.id, valeur or 0)
    return {"taux": format_decimal(recorded.taux), "date_effet": recorded.date_effet}


def export_journal(core: Core, options: Namespace) -> Document:
    boutique = core.boutiques.get_by_code(options.boutique)
    count = core.rapports.export_journal(
        boutique.id, Journal(options.journal), FormatExport(options.format), options.output
    )
    return {"fichier": options.output, "lignes": count}


def verify(core: Core, options: Namespace) -> Document:
    """Check the whole file; its chain is always checked, and told of where it is asked for."""
    rapport = core.verification.verify()
    document: Document = {
        "ok": rapport.ok,
        "articles": rapport.articles,
        "ventes": rapport.ventes,
        "mouvements": rapport.mouvements,
        "problemes": rapport.problemes,
    }
    if options.chaine:
        document["chaine"] = _tell_chaine(rapport.chaine)
    return document


def _tell_chaine(chaine: RapportChaine | None) -> Document:
    """Return the head of each boutique; a file that cannot be read has none."""
    if chaine is None:
        return {"ok": False, "maillons": 0, "tetes": {}}
    return {"ok": chaine.ok, "maillons": chaine.maillons, "tetes": chaine.tetes}


def make_sauvegarde(core: Core, _options: Namespace) -> Sauvegarde:
    return core.sauvegardes.make()


def list_sauvegardes(core: Core, _options: Namespace) -> tuple[Sauvegarde, ...]:
    return core.sauvegardes.list_toutes()


def _read(fichier: Path) -> bytes:
    try:
        return fichier.read_bytes()
    except OSError as error:
        raise InvalidFormat(f"Le fichier « {fichier} » ne peut pas être lu.") from error
