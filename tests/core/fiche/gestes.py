"""Everything that moves a stock, one call each, whatever part of the program would do it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, insert, select

from core.db.inventaires import inventaire, ligne_inventaire
from core.db.stock import mouvement_stock
from core.fiche.explication import Explication
from core.fiche.livre import FiltreLivre
from core.mouvements import FiltreMouvements
from core.retours import RetourRecu
from core.stock import CommandeComptage, CommandeMouvement, Deplacement, move_stock
from core.ventes.annulation import CommandeAnnulation
from core.vocabulaire import EtatInventaire, Motif, TypeMouvement
from tests.builders import identify, make_vente
from tests.core.conftest import Magasin


@dataclass(slots=True)
class Gestes:
    """The hands of a shop on its rice."""

    magasin: Magasin
    ventes: list[str] = field(default_factory=list)
    comptees: list[tuple[int, int, int]] = field(default_factory=list)
    """What was counted in the open session: found, expected, last rank by then."""

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

    def bring_back(self, quantite: int) -> None:
        """Have a customer return pieces without their sale being known."""
        identifie = identify(self.magasin.core, self.magasin.terminal)
        self.magasin.core.retours.record_retour(
            identifie, RetourRecu(quantite, 0, article_id=self.magasin.riz)
        )

    def count_line(self, comptee: int) -> None:
        """Count the rice in the open session; a second time replaces the first."""
        attendue = self.magasin.stock(self.magasin.riz)
        self.comptees[:] = [(comptee, attendue, self.last("seq"))]

    def validate(self) -> None:
        """Enter what was counted, by its difference, and close the session."""
        magasin = self.magasin
        now = magasin.clock.now()
        for comptee, attendue, seq in self.comptees:
            with magasin.core.database.write() as connection:
                if comptee != attendue:
                    count = Deplacement(
                        *(magasin.riz, TypeMouvement.AJUSTEMENT, comptee - attendue),
                        motif=Motif.COMPTAGE,
                    )
                    move_stock(connection, magasin.boutique.id, [count], now)
                values = {
                    "boutique_id": magasin.boutique.id,
                    "nom": "Inventaire",
                    "etat": EtatInventaire.VALIDE,
                    "est_aveugle": False,
                    "date_ouverture": now,
                    "ouvert_par": "Odette",
                    "date_cloture": now,
                }
                key = connection.execute(insert(inventaire).values(values)).lastrowid
                newest = connection.scalar(select(func.max(mouvement_stock.c.id)))
                line = {
                    "inventaire_id": key,
                    "article_id": magasin.riz,
                    "boutique_id": magasin.boutique.id,
                    "quantite_comptee": comptee,
                    "quantite_attendue": attendue,
                    "seq_comptage": seq,
                    "date_comptage": now,
                    "compte_par": "Odette",
                    "mouvement_id": newest if comptee != attendue else None,
                }
                connection.execute(insert(ligne_inventaire).values(line))
        self.comptees.clear()

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
                explication.article_id, depart=explication.depart, groupe=ligne.groupe
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
