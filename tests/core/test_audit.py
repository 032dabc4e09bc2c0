"""A decision leaves who, when and why, and its line can be neither changed nor removed."""

import pytest
from sqlalchemy import Delete, Update, delete, update
from sqlalchemy.exc import IntegrityError

from core.application import Core
from core.audit import Decision, load_traces, write_trace
from core.db.livre import journal_audit
from core.utilisateurs import UTILISATEUR_LOCAL
from tests.builders import make_boutique

ANNULER = Decision("ANNULER", "vente", 7, 1, motif="Erreur de caisse", detail="stock 3 → 5")


def test_a_decision_is_read_back_with_its_author(core: Core) -> None:
    make_boutique(core)
    core.utilisateurs.save_proprietaire("Mama Odette")
    now = core.clock.now()
    with core.database.write() as connection:
        write_trace(connection, ANNULER, now)
        write_trace(connection, Decision("ANNULER", "vente", 8, 1), now)
    with core.database.read() as connection:
        (trace,) = load_traces(connection, "vente", 7)
    assert (trace.utilisateur, trace.date_action) == ("Mama Odette", now)
    assert (trace.action, trace.motif, trace.detail) == (
        "ANNULER",
        "Erreur de caisse",
        "stock 3 → 5",
    )


def test_without_an_owner_it_is_this_computer(core: Core) -> None:
    make_boutique(core)
    with core.database.write() as connection:
        write_trace(connection, ANNULER, core.clock.now())
        (trace,) = load_traces(connection, "vente", 7)
    assert trace.utilisateur == UTILISATEUR_LOCAL


@pytest.mark.parametrize("statement", [delete(journal_audit), update(journal_audit).values(id=9)])
def test_no_line_is_changed_or_removed(core: Core, statement: Delete | Update) -> None:
    make_boutique(core)
    with core.database.write() as connection:
        write_trace(connection, ANNULER, core.clock.now())
    with pytest.raises(IntegrityError, match="append-only"), core.database.write() as connection:
        connection.execute(statement)
