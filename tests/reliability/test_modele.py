"""Whatever an owner and his terminals do, in whatever order, core does as a short model says."""

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.inventaires.commandes import NouvelInventaire
from core.quarantaine import Demande, FiltreQuarantaine, OngletQuarantaine
from core.stock import CommandeComptage, CommandeMouvement
from core.ventes import decision
from core.ventes.annulation import CommandeAnnulationVente
from core.ventes.retour import CommandeRetour, LigneRendue
from core.vocabulaire import Motif, NonComptes, Remede, TypeMouvement
from syncserver.lecture import read_charge
from tests.livre import fetch, scalar
from tests.reliability.commerce import Commerce, articles_of, boutiques_of, quantites_of
from tests.reliability.conftest import Say
from tests.reliability.modele import Cle, Sort, Vendue

VENTES = "SELECT id FROM vente WHERE terminal_id = ? AND numero_facture = ? ORDER BY rang"
SHORT, STEPS_SHORT = 15, 30
FULL, STEPS_FULL = 2_000, 50

choices_of = st.integers(0, 99)
REMEDES = (Remede.REJOUER, Remede.ENTREE, Remede.NEGATIF, Remede.DISTINCTE)


class Boutiquier(Commerce):
    """What the owner does, at the counter and at his desk."""

    @rule(b=boutiques_of, a=articles_of, q=quantites_of)
    def entrer(self, b: int, a: int, q: int) -> None:
        assert self._move(b, a, q, TypeMouvement.ENTREE)
        assert self.magasins[b].modele.deplacer(a, q)

    @rule(b=boutiques_of, a=articles_of, q=quantites_of)
    def sortir(self, b: int, a: int, q: int) -> None:
        done = self._move(b, a, q, TypeMouvement.SORTIE)
        assert done is self.magasins[b].modele.deplacer(a, -q, plancher=0)

    @rule(b=boutiques_of, a=articles_of, q=st.integers(0, 9))
    def compter(self, b: int, a: int, q: int) -> None:
        magasin = self.magasins[b]
        self.core.stock.record_comptage(
            CommandeComptage(magasin.boutique.id, magasin.articles[a], q)
        )
        magasin.modele.stocks[a] = q

    @precondition(lambda self: self.magasins[0].modele.minute > 0)
    @rule(b=boutiques_of, comptes=st.dictionaries(articles_of, st.integers(0, 9), min_size=1))
    def inventorier(self, b: int, comptes: dict[int, int]) -> None:
        magasin = self.magasins[b]
        core = self.core.inventaires
        made = core.open_inventaire(NouvelInventaire(magasin.boutique.id, "Essai"))
        for a, q in comptes.items():
            core.count_article(made.id, magasin.articles[a], q)
        core.validate(made.id, NonComptes.LAISSER)
        magasin.modele.inventorier(comptes)

    @rule(b=boutiques_of, choice=choices_of, remede=st.sampled_from(REMEDES))
    def regler(self, b: int, choice: int, remede: Remede) -> None:
        found = self._pick(b, choice)
        if found is not None:
            entree_id, cle = found
            demande = Demande([entree_id], read_charge, frozenset({entree_id}), remede)
            (rejeu,) = self.core.quarantaine.regler(demande)
            sort = self.magasins[b].modele.regler(cle, remede)
            told = {"APPLIQUEE": Sort.CREEE, "CONNUE": Sort.REJOUEE, "REFUSEE": Sort.REFUSEE}
            assert told[rejeu.sort] is sort

    @rule(b=boutiques_of, choice=choices_of)
    def classer(self, b: int, choice: int) -> None:
        found = self._pick(b, choice)
        if found is not None:
            self.core.quarantaine.classer(found[0], "Essai")
            self.magasins[b].modele.classer(found[1])

    @rule(b=boutiques_of, choice=choices_of, q=quantites_of, remise=st.booleans())
    def reprendre(self, b: int, choice: int, q: int, *, remise: bool) -> None:
        """Take some pieces of a line back at the counter, fit to be sold again or not."""
        found = self._pick_vente(b, choice)
        if found is not None:
            vente_id, vendue = found
            position = choice % len(vendue.contenu)
            commande = CommandeRetour(
                vente_id, (LigneRendue(position + 1, q),), "Essai", remettre_en_stock=remise
            )
            done = self.is_done(partial(self.core.retours_vente.record_retour_vente, commande))
            modele = self.magasins[b].modele
            assert done is modele.rendre(vendue, position, q, est_remise=remise)

    @rule(b=boutiques_of, choice=choices_of, remise=st.booleans())
    def annuler_au_comptoir(self, b: int, choice: int, *, remise: bool) -> None:
        found = self._pick_vente(b, choice)
        if found is not None:
            vente_id, vendue = found
            commande = CommandeAnnulationVente(vente_id, "Essai", remettre_en_stock=remise)
            done = self.is_done(partial(self.core.retours_vente.cancel_vente, commande))
            # Of one that came back whole nothing moves: it is marked all the same.
            assert done is not vendue.annulee
            if done:
                self.magasins[b].modele.reprendre(vendue, est_remise=remise)

    @rule(b=boutiques_of, a=articles_of, q=quantites_of, entree=st.booleans())
    def se_tromper(self, b: int, a: int, q: int, *, entree: bool) -> None:
        """Move by hand, undo it, and fail to undo it twice."""
        modele = self.magasins[b].modele
        if self._move(b, a, q, TypeMouvement.ENTREE if entree else TypeMouvement.SORTIE):
            undo = partial(self.core.corrections.undo_mouvement, self._last_mouvement())
            # Of an article that was sold below zero, what came in is gone already.
            may = not entree or modele.stocks[a] >= 0
            assert self.is_done(undo) is may
            assert not self.is_done(undo)
            if not may:
                modele.deplacer(a, q)

    def _move(self, b: int, a: int, q: int, kind: TypeMouvement) -> bool:
        magasin = self.magasins[b]
        motif = Motif.ACHAT if kind is TypeMouvement.ENTREE else Motif.CASSE
        commande = CommandeMouvement(magasin.boutique.id, magasin.articles[a], kind, q, motif)
        return self.is_done(partial(self.core.stock.record_mouvement, commande))

    def _last_mouvement(self) -> int:
        return scalar(self.core.settings.fichier, "SELECT MAX(id) FROM mouvement_stock")

    def _pick_vente(self, b: int, choice: int) -> tuple[int, Vendue] | None:
        """Choose a recorded sale, in core and in the model."""
        magasin = self.magasins[b]
        every = [
            (rang, numero, rank)
            for (rang, numero), known in sorted(magasin.modele.ventes.items())
            for rank in range(len(known))
        ]
        if not every:
            return None
        rang, numero, rank = every[choice % len(every)]
        rows = fetch(self.core.settings.fichier, VENTES, magasin.terminaux[rang].id, numero)
        assert len(rows) == len(magasin.modele.ventes[rang, numero])
        return int(str(rows[rank][0])), magasin.modele.ventes[rang, numero][rank]

    def _pick(self, b: int, choice: int) -> tuple[int, Cle] | None:
        """Choose an open entry, in core and in the model."""
        magasin = self.magasins[b]
        filtre = FiltreQuarantaine(magasin.boutique.id, onglet=OngletQuarantaine.A_REGLER)
        ids = sorted(self.core.quarantaine.list_ids(filtre))
        if not ids:
            return None
        rank = choice % len(ids)
        opened = magasin.modele.open_entrees()
        assert len(opened) == len(ids)
        return ids[rank], opened[rank]


def play(count: int, steps: int, say: Say, phases: Sequence[Phase] = tuple(Phase)) -> None:
    """Play so many lives of so many steps, and say how many steps there were."""
    Boutiquier.steps = 0
    run_state_machine_as_test(
        Boutiquier,
        settings=settings(
            max_examples=count,
            stateful_step_count=steps,
            deadline=None,
            phases=phases,
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
        ),
    )
    say(f"model: {count} lives, {Boutiquier.steps} states held against it")


@pytest.mark.timeout(600)
def test_core_does_as_the_model_says(say: Say) -> None:
    play(SHORT, STEPS_SHORT, say)


@pytest.mark.timeout(600)
def test_a_broken_rule_is_found(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: without the rule that knows a sale again, core and model must part."""
    monkeypatch.setattr(decision, "_find_rejeu", lambda *_: None)
    with pytest.raises(AssertionError):
        play(SHORT, STEPS_SHORT, say, [Phase.generate])


@pytest.mark.reliability
@pytest.mark.timeout(4 * 3600)
def test_core_does_as_the_model_says_at_length(say: Say) -> None:
    play(FULL, STEPS_FULL, say)
