"""Official figures in, verdicts on claims: what the commands `trade load` and `trade check` do."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.articles.folder import files_inside
from timeline.errors import InputError
from timeline.lexicons.areas import AreaKey
from timeline.official.countries import read_countries
from timeline.official.file import OfficialFile, check_vintage, inspect, looks_official
from timeline.store.official import FileLoad, store_file
from timeline.store.shard import prepare
from timeline.store.verdicts import any_figures, check_facts
from timeline.terms import Verdict

ENDINGS = (".csv", ".tsv", ".json", ".parquet", ".gz")
"""What is looked into in a folder; a file that is named is looked into whatever its ending."""

_MOST_AT_ONCE = (500, 100_000, 250_000)
"""Rows that UN Comtrade's preview and API give at most in one answer, without a word on what is left out."""

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """What became of the files: one `FileLoad` each, and the errors of files that could not be read at all. `countries` goes from a file of
    country codes to how many of them were not known.
    """

    loads: tuple[FileLoad, ...]
    failures: tuple[InputError, ...]
    countries: dict[str, int]

    @property
    def faults(self) -> int:
        """Files that could not be read, and rows that could not."""
        return len(self.failures) + sum(load.failed for load in self.loads)

    def __str__(self) -> str:
        return "\n".join([*(f"failed: {error}" for error in self.failures), *map(told, self.loads)])


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How many claims were checked, and how many got each verdict."""

    facts: int
    verdicts: dict[Verdict, int]

    def __str__(self) -> str:
        return f"{self.facts:,} checked: {', '.join(summary(self.verdicts)) or 'no claims'}"


def load_statistics(
    paths: Iterable[str | Path], db: Path | str, *, vintage: str = "", progress: Progress | None = None
) -> StatisticsReport:
    """Store the official figures of these files, or of those in these folders, in the database at `db`, which is made when it is not there.

    `vintage` is the edition of the data set, or the day of download; where it is not given, a file's name tells it, or the day on which the
    file was last changed. A file is stored whole or not at all; a bad row costs only itself, a bad file only itself. The same file again
    changes nothing. Raises StoreError for what is wrong with the database, UsageError for a vintage that is none.
    """
    check_vintage(vintage)
    tell = progress or (lambda done, total, words: None)
    failures: list[InputError] = []
    found: list[OfficialFile] = []
    for path in _expanded(paths):
        if isinstance(path, InputError):
            failures.append(path)
            continue
        try:
            found.append(inspect(path, vintage))
        except InputError as error:
            failures.append(error)
    more: list[AreaKey] = []
    countries: dict[str, int] = {}
    for file in [one for one in found if one.layout.name == "baci_countries"]:
        try:
            named = read_countries(file)
        except InputError as error:
            failures.append(error)
        else:
            more += named
            countries[str(file.path)] = len(named)
    loads: list[FileLoad] = []
    if found:
        prepare(Path(db))
    figures = [one for one in found if one.layout.name != "baci_countries"]
    for number, file in enumerate(figures, 1):
        try:
            loads.append(store_file(Path(db), file, dt.datetime.now(dt.UTC), own_vintage=bool(vintage), more=more))
        except InputError as error:
            failures.append(error)
        tell(number, len(figures), "files")
    return StatisticsReport(tuple(loads), tuple(failures), countries)


def _expanded(paths: Iterable[str | Path]) -> Iterator[Path | InputError]:
    """The files named, and of folders those with official figures; a folder without any stays, to be told of."""
    for path in paths:
        if Path(path).is_dir():
            inside, left_out = _in_folder(str(path))
            yield from left_out
            yield from inside or [Path(path)]
        else:
            yield Path(path)


def _in_folder(folder: str) -> tuple[list[Path], list[InputError]]:
    """The files with official figures under a folder, and the links that are not followed."""
    found = list(files_inside(folder, _is_candidate))
    names = [Path(one) for one in found if isinstance(one, str)]
    return [file for file in names if looks_official(file)], [one for one in found if isinstance(one, InputError)]


def check_claims(db: Path | str) -> CheckReport:
    """Give each trade claim of the database its verdict anew. Raises StoreError for what is wrong with the database."""
    verdicts = Counter(check_facts(Path(db)))
    return CheckReport(sum(verdicts.values()), {verdict: verdicts[verdict] for verdict in Verdict})


def holds_statistics(db: Path | str) -> bool:
    """Whether the database holds any official figures to check claims against."""
    return any_figures(Path(db))


def official_files(paths: Iterable[str]) -> tuple[list[str], list[Path], list[InputError]]:
    """Inputs told apart: those for the coder of articles, and files of official figures, named or inside a folder; last, the links to such
    files that lead out of a folder and are not followed. (Links to folders are told where articles are read.)
    """
    articles: list[str] = []
    official: list[Path] = []
    left_out: list[InputError] = []
    for path in paths:
        if Path(path).is_dir():
            articles.append(path)
            inside, links = _in_folder(path)
            official += inside
            left_out += [link for link in links if not Path(link.origin).is_dir()]
        elif Path(path).is_file() and looks_official(Path(path)):
            official.append(Path(path))
        else:
            articles.append(path)
    return articles, official, left_out


def _is_candidate(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and file.is_file()


def told(load: FileLoad) -> str:
    """What became of a file, in one line."""
    if load.again:
        return f"{load.origin}: loaded before as {load.dataset} {load.vintage}: nothing changed"
    most = load.dataset == "UN Comtrade" and load.rows in _MOST_AT_ONCE
    cut = f"; {load.rows:,} is what UN Comtrade gives at once: look whether rows are missing" if most else ""
    return (
        f"{load.origin}: {load.dataset} {load.vintage}: {load.rows:,} rows = {load.stored:,} stored + {load.duplicate:,} duplicate"
        f" + {load.aside:,} set aside + {load.failed:,} failed{cut}"
    )


def summary(verdicts: dict[Verdict, int]) -> Sequence[str]:
    """Each verdict that was given, with how often."""
    return [f"{number:,} {verdict}" for verdict, number in verdicts.items() if number]
