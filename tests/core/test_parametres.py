"""Settings: the last one written counts, and it survives the program."""

from tests.builders import open_tmp_core
from tests.core.conftest import Magasin


def test_a_setting_is_read_back_after_a_restart(magasin: Magasin) -> None:
    parametres = magasin.core.parametres
    assert parametres.read("serveur.port") is None
    parametres.write("serveur.port", "8000")
    parametres.write("serveur.port", "8080")
    folder = magasin.core.settings.data_dir
    magasin.core.close()
    core = open_tmp_core(folder)
    assert core.parametres.read("serveur.port") == "8080"
    assert core.parametres.read_all() == {"serveur.port": "8080"}
    core.close()
