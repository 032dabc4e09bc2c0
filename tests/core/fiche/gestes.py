"""Everything that moves a stock, one call each, whatever part of the program would do it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select

from core.db.stock import mouvement_stock
from core.fiche.explication import Explication
from core.fiche.livre import FiltreLivre
from core.inventaires.commandes import NouvelInventaire
from core.mouvements import FiltreMouvements
from core.retours import RetourRecu
from core.stock import CommandeComptage, CommandeMouvement, Deplacement, move_stock
from core.ventes.annulation import CommandeAnnulation
from core.ventes.consultation import FiltreVentes
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Motif, NonComptes, TypeMouvement
from tests.builders import identify, make_vente
from tests.core.conftest import Magasin


@dataclass(slots=True)
class Gestes:
    """The hands of a shop on its rice."""

    magasin: Magasin
    ventes: list[str] = field(default_factory=list)
    session: int | None = None

    def move(self, kind: TypeMouvement, quantite: int, motif: Motif) -> None:
        commande = CommandeMouvement(
            self.magasin.boutique.id, self.magasin.riz, kind, quantite, motif
        )
        self.magasin.core.stock.record_mouvement(commande)

    def move_unexplained(self, kind: TypeMouvement, quantite: int) -> None:
        """Write a movement without a reason, as files of other programs have them."""
        moved = Deplacement(self.magasin.riz, kind, quantite)
        with self.magasin.core.database.write() as connection:
            move_stock(connection, self.magasin.boutique.id, [moved], self.magasin.clock.now())

    def count_at_once(self, stock: int) -> None:
        self.magasin.core.stock.record_comptage(
            CommandeComptage(self.magasin.boutique.id, self.magasin.riz, stock)
        )

    def sell(self, quantite: int, *, autre: bool = False, **over: object) -> str:
        """Sell through one of the two terminals and return the number of the sale."""
        numero = f"F{len(self.ventes)}"
        terminal = self.magasin.autre if autre else self.magasin.terminal
        vente = make_vente(numero, (self.magasin.riz, quantite), **over)
        self.magasin.push_one(vente, terminal)
        self.ventes.append(numero)
        return numero

    def cancel(self, numero: str, *, autre: bool = False) -> None:
        terminal = self.magasin.autre if autre else self.magasin.terminal
        identifie = identify(self.magasin.core, terminal)
        self.magasin.core.ventes.cancel_own(identifie, CommandeAnnulation(numero))

    def take_back(self, numero: str, quantite: int, *, damaged: bool) -> None:
        """Have the owner take pieces of a known sale back."""
        ventes = self.magasin.core.ventes
        (vente_id,) = ventes.list_ids(FiltreVentes(self.magasin.boutique.id, numero))
        commande = CommandeRetour(
            vente_id, (LigneRendue(1, quantite),), "Défaut", remettre_en_stock=not damaged
        )
        self.magasin.core.retours_vente.record_retour_vente(commande)

    def bring_back(self, quantite: int) -> None:
        """Have a customer return pieces without their sale being known."""
        identifie = identify(self.magasin.core, self.magasin.terminal)
        self.magasin.core.retours.record_retour(
            identifie, RetourRecu(quantite, 0, article_id=self.magasin.riz)
        )

    def count_line(self, comptee: int) -> None:
        """Count the rice in the open session; a second time replaces the first."""
        self.magasin.core.inventaires.count_article(self._session(), self.magasin.riz, comptee)

    def scan(self, pieces: int) -> None:
        """Add pieces to what was counted."""
        self.magasin.core.inventaires.scan_code(self._session(), "A15", pieces)

    def validate(self) -> None:
        """Enter what was counted, by its difference, and close the session."""
        self.magasin.core.inventaires.validate(self._session(), NonComptes.LAISSER)
        self.session = None

    def _session(self) -> int:
        if self.session is None:
            nouvel = NouvelInventaire(self.magasin.boutique.id, "Inventaire")
            self.session = self.magasin.core.inventaires.open_inventaire(nouvel).id
        return self.session

    def correct(self, mouvement_id: int, kind: TypeMouvement = TypeMouvement.AJUSTEMENT) -> None:
        """Undo a movement by one that names it."""
        magasin = self.magasin
        table = mouvement_stock.c
        with magasin.core.database.write() as connection:
            pieces = connection.execute(
                select(table.quantite).where(table.id == mouvement_id)
            ).scalar_one()
            undoing = Deplacement(magasin.riz, kind, -pieces, corrige_id=mouvement_id)
            move_stock(connection, magasin.boutique.id, [undoing], magasin.clock.now())

    def last(self, what: str) -> int:
        """Return the id or the rank of the last movement of the rice."""
        table = mouvement_stock.c
        query = select(func.max(table[what])).where(table.article_id == self.magasin.riz)
        with self.magasin.core.database.read() as connection:
            found: int = connection.execute(query).scalar_one()
        return found

    def explain(self) -> Explication:
        fiches = self.magasin.core.fiches
        return fiches.explain_stock(self.magasin.boutique.id, self.magasin.riz)

    def rows(self) -> Mapping[str, int]:
        """Return the pieces of each row, by the kind, the reason or the name that tells it."""
        return {
            ":".join(
                x for x in (ligne.groupe.poste, ligne.groupe.motif, ligne.groupe.utilisateur) if x
            ): ligne.quantite
            for ligne in self.explain().lignes
        }

    def opened(self, explication: Explication) -> list[tuple[int, int]]:
        """Return how many movements each row opens, and what they add up to."""
        fiches = self.magasin.core.fiches
        found = []
        for ligne in explication.lignes:
            filtre = FiltreLivre(
                explication.article_id, depart=explication.depart, groupes=(ligne.groupe,)
            )
            rows = fiches.list_rows(fiches.list_ids(filtre))
            totaux = fiches.total(filtre)
            assert (totaux.lignes, totaux.entrees + totaux.sorties) == (
                len(rows),
                sum(row.quantite for row in rows),
            )
            found.append((len(rows), sum(row.quantite for row in rows)))
        return found

    def everything(self) -> FiltreMouvements:
        return FiltreMouvements(self.magasin.boutique.id, article_id=self.magasin.riz)
