"""Opens Comptoir or runs its tests on a machine that has only Python; installs what lacks."""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this line is for
    sys.exit("Comptoir demande Python 3.11 ou plus récent : installez-le, puis relancez.")

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / ".requirements"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"

MODULES: Mapping[str, str] = {
    "serve": "syncserver",
    "simulate": "syncserver.simulateur",
    "admin": "core",
    "captures": "desktop.captures",
    "test": "pytest",
}

# Shared objects that the wheels of Qt load from the system, with the Debian package of each.
QT_LIBRARIES: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
XVFB_PROGRAMS: Mapping[str, str] = {"xvfb-run": "xvfb", "xauth": "xauth"}
# They read again the PDFs that the program writes.
PDF_PROGRAMS: Mapping[str, str] = {"pdftotext": "poppler-utils"}

USAGE = """\
python3 run.py [--data-dir DOSSIER]    ouvre Comptoir (sans écran : le serveur seul)
python3 run.py --demo [--data-dir DOSSIER]    l’essaie avec des données d’exemple
python3 run.py serve [--host H] [--port P]    le serveur de synchronisation seul
python3 run.py simulate --url U --serie S    des terminaux simulés, pour essayer un serveur
python3 run.py admin --help    les commandes d’administration
python3 run.py captures [DOSSIER]    une image de chaque écran et de chaque dialogue
python3 run.py test [--coverage | --reliability | --bench]    les tests
"""


