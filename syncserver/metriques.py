"""The figures of the server in Prometheus' form, kept in a registry of their own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from core.application import Core

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metriques:
    """Counts requests as they end; what the file holds is read when it is asked for."""

    def __init__(self, core: Core) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "comptoir_requetes",
            "Requests answered, by route and status.",
            ("route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "comptoir_requete_secondes",
            "Seconds from a request's head to the end of its answer, by route.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._registry.register(_FileCollector(core))

    def note(self, route: str, status: int, seconds: float) -> None:
        """Count one request; `route` is a template, so that there are no more than routes."""
        self._requests.labels(route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def render(self) -> bytes:
        """Return every figure as text; StorageError where the file cannot be read."""
        return generate_latest(self._registry)


class _FileCollector(Collector):
    def __init__(self, core: Core) -> None:
        self._core = core

    def describe(self) -> Iterator["Metric"]:
        """Name nothing in advance: to do so would read the file."""
        return iter(())

    def collect(self) -> Iterator["Metric"]:
        mesure = self._core.mesures.measure()
        ventes = CounterMetricFamily(
            "comptoir_ventes", "Sales received, by what became of them.", labels=["resultat"]
        )
        ventes.add_metric(["creee"], mesure.creees)
        ventes.add_metric(["rejouee"], mesure.rejouees)
        ventes.add_metric(["refusee"], mesure.refusees)
        yield ventes
        yield GaugeMetricFamily(
            "comptoir_a_regler", "Sales that wait for the owner.", mesure.a_regler
        )
        octets = GaugeMetricFamily("comptoir_octets", "Bytes on disk.", labels=["fichier"])
        octets.add_metric(["base"], mesure.octets_fichier)
        octets.add_metric(["wal"], mesure.octets_wal)
        yield octets
