"""Rows as the queries give them, of any number and with any text in every text column: what charts are tried on."""

import datetime as dt
import random
from itertools import combinations

import pyarrow as pa

CODES = ["BLR", "CHN", "RUS", "UKR", "USA", "FRA", "DEU", "IND", "EU", "NATO"]
TYPES = [
    ("CONSULT", "042", 1), ("AGREE", "030", 1), ("AID", "070", 2), ("ACCUSE", "112", 3), ("SANCTION", "163", 3), ("ASSAULT", "190", 4),
]  # fmt: skip
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">{{7*7}}${7*7}\u202eevil\u2028line"
HOSTILE_URL = "javascript:document.title='owned'"


def sample(
    name: str, number: int, text: str = "Leaders meet in the capital", url: str = "https://example.org/a"
) -> pa.Table:
    """`number` rows of the query `name`, the same each time."""
    chance = random.Random(f"{name}{number}")
    return pa.Table.from_pylist([_ROWS[name](chance, place, text, url) for place in range(number)])


def _day(chance: random.Random) -> dt.date:
    return dt.date(2023, 1, 1) + dt.timedelta(chance.randrange(420))


def _month(chance: random.Random) -> dt.date:
    return _day(chance).replace(day=1)


def _event(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    actor, recipient = chance.sample(CODES, 2)
    event_type, cameo, quad = chance.choice(TYPES)
    first = _day(chance)
    one = chance.random() < 0.8
    return {
        "id": f"{place:020x}", "first_day": None if place % 23 == 22 else first,
        "last_day": None if place % 23 == 22 else first + dt.timedelta(0 if one else 30), "precision": "day" if one else "month",
        "actors": [actor], "recipients": [recipient] if place % 7 else [], "event_type": event_type, "cameo": cameo, "quad": quad,
        "goldstein": 1.0, "modality": chance.choice(["happened"] * 5 + ["planned", "denied", "conditional"]),
        "headline": f"{text} {place}", "act": f"{actor} {text} {place}", "actor_names": [f"Land of {actor}"],
        "recipient_names": [f"Land of {recipient}"] if place % 7 else [],
        "quote": f"{text} {text}", "publisher": text, "url": url, "mentions": chance.randrange(1, 6),
        "articles": 1, "confidence": 0.9,
    }  # fmt: skip


def _months(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    month = None if place % 9 == 8 else _month(chance)
    return {"month": month, "quad": place % 4 + 1, "events": place % 5 + 1, "mentions": 9}


def _day_row(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    day = None if place % 9 == 8 else dt.date(2010, 1, 1) + dt.timedelta(place * 7 + chance.randrange(7))
    return {
        "day": day,
        "events": place % 5 + 1,
        "cooperation": place % 5,
        "conflict": 1,
        "mentions": 9,
        "goldstein_mean": place % 9 - 4.5,
    }


def _score(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    first = dt.date(2019 + place // 12 % 80, place % 12 + 1, 1)
    counts = [chance.randrange(4) for _ in range(4)]
    return {
        "dyad": text, "period": None if place % 9 == 8 else f"{first:%Y-%m}", "first_day": None if place % 9 == 8 else first,
        "events": sum(counts), "verbal_cooperation": counts[0], "material_cooperation": counts[1], "verbal_conflict": counts[2],
        "material_conflict": counts[3], "goldstein_sum": place % 13 - 6.0, "goldstein_mean": (place % 13 - 6.0) / 2,
    }  # fmt: skip


def _type(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    event_type, _, quad = TYPES[place % len(TYPES)]
    return {
        "event_type": event_type if place < len(TYPES) else f"{text}{place}",
        "quad": quad,
        "events": place + 1,
        "mentions": 3 * place + 2,
    }


def _actor(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    return {
        "code": f"X{place:02}",
        "name": f"{text} {place}",
        "kind": "country",
        "acted": place,
        "received": chance.randrange(50),
    }


def _coverage(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    month = None if place % 9 == 8 else _month(chance)
    return {
        "month": month,
        "publisher": text,
        "articles": place + 1,
        "silent": 0,
        "events": 2 * place,
        "facts": place % 4,
    }


def _claim(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    year = 2015 + place % 9
    return {
        "id": f"{place:020x}", "reporter": chance.choice(CODES[:4]), "partner": chance.choice(CODES[4:]),
        "flow": chance.choice(["import", "export", "total", "balance"]), "commodity": chance.choice(["", text]), "period": str(year),
        "first_day": None if place % 9 == 8 else dt.date(year, 1, 1), "last_day": dt.date(year, 12, 31), "rank": place % 9 + 1,
        "value": chance.choice([5.8e9, -1.2e9, 3.3e8, 11.5]), "unit": chance.choice(["USD", "USD", "EUR", "tonnes"]),
        "modality": chance.choice(["actual", "target"]), "data_source": text, "quote": f"{text} {place}", "publisher": text, "url": url,
    }  # fmt: skip


def _tie(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    actor, partner = _PAIRS[place]
    events, cooperation = 1 + 40 // (place + 1), chance.randrange(2)
    return {
        "actor": actor, "actor_name": f"{text} {actor}", "actor_events": 300 - 4 * _MANY.index(actor), "partner": partner,
        "partner_name": f"{text} {partner}", "partner_events": 300 - 4 * _MANY.index(partner), "events": events,
        "cooperation": events * cooperation, "conflict": events * (1 - cooperation), "goldstein_mean": 1.5, "first_day": None,
        "last_day": None, "shown_events": 400, "all_actors": 90, "all_pairs": 3000, "all_events": 9000,
    }  # fmt: skip


def _country(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    code = _PLACED[place] if place < len(_PLACED) else f"X{place}"
    return {
        "code": code, "name": f"{text} {code}", "kind": "country", "events": 1 + place**2, "cooperation": place**2, "conflict": 1,
        "goldstein_mean": place % 9 - 4.5, "first_day": None, "last_day": None,
    }  # fmt: skip


_MANY = [*CODES, *(f"X{number:02}" for number in range(60))]
_PAIRS = sorted(combinations(_MANY, 2), key=lambda pair: (_MANY.index(pair[0]) + _MANY.index(pair[1]), pair))
_PLACED = ["BLR", "SGP", "EU", "TWN", "PSE", "XKX", "MLT", "SUN", "UN", "CHN", "ATA", "USA", "FRA", "VAT"]
"""Countries with a shape, with a dot, and what has neither."""
VERDICTS = ["supported", "supported by mirror", "differs", "contradicted", "not comparable", "not checkable"]


def _checked(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    measure = chance.choice(["value", "value", "balance", "rank", "share", "change"])
    verdict = VERDICTS[place % 6] if place else "supported"
    claimed = {"value": 5.8e9, "balance": -1.2e9, "rank": 1.0 + place % 8}.get(measure, 11.5)
    official = (
        None
        if place % 6 > 3 or place % 9 == 8
        else claimed * chance.choice([1.0, 0.9, 0.4, 1.3])
        if measure != "rank"
        else 2.0
    )
    return _claim(chance, place, text, url) | {
        "measure": measure, "claimed": claimed, "official_value": official, "difference": None if official is None else 0.1,
        "verdict": verdict, "cause": "mirror" if verdict == "differs" else "", "fits": "", "reporting_side": "BLR", "dataset": "UN Comtrade",
        "vintage": "2024-05-31", "reason": text,
    }  # fmt: skip


def _rank(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    year, line = 2015 + place // 12, place % 12
    rank = (line * 7 + place // 12 * (line % 3)) % 12 + 1
    return {
        "reporter": "BLR", "partner": f"X{line:02}", "partner_name": f"{text} {line}", "flow": "total", "period": str(year),
        "first_day": None if place == 8 else dt.date(year, 1, 1), "rank": rank, "value": 1e9 * (13 - rank), "share": (13 - rank) / 100,
        "dataset": "UN Comtrade", "vintage": "2024-05-31",
    }  # fmt: skip


def _share(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    year, line = 2015 + place // 10, place % 10
    return {
        "reporter": "BLR", "partner": f"X{line:02}", "partner_name": f"{text} {line}", "partner_kind": "country", "flow": "import",
        "period": str(year), "first_day": None if place == 8 else dt.date(year, 1, 1), "share": (10 - line) / 60,
        "dataset": "UN Comtrade", "vintage": "2024-05-31",
    }  # fmt: skip


def _gap(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    exporter, importer = chance.sample(CODES, 2)
    sold, bought = chance.uniform(0, 3e11), chance.uniform(0, 3e11)
    return {
        "exporter": exporter, "importer": importer, "period": str(2015 + place % 9), "export_value": sold, "import_value": bought,
        "gap": bought - sold, "ratio": None if place % 9 == 8 else bought / sold, "dataset": text, "export_vintage": "2024-05-31",
        "import_vintage": "2024-05-31",
    }  # fmt: skip


def _balance(chance: random.Random, place: int, text: str, url: str) -> dict[str, object]:
    year = 2015 + place // 5
    kind = "claim" if place % 5 == 4 else "official"
    first = None if place == 8 else dt.date(year, 1, 1)
    side = "CHN" if place % 3 == 2 else "BLR"
    return {
        "reporter": "BLR", "partner": "CHN", "kind": kind, "flow": ["export", "import", "total", "balance"][place % 4], "period": str(year),
        "first_day": first, "last_day": dt.date(year, 12, 31), "value": (place % 4 - 1.5) * 1e9, "reporting_side": side,
        "verdict": None if place % 2 else VERDICTS[place // 5 % 6], "quote": text, "publisher": text, "url": url,
        "dataset": None if kind == "claim" else "UN Comtrade", "vintage": None if kind == "claim" else "2024-05-31",
    }  # fmt: skip


_ROWS = {
    "claim_check": _checked, "official_ranks": _rank, "partner_shares": _share, "mirror_gap": _gap, "official_balance": _balance,
    "timeline": _event, "cooperation_score": _score, "events_by_month": _months, "events_by_day": _day_row,
    "events_by_type": _type, "actors": _actor,
    "coverage": _coverage, "network": _tie, "countries": _country, "trade_ranks": _claim, "trade_values": _claim,
}  # fmt: skip
NAMES = sorted(_ROWS)