def split_command(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Find the sub-command, before which `--data-dir D` may stand; "" opens the window."""
    position = 0
    while position < len(argv) and argv[position].startswith("-"):
        position += 2 if argv[position] == "--data-dir" else 1
    if position < len(argv) and argv[position] in MODULES:
        return argv[position], [*argv[:position], *argv[position + 1 :]]
    return "", list(argv)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Tell whether Qt can open a window; a platform plugin named by the user counts as one."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(environ.get(name) for name in wanted)


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Let the child import the program from any folder, its relative paths staying the user's."""
    return {**environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def fingerprint(lock: Path) -> str:
    """Hash a lock together with the version of Python that it was installed for."""
    version = ".".join(map(str, sys.version_info[:2]))
    return hashlib.sha256(version.encode() + lock.read_bytes()).hexdigest()


def is_installed(lock: Path) -> bool:
    return PYTHON.exists() and STAMP.exists() and fingerprint(lock) in STAMP.read_text().split()


def say(sentence: str) -> None:
    """Speak on stderr: stdout belongs to the program that follows."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def succeeds(command: Sequence[str | Path]) -> bool:
    """Run a command whose output is of no interest; a program that is not there fails too."""
    if shutil.which(command[0]) is None:
        return False
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode == 0


def run_aloud(command: Sequence[str | Path]) -> bool:
    """Run a command with all its output on stderr."""
    return subprocess.run(command, stdout=sys.stderr.fileno(), check=False).returncode == 0


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_name(package: str) -> str:
    """Follow the renaming of Debian 13 and Ubuntu 24.04 (libglib2.0-0t64)."""
    renamed = f"{package}t64"
    return renamed if succeeds(["apt-cache", "show", renamed]) else package


def list_missing(programs: Mapping[str, str]) -> list[str]:
    """Name the packages of the programs that are not there."""
    return [package for program, package in programs.items() if shutil.which(program) is None]


def root_prefix() -> list[str] | None:
    """Give what to put before a command that only root may run, None where nothing helps."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages, or say the line that would."""
    prefix = root_prefix()
    if shutil.which("apt-get") is None:
        say("Il manque à ce système, sous leur nom Debian : " + " ".join(packages))
        return False
    if prefix is None:
        line = " ".join(["sudo apt-get install", *map(debian_name, packages)])
        say(f"Il manque des paquets à ce système. Installez-les : {line}")
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    say("Installation des paquets du système : " + " ".join(packages))
    run_aloud([*apt, "update"])
    options = ["--yes", "--no-install-recommends"]
    return run_aloud([*apt, "install", *options, *map(debian_name, packages)])


def require_qt() -> None:
    """Qt aborts without a word where a shared object lacks: look before it is started."""
    packages = [package for name, package in QT_LIBRARIES.items() if not loads(name)]
    if packages and not install_packages(packages):
        sys.exit("Comptoir ne peut pas s’ouvrir sans ces paquets.")


@contextmanager
def sole_installer() -> Iterator[None]:
    """Hold a lock of the operating system: of two first starts at once, the second waits."""
    with (ROOT / ".venv.lock").open("ab") as file:
        if sys.platform == "win32":
            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # it gives up after ten seconds
                    continue
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    """Make the virtual environment, unless the one there has pip and this version of Python."""
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if succeeds([PYTHON, "-c", probe]):
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_packages(["python3-venv"])
    if not run_aloud([sys.executable, "-m", "venv", "--clear", VENV]):
        sys.exit("Python n’a pas pu préparer le dossier .venv : installez python3-venv.")


def install(lock: Path) -> None:
    """Bring `.venv` to the state of a lock, and stamp it with every lock that this satisfies."""
    with sole_installer():
        if is_installed(lock):
            return
        say("Installation des bibliothèques : une à deux minutes la première fois…")
        make_venv()
        STAMP.unlink(missing_ok=True)
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if not run_aloud([*pip, "--require-hashes", "--requirement", lock]):
            sys.exit("L’installation a échoué : vérifiez la connexion à Internet, puis relancez.")
        # The development lock contains the pins of the other one.
        satisfied = {fingerprint(lock), fingerprint(RUNTIME_LOCK)}
        STAMP.write_text("\n".join(sorted(satisfied)))


def become(command: Sequence[str | Path], environ: Mapping[str, str]) -> NoReturn:
    """Replace this process by the command; Windows cannot, so wait for it there."""
    arguments = [str(part) for part in command]
    if sys.platform == "win32":
        with subprocess.Popen(arguments, env=dict(environ)) as child:
            while True:
                try:
                    sys.exit(child.wait())
                except KeyboardInterrupt:  # the child got it too, and stops in its own time
                    continue
    else:
        os.execvpe(arguments[0], arguments, environ)  # noqa: S606 - no shell is wanted


def run_tests(arguments: Sequence[str]) -> NoReturn:
    """Run pytest from the root of the tree, on a display that nobody sees.

    `--coverage` records which branches are taken; every other argument is pytest's. The whole suite
    is shared between the processors.
    """
    os.chdir(ROOT)
    environ = child_environment(os.environ)
    measured = "--coverage" in arguments
    modules = ["coverage", "run", "-m", "pytest"] if measured else ["pytest"]
    chosen = [argument for argument in arguments if argument != "--coverage"]
    options = chosen or ["-n", "auto", "--dist", "worksteal"]
    command: list[str | Path] = [PYTHON, "-P", "-m", *modules, *options]
    if sys.platform == "linux":
        hidden = not has_display(sys.platform, environ)
        missing = list_missing({**PDF_PROGRAMS, **(XVFB_PROGRAMS if hidden else {})})
        if missing and not install_packages(missing):
            say("Certains tests seront mis de côté.")
        if hidden and not list_missing(XVFB_PROGRAMS):
            command = ["xvfb-run", "--auto-servernum", *command]
        elif hidden:
            environ["QT_QPA_PLATFORM"] = "offscreen"
    become(command, environ)


def main(argv: Sequence[str]) -> NoReturn:
    if argv[:1] in (["-h"], ["--help"]):
        sys.stdout.write(USAGE)
        sys.exit()
    command, arguments = split_command(argv)
    module = MODULES.get(command, "desktop")
    if module == "desktop" and not has_display(sys.platform, os.environ):
        if "--demo" in arguments:
            sys.exit("Aucun écran ici : les données d’exemple ne peuvent pas être montrées.")
        say("Aucun écran ici : seul le serveur de synchronisation démarre.")
        module = "syncserver"
    if module in {"desktop", "desktop.captures", "pytest"} and sys.platform == "linux":
        require_qt()
    lock = DEV_LOCK if module == "pytest" else RUNTIME_LOCK
    if not is_installed(lock):
        install(lock)
    if module == "pytest":
        run_tests(arguments)
    become([PYTHON, "-P", "-m", module, *arguments], child_environment(os.environ))


if __name__ == "__main__":
    main(sys.argv[1:])
