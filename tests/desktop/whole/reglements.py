"""The dialogs of the sales that wait, over those of the shop on screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from core.listes import Tri
from core.quarantaine import FiltreQuarantaine, Precisions
from core.vocabulaire import Remede
from desktop.dialogs.article_en_lot import ArticleEnLotDialog
from desktop.dialogs.bon_article import BonArticleDialog
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.comparaison import ComparaisonDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.quelle_vente import QuelleVenteDialog
from desktop.dialogs.reglement import ReglementDialog, Sujet
from desktop.dialogs.terminaux_en_lot import Paire, TerminauxEnLotDialog
from tests.desktop.conftest import Magasin


def remede_makers(magasin: Magasin, window: QWidget) -> dict[str, Callable[[], QDialog]]:
    """Give what makes each dialog of a sale that waits."""
    core, services = magasin.core, magasin.services
    filtre = FiltreQuarantaine(magasin.boutique.id)
    entrees = tuple(core.quarantaine.list_ids(filtre, Tri("numero_facture")))
    tools = (core.quarantaine, services.tasks, services.lire_vente)
    examen = core.quarantaine.examiner(entrees[0], services.lire_vente)
    entree, rejeu = Sujet(entrees, Remede.ENTREE), Sujet(entrees)
    doublon, article = Sujet(entrees, Remede.DOUBLON), Sujet(entrees, Remede.ARTICLE)
    remplacement = Sujet(entrees, Remede.REMPLACEMENT)
    envoyes = core.quarantaine.list_envoyes(entrees, services.lire_vente)
    source = (core.catalogue, magasin.boutique.id)
    paires = [
        Paire(f"<b>T{n}</b> remplace T1", "2 ventes", Precisions(ancien_id=n)) for n in (1, 2)
    ]
    last = (tools, window)
    return {
        "classement": partial(ClassementDialog, entrees, "ATT-1", *last),
        "entree_manquante": partial(EntreeManquanteDialog, entree, *last),
        "bon_article": partial(BonArticleDialog, examen, core.catalogue, *last),
        "quelle_vente": partial(QuelleVenteDialog, examen, services.times, *last),
        "rejeu": partial(ReglementDialog, rejeu, *last),
        "comparaison": partial(ComparaisonDialog, doublon, services.times, *last),
        "article_en_lot": partial(
            ArticleEnLotDialog, article, envoyes, source, tools, parent=window
        ),
        "terminaux_en_lot": partial(TerminauxEnLotDialog, remplacement, paires, *last),
    }
