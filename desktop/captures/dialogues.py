"""Every dialog of the program, over what the shop on screen holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from core.catalogue.articles import DetailArticle, FiltreArticles
from core.demonstration.installation import ARTICLES
from core.listes import Tri
from core.terminaux import Terminal
from core.ventes.consultation import FiltreVentes
from core.vocabulaire import EtatTerminal, TypeMouvement
from desktop.captures import inventaires, papier, reglements, secours
from desktop.captures.livre import livre
from desktop.captures.plateau import Plateau
from desktop.demo import RecommencerDialog
from desktop.dialogs.a_propos import AProposDialog
from desktop.dialogs.activation import ActivationDialog
from desktop.dialogs.aide import AideDialog
from desktop.dialogs.annulation_vente import AnnulationVenteDialog
from desktop.dialogs.apercu import ApercuDialog
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.article_en_lot import ArticleEnLotDialog
from desktop.dialogs.attente import AttenteDialog
from desktop.dialogs.bogue import BogueDialog
from desktop.dialogs.bon_article import BonArticleDialog
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.comparaison import ComparaisonDialog
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.dialogs.coupure import BilanDialog, CoupureDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.fermeture import FermetureDialog
from desktop.dialogs.guide import GuideDialog
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.inventaire import AbandonDialog, NouvelInventaireDialog
from desktop.dialogs.livre import LivreDialog
from desktop.dialogs.mouvement import MouvementDialog
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.dialogs.progression import ProgressionDialog
from desktop.dialogs.qr import QrDialog
from desktop.dialogs.quelle_vente import QuelleVenteDialog
from desktop.dialogs.recherche import RecherchePalette
from desktop.dialogs.reglement import ReglementDialog
from desktop.dialogs.rejeu_auto import RejeuAutoDialog
from desktop.dialogs.reseau import Reseau, ReseauDialog
from desktop.dialogs.restauration import RestaurationDialog
from desktop.dialogs.retour_vente import RetourVenteDialog
from desktop.dialogs.taux import TauxDialog
from desktop.dialogs.terminal import RenommerDialog
from desktop.dialogs.terminaux_en_lot import TerminauxEnLotDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.dialogs.verrou import VerrouDialog
from desktop.dialogs.vue import NomVueDialog
from desktop.excepthook import Bug
from desktop.impression.request import Progress
from desktop.widgets.dialog import NoticeDialog

ETAPES = 5
_DOSSIER = Path("/boutique/Comptoir")


@dataclass(frozen=True, slots=True)
class Pose:
    """One dialog as it is to be seen; `make` neither shows nor runs it."""

    name: str
    kind: type[QDialog]
    make: Callable[[Plateau], QDialog]


def _get_detail(plateau: Plateau) -> DetailArticle:
    """Return an article of the middle of the list: neither short nor wanting."""
    catalogue = plateau.core.catalogue
    ids = catalogue.list_ids(FiltreArticles(plateau.boutique.id), Tri("nom"))
    return catalogue.get_detail(plateau.boutique.id, ids[len(ids) // 2])


def _find_stranger(plateau: Plateau) -> Terminal:
    asking = EtatTerminal.EN_ATTENTE
    return next(t for t in plateau.core.terminaux.list_terminaux() if t.etat is asking)


def _a_propos(plateau: Plateau) -> QDialog:
    return AProposDialog(_DOSSIER, plateau.shell.window)


def _activation(plateau: Plateau, *, count: int, active: bool) -> QDialog:
    catalogue = plateau.core.catalogue
    ids = catalogue.list_ids(FiltreArticles(plateau.boutique.id), Tri("nom"))
    context = (plateau.services, plateau.boutique.id)
    rows = catalogue.list_rows(ids[:count])
    return ActivationDialog(rows, context, plateau.shell.window, active=active)


def _aide(plateau: Plateau) -> QDialog:
    return AideDialog(plateau.shell.window.commands.all(), plateau.shell.window)


def _approbation(plateau: Plateau) -> QDialog:
    services = (plateau.core.terminaux, plateau.tasks)
    return ApprobationDialog(
        _find_stranger(plateau), [plateau.boutique], services, plateau.shell.window
    )


def _article(plateau: Plateau, *, known: bool) -> QDialog:
    detail = _get_detail(plateau) if known else None
    return ArticleDialog(detail, plateau.boutique, plateau.services, plateau.shell.window)


def _bogue(plateau: Plateau) -> QDialog:
    trace = 'Traceback (most recent call last):\n  File "ventes.py", line 12\nValueError: 12'
    return BogueDialog(Bug("ValueError", trace), _DOSSIER, plateau.shell.window)


def _classement(plateau: Plateau, *, count: int | None) -> QDialog:
    services = reglements.get_tools(plateau)
    ids = reglements.list_entrees(plateau)[:count]
    subject = plateau.core.quarantaine.get_entree(ids[0]).numero_facture if count else ""
    return ClassementDialog(ids, subject, services, plateau.shell.window)


def _contenu_recu(plateau: Plateau) -> QDialog:
    entree = plateau.core.quarantaine.get_entree(reglements.list_entrees(plateau)[0])
    charge = '{\n  "numero_facture": "' + entree.numero_facture + '",\n  "lignes": []\n}'
    return ContenuRecuDialog(entree.numero_facture, charge, plateau.shell.window)


def _fermeture(plateau: Plateau, *, to_tray: bool) -> QDialog:
    return FermetureDialog(to_tray=to_tray, parent=plateau.shell.window)


def _guide(plateau: Plateau) -> QDialog:
    return GuideDialog(plateau.shell.window)


def _importation(plateau: Plateau, *, chosen: bool) -> QDialog:
    dialog = ImportationDialog(plateau.boutique, plateau.services, plateau.shell.window)
    if chosen:
        dialog.open_file(ARTICLES)
    return dialog


def _mouvement(kind: TypeMouvement, plateau: Plateau, *, known: bool) -> QDialog:
    ligne = _get_detail(plateau).ligne if known else None
    context = (plateau.services, plateau.boutique.id)
    return MouvementDialog(kind, ligne, context, plateau.shell.window)


def _notice(plateau: Plateau) -> QDialog:
    sentence = "Ce dossier de données est déjà ouvert par un autre Comptoir."
    return NoticeDialog("Déjà ouvert", sentence, "Fermer", parent=plateau.shell.window)


def _premier_demarrage(rank: int, plateau: Plateau) -> QDialog:
    contexte = Contexte(plateau.core, plateau.tasks, plateau.services.bridge, plateau.shell.langue)
    dialog = PremierDemarrageDialog(contexte, plateau.boutique, plateau.shell.window)
    dialog.show_services(plateau.services)
    dialog.show_server(plateau.control.status)
    dialog.show_etape(rank)
    return dialog


def _premiere_fois(plateau: Plateau) -> QDialog:
    """Make it as it is before there is a boutique."""
    contexte = Contexte(plateau.core, plateau.tasks, plateau.services.bridge, plateau.shell.langue)
    return PremierDemarrageDialog(contexte, None, plateau.shell.window)


def _progression(plateau: Plateau, step: str) -> QDialog:
    dialog = ProgressionDialog(
        "Export : Ventes", "ventes-alimentation-mama-odette-2026-11-20.xlsx", plateau.shell.window
    )
    if step == "en-cours":
        dialog.show_progress(Progress(12_400, 48_000))
    elif step == "fini":
        dialog.show_written(48_000, "/boutique/Documents")
    elif step == "echec":
        dialog.show_failure("Le disque est plein : rien n’a été écrit.")
    return dialog


def _reseau(plateau: Plateau) -> QDialog:
    reseau = Reseau(plateau.control.status, plateau.tasks, plateau.services.bridge)
    return ReseauDialog(reseau, plateau.shell.window)


def _recherche(words: str, plateau: Plateau) -> QDialog:
    plateau.shell.open_search()
    plateau.shell.palette.field.setText(words)
    return plateau.shell.palette


def _recommencer(plateau: Plateau) -> QDialog:
    return RecommencerDialog(plateau.shell.window)


def _qr(plateau: Plateau) -> QDialog:
    return QrDialog(plateau.control.status.addresses, plateau.shell.window)


def _renommer(plateau: Plateau) -> QDialog:
    terminal = plateau.core.terminaux.list_terminaux(plateau.boutique.id)[0]
    services = (plateau.core.terminaux, plateau.tasks)
    return RenommerDialog(terminal, services, plateau.shell.window)


def _taux(plateau: Plateau) -> QDialog:
    return TauxDialog(plateau.services, plateau.boutique.id, plateau.shell.window)


def _verrou(plateau: Plateau) -> QDialog:
    return VerrouDialog("Mama Odette", plateau.core.utilisateurs, plateau.tasks)


def _vue(plateau: Plateau) -> QDialog:
    taken = ["Dettes"]
    return NomVueDialog("Enregistrer la vue", "Enregistrer", taken, plateau.shell.window)


def _list_ventes(plateau: Plateau) -> Sequence[int]:
    filtre = FiltreVentes(plateau.boutique.id)
    return plateau.core.ventes.list_ids(filtre, Tri("date_affichee", descendant=True))


def _retour_vente(plateau: Plateau) -> QDialog:
    reste = plateau.core.retours_vente.get_reste(_list_ventes(plateau)[1])
    dialog = RetourVenteDialog(reste, plateau.services, plateau.shell.window)
    dialog.lignes.rows[-1].quantite.setText("1")
    return dialog


def _annulation_vente(plateau: Plateau) -> QDialog:
    vente_id = _list_ventes(plateau)[1]
    (vente,) = plateau.core.ventes.list_rows([vente_id])
    reste = plateau.core.retours_vente.get_reste(vente_id)
    return AnnulationVenteDialog(vente, reste, plateau.services, plateau.shell.window)


_MOUVEMENTS = (TypeMouvement.ENTREE, TypeMouvement.SORTIE, TypeMouvement.AJUSTEMENT)

POSES: tuple[Pose, ...] = (
    Pose("a-propos", AProposDialog, _a_propos),
    Pose("activation", ActivationDialog, partial(_activation, count=3, active=False)),
    Pose("reactivation", ActivationDialog, partial(_activation, count=1, active=True)),
    Pose("aide", AideDialog, _aide),
    Pose("annulation-vente", AnnulationVenteDialog, _annulation_vente),
    Pose("apercu", ApercuDialog, papier.make_articles),
    Pose("apercu-feuille", ApercuDialog, papier.make_feuille),
    Pose("apercu-inventaire", ApercuDialog, papier.make_inventaire),
    Pose("approbation", ApprobationDialog, _approbation),
    Pose("article-nouveau", ArticleDialog, partial(_article, known=False)),
    Pose("article", ArticleDialog, partial(_article, known=True)),
    Pose("attente", AttenteDialog, secours.attente),
    Pose("bilan", BilanDialog, secours.bilan),
    Pose("bogue", BogueDialog, _bogue),
    Pose("classement", ClassementDialog, partial(_classement, count=1)),
    Pose("classement-plusieurs", ClassementDialog, partial(_classement, count=None)),
    Pose("contenu-recu", ContenuRecuDialog, _contenu_recu),
    Pose("coupure", CoupureDialog, partial(secours.coupure, est_reprise=False)),
    Pose("coupure-reprise", CoupureDialog, partial(secours.coupure, est_reprise=True)),
    Pose("fermeture", FermetureDialog, partial(_fermeture, to_tray=True)),
    Pose("fermeture-sans-barre", FermetureDialog, partial(_fermeture, to_tray=False)),
    Pose("guide", GuideDialog, _guide),
    Pose("importation", ImportationDialog, partial(_importation, chosen=False)),
    Pose("importation-fichier", ImportationDialog, partial(_importation, chosen=True)),
    *(
        Pose(f"livre-{state}", LivreDialog, partial(livre, state=state))
        for state in ("juste", "en-cours", "faux")
    ),
    *(
        Pose(f"mouvement-{k.value.lower()}", MouvementDialog, partial(_mouvement, k, known=True))
        for k in _MOUVEMENTS
    ),
    Pose(
        "mouvement-a-choisir",
        MouvementDialog,
        partial(_mouvement, TypeMouvement.ENTREE, known=False),
    ),
    Pose("notice", NoticeDialog, _notice),
    *(
        Pose(
            f"premier-demarrage-{rank + 1}",
            PremierDemarrageDialog,
            partial(_premier_demarrage, rank),
        )
        for rank in range(ETAPES)
    ),
    Pose("inventaire-abandon", AbandonDialog, inventaires.make_abandon),
    Pose("inventaire-nouveau", NouvelInventaireDialog, inventaires.make_nouveau),
    Pose("inventaire-validation", ValidationDialog, inventaires.make_validation),
    Pose("premier-demarrage", PremierDemarrageDialog, _premiere_fois),
    *(
        Pose(f"progression-{step}", ProgressionDialog, partial(_progression, step=step))
        for step in ("debut", "en-cours", "fini", "echec")
    ),
    Pose("qr", QrDialog, _qr),
    Pose("recherche", RecherchePalette, partial(_recherche, "riz")),
    Pose("recherche-vide", RecherchePalette, partial(_recherche, "")),
    Pose("recommencer", RecommencerDialog, _recommencer),
    Pose("rejeu", ReglementDialog, reglements.make_rejeu),
    Pose("rejeu-auto", RejeuAutoDialog, reglements.make_rejeu_auto),
    Pose("entree-manquante", EntreeManquanteDialog, reglements.make_entree_manquante),
    Pose("bon-article", BonArticleDialog, reglements.make_bon_article),
    Pose("quelle-vente", QuelleVenteDialog, reglements.make_quelle_vente),
    Pose("article-en-lot", ArticleEnLotDialog, reglements.make_article_en_lot),
    Pose("comparaison", ComparaisonDialog, reglements.make_comparaison),
    Pose("terminaux-en-lot", TerminauxEnLotDialog, reglements.make_terminaux_en_lot),
    Pose("renommer", RenommerDialog, _renommer),
    Pose("reseau", ReseauDialog, _reseau),
    Pose("retour-vente", RetourVenteDialog, _retour_vente),
    *(
        Pose(
            f"restauration{suffix}",
            RestaurationDialog,
            partial(secours.restauration, est_abime=broken, est_vide=empty),
        )
        for suffix, broken, empty in (
            ("", False, False),
            ("-abime", True, False),
            ("-sans-perte", False, True),
        )
    ),
    Pose("taux", TauxDialog, _taux),
    Pose("verrou", VerrouDialog, _verrou),
    Pose("vue", NomVueDialog, _vue),
)
