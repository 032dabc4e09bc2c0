"""What every test gets: an offscreen Qt, sockets on loopback only, and logs without surprises."""

import gc
import ipaddress
import logging
import os
import socket
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import chain, count
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QLocale

# Qt aborts the process where its platform plugin cannot load: this comes before any import of it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Say = Callable[[str], None]
SAID = "said"
_RESTS = count(1)

BENCHMARKS = Path(__file__).parent / "benchmarks"

settings.register_profile("default", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("reliability", deadline=None, max_examples=2_000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--reliability", action="store_true", help="run the suites that take minutes")
    parser.addoption("--bench", action="store_true", help="run the benchmarks and nothing else")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("reliability" if config.getoption("--reliability") else "default")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out either the benchmarks or everything else; None lets pytest decide."""
    if collection_path.is_dir():
        return None
    wanted = bool(config.getoption("--bench")) == collection_path.is_relative_to(BENCHMARKS)
    return None if wanted else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--reliability"):
        return
    skip = pytest.mark.skip(reason="takes minutes: run with --reliability")
    for item in items:
        if item.get_closest_marker("reliability"):
            item.add_marker(skip)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Escape what tests log of hostile texts: a report travels to another process as UTF-8."""
    report = yield
    report.sections = [
        (title, text.encode("utf-8", "backslashreplace").decode())
        for title, text in report.sections
    ]
    return report


def is_loopback(address: object) -> bool:
    """Tell whether a socket address stays on this machine; a Unix socket is a path."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def guarded(call: Callable[..., object], *, streams_only: bool) -> Callable[..., object]:
    """Wrap a socket method whose last argument is the address it would reach."""

    def checked(sock: socket.socket, *args: object) -> object:
        # Connecting a datagram socket sends nothing: it asks which local address would be used.
        silent = streams_only and sock.type != socket.SOCK_STREAM
        if not silent and not is_loopback(args[-1]):
            pytest.fail(f"a test tried to reach {args[-1]!r}: sockets go to loopback only")
        return call(sock, *args)

    return checked


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(
                socket.socket, name, guarded(getattr(socket.socket, name), streams_only=True)
            )
        patch.setattr(socket.socket, "sendto", guarded(socket.socket.sendto, streams_only=False))
        yield


@pytest.fixture(autouse=True)
def _collected_at_rest(request: pytest.FixtureRequest) -> None:
    """Let windows that a test has dropped die before the next, as `desktop.collector` has it.

    Not at its end, when its fixtures still hold them. What survives is looked at again now and
    then: to go through all that there is takes longer than most tests.
    """
    if "qapp" not in request.fixturenames:
        gc.enable()
        return
    gc.disable()
    gc.collect(1 if next(_RESTS) % 20 else 2)


@pytest.fixture(autouse=True, scope="session")
def _in_french() -> None:
    """Speak what the program speaks unless told otherwise, whatever this computer does."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))


class WarningRecorder(logging.Handler):
    """Keeps every record of WARNING and above, from whatever thread it comes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture
def expected_logs() -> list[str]:
    """Parts of "logger: message" that a test appends because it provokes them on purpose."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_logs(expected_logs: list[str]) -> Iterator[None]:
    recorder = WarningRecorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    unexpected = [
        message
        for message in recorder.messages
        if not any(expected in message for expected in expected_logs)
    ]
    missing = [
        expected
        for expected in expected_logs
        if not any(expected in message for message in recorder.messages)
    ]
    assert not unexpected, f"unexpected log lines: {unexpected}"
    assert not missing, f"log lines announced by the test that never came: {missing}"


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Say:
    """Give a way to print figures even where the test passes, when all have run."""
    return partial(record_property, SAID)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in chain(*terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport) and report.when == "teardown":
            for name, sentence in report.user_properties:
                if name == SAID:
                    terminalreporter.write_line(f"{report.nodeid}: {sentence}")
