"""Codes shards on a Dask cluster: the same code as in a worker process, the rows sent back over the network."""

import time
from collections.abc import Sequence
from typing import Any

from timeline.errors import UsageError, WorkersFailed
from timeline.records import Article
from timeline.worker import Coding, coded_parquet
from timeline.workers import WorkerDied, cores, took_too_long

LOCAL = "local"
_SECONDS = 30


class Cluster:
    """A connection to a cluster, or a cluster of this machine's own processes; `places` are what Team works with."""

    def __init__(self, address: str, coding: Coding, workers: int | None = None) -> None:
        """Connect to the scheduler at `address`, or start `workers` local processes for "local".

        Raises UsageError when Dask is not installed, WorkersFailed when there is no scheduler at the address or it has no workers.
        """
        self._local: Any = None
        self._client = self._connected(address, workers)
        threads = sum(self._client.nthreads().values())
        self.places = [_Place(self, address, coding) for _ in range(workers or threads)]
        if not threads:
            self.close()
            raise WorkersFailed(
                f"cluster {address}", "it has no workers", "start some: dask worker ADDRESS --nthreads 1"
            )

    @property
    def client(self) -> Any:
        """The connection."""
        return self._client

    def close(self) -> None:
        """Give up what is under way and end the connection, and the cluster when it is our own."""
        self._client.close()
        if self._local is not None:
            self._local.close()

    def _connected(self, address: str, workers: int | None) -> Any:
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise UsageError(
                "--cluster needs Dask, which is not installed: pip install 'diplomatic-timeline[cluster]'"
            ) from error
        try:
            if address == LOCAL:
                self._local = LocalCluster(
                    n_workers=workers or cores(), threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
                )
                return Client(self._local)
            return Client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise WorkersFailed(
                f"cluster {address}",
                f"no connection ({error})",
                "give the scheduler's address, such as tcp://host:8786",
            ) from error


class _Place:
    """One request at a time to the cluster, which gives it to whichever worker is free."""

    def __init__(self, cluster: Cluster, address: str, coding: Coding) -> None:
        self._cluster, self._address, self._coding = cluster, address, coding
        self._future: Any = None

    def code(self, articles: Sequence[Article]) -> bytes:
        from distributed.scheduler import KilledWorker

        begun = time.monotonic()
        try:
            self._future = self._cluster.client.submit(coded_parquet, tuple(articles), self._coding, pure=False)
            content: bytes = self._future.result()
        except KilledWorker as error:
            if time.monotonic() - begun >= self._coding.seconds * (error.allowed_failures + 1):  # so long each time
                raise took_too_long(self._coding.seconds) from error
            raise WorkerDied("the workers of the cluster that coded it died") from error
        except Exception as error:  # whatever the cluster makes of it: other versions there, no connection any more
            what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
            raise WorkersFailed(
                f"cluster {self._address}",
                f"it cannot code ({what})",
                "install the same version of this package on all its workers",
            ) from error
        finally:
            self._future = None
        return content

    def close(self) -> None:
        future = self._future
        if future is not None:
            future.cancel()
