"""The forms in which trade reporting names a period, one named group each."""

import re
from functools import cache
from re import Pattern
from typing import Final

MONTHS: Final = tuple("january february march april may june july august september october november december".split())
MONTH_NUMBER: Final = {name[:length]: n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
COUNTS: Final = {
    name: n for n, name in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
OF_A_SEASON: Final = re.compile(
    r"\sof\s(?:(?:the|this)\s(?:current\s|new\s)?(?:(?:\w{3,12}\s)?season|(?:crop|coffee|cocoa|sugar|cotton|marketing|fiscal|financial|grain|tea|Iranian(?:\scalendar)?)\syear)"
    r"|FY\s?['’]?\d\d|(?:the\s)?(?:fiscal|financial)\s(?:year\s)?\d)",
    re.IGNORECASE,
)
"""Months of a season that the words do not date."""
OF_FISCAL: Final = re.compile(
    r"\s(?:of|in)\s(?:FY\s?['’]?\d\d|(?:the\s)?(?:fiscal|financial)\s(?:year\s)?\d)", re.IGNORECASE
)
"""A quarter or half of a fiscal year that is named, which stands for it."""
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
IN_BRACKETS: Final = re.compile(
    r"(?:\sof\s(?:(?:the|this)\s(?:\w{4,9}\s){0,2}(?:fiscal|financial|marketing|crop)\syear|FY\s?['’]?\d{2,4}|fiscal(?:\syear)?))?"
    r"(?:\s?[12]\d{3}|[-/]\d{2,4}){0,2},?"
    rf"\s[(\[]\s?(?P<first>{_MONTH})\.?\s?(?:[-–/]|to|through)\s?(?P<last>{_MONTH})\.?(?:,?\s(?P<year>(?:19|20)\d\d))?\s?[)\]]"
    r"(?:\s(?:of|in)\s(?:(?:the|this)\s(?:\w{4,9}\s){0,2}(?:fiscal|financial|marketing|crop)\syear|FY\s?['’]?\d{2,4}(?:[-/]\d\d)?))?",
    re.IGNORECASE,
)
"""Behind so many months these say which: "the first ten months of the current fiscal year (July-April)"."""
OPENINGS: Final = frozenset(
    (
        "the a one same corresponding comparable like year yearago yearearlier previous preceding prior last first second third fourth final"
        " opening fy this current following next past from between during over in through"
        " week fiscal financial calendar crop marketing season end"
        " early mid late"
    ).split()
) | {*MONTH_NUMBER, *COUNTS}
"""Words with which a form may begin; it may begin with a number too."""
HELD: Final = frozenset(
    "month months quarters day days year years yearago yearearlier quarter period time half season week end early mid late fiscal"
    " calendar".split()
) | {*MONTH_NUMBER}
"""Words of which every form holds one that has no number in it."""
ORDER: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "opening": 1}


@cache
def period_pattern() -> Pattern[str]:
    """One pattern of all forms, for a place where one may begin; the group of the form that matched is set, with its parts."""
    month = _MONTH
    year = r"(?:1[89]|20)\d\d"
    count = "|".join(COUNTS)
    season = rf"(?:the\s)?(?:(?:fiscal|financial|crop|marketing)\s)?(?:year\s)?(?P<inseason>{year}[/-]\d\d)(?!\d)"
    season2 = season.replace("inseason", "inseason2")
    forms = (
        rf"(?P<season>(?<!\d)(?:\bthe\s)?(?:(?P<seasonfirst>{month})[/-](?P<seasonlast>{month})\s)?(?P<seasonyears>{year}[/-](?:\d\d|{year})))(?![\d/-])",
        rf"(?P<same>(?:the\s)?(?:same|corresponding|comparable|like|year[- ]?(?:earlier|ago))\s(?:(?P<sameyear>{year})\s)"
        rf"?(?:\w{{3,9}}\s)?(?:period|months?|quarter|time|half)(?:\s(?:of|in|a)\s(?:(?:{year}[-/])?(?P<sameyear2>{year})(?P<sameseason>[/-]\d\d\b)?|(?:the\s)"
        rf"?(?:last|previous|preceding|prior)\syear|year\s(?:ago|earlier|before))|\slast\syear)?)",
        r"(?P<yearago>\b(?:a|one|the)\s(?:full\s)?year\s(?:ago|earlier|before|previously)\b|\byear[- ]?(?:ago|earlier)"
        r"\b|\bthe\s(?:previous|preceding|prior)\s(?:year|season)\b|\b(?:a|one|the)\sseason\s(?:ago|earlier|before)\b|\blast\sseason\b|\bthe\syear\s(?:before|previously)\b|\b(?:previous|preceding|"
        r"prior)\syear['’]s\b)",
        r"(?P<yearlater>\b(?:a|one|the)\syear\s(?:later|after|afterwards)\b|\bthe\s(?:following|next)\syear\b)",
        r"(?P<wholeyear>\b(?:the\s(?:whole|full|entire)\syear|the\syear\sas\sa\swhole|(?:for|over)\sfull\syear)\b(?!\s(?:of\s)?\d))",
        r"(?P<monthago>\b(?:a|one|the)\smonth\s(?:ago|earlier|before)\b|\bthe\s(?:previous|preceding|prior)\smonth\b)",
        r"(?P<quarterago>\bthe\s(?:previous|preceding|prior)\s(?:quarter|three\smonths)\b|\bthe\squarter\sbefore\b)",
        rf"(?P<yearsago>\b(?P<agocount>{count}|1?\d)\syears\s(?:ago|earlier|before|previously)\b)",
        rf"(?P<spanfrom>(?:from\s|between\s|in\s|during\s|over\s)?{month}\s{year}\s?(?:through|to|and|until|[-–])\s?{month}\s{year})",
        rf"(?P<ended>(?:(?P<endcount>{count}|1?\d)\s?-?(?:months?|(?P<endquarters>quarters))|(?:the\s)?(?:fiscal\s|financial\s|marketing\s|crop\s)?(?:year|season))\s(?:(?:that\s|which\s)?(?:ended|ends|ending)(?:\son|\sin)?|to|through|up\sto)\s(?:(?:the\send\sof|end-?|in)\s?)?(?:\d{{1,2}}\s)?(?P<endmonth>{month})(?:\s\d{{1,2}}\b)?(?:,?\s(?P<endyear>{year}))?)",
        rf"(?P<years>\b(?:from|between|during|over)\s(?:the\speriod\s)?(?P<yearone>{year})\s(?:to|and|through|until)\s(?P<yeartwo>{year})\b)",
        rf"(?P<week>\b(?:the\s)?week\s(?:ended|ending|to)\s(?:(?P<weekmonth>{month})\.?\s(?P<weekday>\d{{1,2}})|(?P<weekday2>\d{{1,2}})\s(?P<weekmonth2>{month}))(?:,?\s(?P<weekyear>{year}))?)",
        rf"(?P<yearfrom>\b(?:the\s)?(?:(?:fiscal\s)?year|(?P<fromcount>{count}|1?\d)\smonths)\s(?:from|beginning|starting|that\s(?:began|begins))\s(?:on\s|in\s)?(?:\d{{1,2}}\s)?(?P<frommonth>{month})(?:\s\d{{1,2}}\b)?(?:,?\s(?P<fromyear>{year}))?)",
        rf"(?P<monthquarter>\b(?:the\s)?(?P<qmonth>{month})\squarter(?:\s(?:of\s)?(?P<qmonthyear>{year}))?)",
        rf"(?P<firstdays>\b(?:the\s)?(?:first\s(?P<dcount>{count}|\d{{1,2}})\sdays\sof\s(?P<dmonth>{month})|(?P<dmonth2>{month})\s1\s?[-–]\s?(?P<dcount2>\d{{1,2}})(?!\d))(?:,?\s(?:of\s)?(?P<dyear>{year}))?)",
        rf"(?P<days>\b(?:from\s|(?P<daysbetween>between\s))?(?P<daymonth>{month})\s(?P<dayfirst>\d{{1,2}})\s?(?:[-–]|to|through|(?(daysbetween)and|until))\s?(?P<daymonth2>{month})\s(?P<daylast>\d{{1,2}})(?!\d)(?:,?\s(?P<daysyear>{year}))?)",
        rf"(?P<ofmonths>(?<!remaining\s)(?<!closing\s)\b(?:the\s)?(?:first\s)?(?P<ocount>{count}|1?\d)[\s-](?P<ounit>months?|quarters)(?:\speriod)?\sof\s(?:(?P<oyear>{year})(?![-/]\d)|(?P<orel>this\syear|last\syear)))",
        rf"(?P<toquarter>\b(?:the\s)?(?:four|4)\squarters\s(?:to|through|ending|ended|ending\sin)\s(?:the\send\sof\s)?Q(?P<toorder>[1-4])\s(?P<toyear>{year}))",
        r"(?P<quarters>\bfirst\s(?P<qcount>two|three|2|3)[\s-]quarters)",
        rf"(?P<months>\b(?P<mpart>first|last|final|opening)\s(?P<mcount>{count}|1?\d)(?:\smonths|-month\speriod)(?!\s(?:ago|before))(?:\s(?:of|in)\s(?:(?P<myear>{year})|(?P<mrel>this\syear|last\syear|the\syear|January\sand\sFebruary)|{season}))?)",
        rf"(?P<quarter>\b(?P<qorder>first|second|third|fourth|final)[ -]quarter(?:\s(?:of\s|in\s)?(?P<qyear>{year})|"
        rf"\s(?:of|in)\s(?P<qrel>this\syear|last\syear)|\s(?:of|in)\s{season2})?|\bQ(?P<qnumber>[1-4])(?:\s(?:of\s)?(?P<qyear2>{year}))?|\b(?P<qyear3>{year})\s?Q(?P<qnumber3>[1-4])\b)",
        rf"(?P<half>\b(?P<horder>first|second)[ -](?:half|six\smonths)(?:\s(?:of\s|in\s)?(?:(?P<hyear>{year})|"
        rf"(?P<hrel>this\syear|last\syear)))?|\bH(?P<hnumber>[12])(?:\s(?:of\s)?(?P<hyear2>{year}))?\b)",
        rf"(?P<run>\b(?:in\s|from\s)?(?P<runfirst>{month})\s?(?:[-–/]|to|through)\s?(?P<runlast>{month})\b(?:\s(?:quarter|period))?(?:,?\s(?:of\s)?(?P<runyear>{year})|\s(?P<runrel>this\syear|last\syear))?)",
        rf"(?P<through>\bthrough\s(?P<throughmonth>{month})\b(?!\.?\s\d{{1,2}}\b)(?:\s(?:of\s)?(?P<throughyear>{year})|\s(?P<throughrel>this\syear|last\syear))?)",
        rf"(?P<between>\b(?:between\s|(?:(?:in|for|during|over)\s)?(?=January\sand\sFebruary(?!['’])(?![^;]{{0,80}}\brespective)))(?P<betweenfirst>{month})\sand\s(?P<betweenlast>{month})\b(?:\s(?:of\s)?(?P<betweenyear>{year}))?)",
        rf"(?P<day>\b(?:{month}\.?\s\d{{1,2}}(?:,\s{year})?|\d{{1,2}}\s{month}(?:\s{year})?)(?!\d))",
        rf"(?P<month>\b(?:in\s)?(?P<mname>{month})\b\.?(?:,?\s(?:of\s)?(?P<monthyear>{year})|\s(?:of\s)?(?P<monthrel>this\syear|last\syear|the\sprevious\syear))?)",
        rf"(?P<fiscal>\b(?:fiscal|calendar|financial\syear|fiscal\syear|calendar\syear|marketing\syear)\s(?:year\s)?(?P<fyear>{year})(?![/-]\d)|\bFY\s?['’]?(?P<fyshort>\d\d)(?:[-/](?P<fyshort2>\d\d))?(?![\d/-]))",
        rf"(?P<end>\b(?:end|early|mid|late)-(?P<eyear>{year})\b)",
        rf"(?P<year>(?<![\d.,$£€])(?:\bthe\s)?\b{year}\b(?!['’]s\s\d)(?![\d%]|[/-]\d\d\b|,\d|\.\d|\s(?:mln|bln|billion|million|tonnes|dlrs|pct|percent|people)))",
        r"(?P<rel>\b(?P<relwhich>last|this|current|previous|next|past)\s(?:fiscal\s|financial\s|calendar\s|marketing\s)?(?P<relunit>year|month|quarter)\b(?!\s(?:before|for\swhich|in\swhich|of\s(?!20|19))))",
    )
    return re.compile("|".join(forms), re.IGNORECASE)
