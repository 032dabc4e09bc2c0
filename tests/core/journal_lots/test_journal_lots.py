"""The journal of batches: every answered request is in it, and the file says how far it goes."""

import msgspec
import pytest

from core.application import open_core
from core.caisse import DepenseRecue
from core.depart import Depart
from core.errors import CancellationTimeout, VenteAlreadyCancelled
from core.events import JournalEnPanne
from core.journal_lots import Enregistrement, Genre, read_record
from core.journal_lots.fichiers import Fichiers
from core.journal_lots.marque import read_marque
from core.rejets import RejetNotifie
from core.retours import RetourRecu
from core.ventes.annulation import CommandeAnnulation
from core.ventes.garde import read_lot
from tests.builders import MIDI, identify, make_illisible, make_vente
from tests.core.conftest import Magasin
from tests.disque import full_disk


def list_records(magasin: Magasin) -> list[Enregistrement]:
    places, abimes = Fichiers(magasin.core.settings.journal_lots).list_after(0)
    assert abimes == 0
    return [read_record(place) for place in places]


def marque(magasin: Magasin) -> int:
    with magasin.core.database.read() as connection:
        return read_marque(connection)


def test_a_batch_is_kept_as_it_was_judged(magasin: Magasin) -> None:
    ventes = (
        make_vente("F1", (magasin.riz, 2)),
        make_vente("F2", (magasin.sel, 5), date_vente=None, date_vide=True),
        make_illisible("F3"),
    )
    magasin.push(*ventes)
    (record,) = list_records(magasin)
    assert (record.rang, record.genre, record.instant) == (1, Genre.LOT, MIDI)
    assert record.numero_serie == magasin.terminal.numero_serie
    assert record.boutique == magasin.boutique.code
    garde = read_lot(record.contenu)
    assert garde.ventes == ventes
    assert garde.creees == (True, False, False)
    assert (garde.route, garde.adresse_ip) == ("ventes/sync", "192.168.1.20")
    assert marque(magasin) == 1


def test_a_pure_replay_is_not_kept(magasin: Magasin) -> None:
    vente = make_vente("F1", (magasin.riz, 2))
    magasin.push(vente)
    magasin.push(vente)
    assert len(list_records(magasin)) == 1
    magasin.push(vente, make_vente("F2", (magasin.riz, 1)))
    assert [record.rang for record in list_records(magasin)] == [1, 2]


def test_every_other_request_is_kept_once(magasin: Magasin) -> None:
    core, identite = magasin.core, identify(magasin.core, magasin.terminal)
    magasin.push(make_vente("F1", (magasin.riz, 2)))
    annulation = CommandeAnnulation("F1", "erreur")
    retour = RetourRecu(1, 50_000, article_id=magasin.riz, uid="R1")
    depense = DepenseRecue("Eau", 150_000, date_rapport=MIDI)
    rejet = RejetNotifie("F9", "stock")
    for _ in range(2):
        core.retours.record_retour(identite, retour)
        core.caisse.record_depense(identite, depense)
        core.rejets.record_notification(identite, rejet)
    core.ventes.cancel_own(identite, annulation)
    with pytest.raises(VenteAlreadyCancelled):
        core.ventes.cancel_own(identite, annulation)
    commandes = {
        Genre.ANNULATION: annulation,
        Genre.RETOUR: retour,
        Genre.DEPENSE: depense,
        Genre.REJET: rejet,
    }
    kept = {record.genre: record for record in list_records(magasin)}
    assert len(list_records(magasin)) == 5
    for genre, commande in commandes.items():
        read = msgspec.msgpack.decode(kept[genre].contenu, type=type(commande))
        assert read == commande
    assert marque(magasin) == 5


def test_what_was_refused_whole_is_not_kept(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 2)))
    magasin.clock.instant = MIDI.replace(hour=23)
    with pytest.raises(CancellationTimeout):
        magasin.core.ventes.cancel_own(
            identify(magasin.core, magasin.terminal), CommandeAnnulation("F1")
        )
    magasin.push(make_vente("F2", (magasin.riz, 1)))
    assert [record.rang for record in list_records(magasin)] == [1, 2]


def test_a_start_goes_on_counting(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    magasin.core.close()
    magasin.core = open_core(magasin.core.settings, magasin.clock)
    magasin.push(make_vente("F2", (magasin.riz, 1)))
    assert [record.rang for record in list_records(magasin)] == [1, 2]
    assert magasin.core.depart == Depart()


def test_a_journal_that_cannot_be_written_holds_up_no_sale(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    expected_logs.append("the journal of batches could not be written")
    heard: list[JournalEnPanne] = []
    magasin.core.events.subscribe(JournalEnPanne, heard.append)
    magasin.core.settings.journal_lots.write_text("un fichier")
    resultat = magasin.push(make_vente("F1", (magasin.riz, 1)))
    magasin.push(make_vente("F2", (magasin.riz, 1)))
    assert len(resultat.resultats) == 1
    assert magasin.stock(magasin.riz) == 8
    assert heard == [JournalEnPanne(en_panne=True)]
    assert magasin.core.journal_lots.is_faulty
    magasin.core.settings.journal_lots.unlink()
    magasin.push(make_vente("F3", (magasin.riz, 1)))
    assert heard[-1] == JournalEnPanne(en_panne=False)
    assert [record.rang for record in list_records(magasin)] == [3]


def test_a_disk_that_fills_up_in_the_middle_of_a_record_spoils_no_other(
    magasin: Magasin, expected_logs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is on another disk, as it were: only the journal has no room left."""
    expected_logs.append("the journal of batches could not be written")
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    (path,) = Fichiers(magasin.core.settings.journal_lots).list_paths()
    fichiers = magasin.core.journal_lots._fichiers  # noqa: SLF001 - a disk of its own
    plain = fichiers.append

    def append(*record: object) -> None:
        with full_disk(path.stat().st_size + 30):
            plain(*record)  # type: ignore[arg-type]  # what it was given

    monkeypatch.setattr(fichiers, "append", append)
    magasin.push(make_vente("F2", (magasin.riz, 1)))
    monkeypatch.undo()
    magasin.push(make_vente("F3", (magasin.riz, 1)))
    places, abimes = Fichiers(magasin.core.settings.journal_lots).list_after(0)
    assert ([place.rang for place in places], abimes) == ([1, 3], 1)
