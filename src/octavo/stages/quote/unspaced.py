"""Who says what, in Japanese and Chinese.

Japanese: the speaker is the topic of the sentence, the verb follows the words.
Chinese: speaker and verb lead to the words, or follow them. Titles stand behind names.
"""

import re
from collections.abc import Iterator

from octavo.news.quote import Place, Quote, Speaker
from octavo.stages.quote.marks import Marked, read_paragraphs

MIN_CHARS = 6  # two words: shorter ones are terms and titles
_JA_VERB = re.compile(
    r"(?:など)?(?:だ)?と[^。「」]{0,14}?(?P<verb>語|述べ|話|言|指摘|強調|説明|表明|呼びかけ|呼び掛け|訴え"
    r"|明らかに|答え|主張|コメント|非難|批判|発表|投稿|発言|断言|振り返|反論|つづ|綴|し(?:た|て|、))"
)
_JA_TOPIC = re.compile(r"(?P<name>[^。、「」\sはがもを]{2,30})(?:は|も)(?![、。]?「)?")
_JA_TITLE = re.compile(
    r"(?P<role>大統領|首相|氏|さん|様|社長|会長|外相|財務相|防衛相|長官|官房長官|報道官|議員|知事|市長"
    r"|警部補|巡査部長|監督|選手|教授|院長|大臣|担当相|国家治安相|代表|委員長)(?:（[^）]*）)?$"
)
_JA_VERBAL = re.compile(r".*(?:ている|ていた|された|した|する|れる|めた|った|いる)")
_ZH = re.compile(
    r"(?P<name>[^，。、：；“”「」\s]{2,20}?)(?:[在于於对對向今昨周週星\d][^，。：；“”「」]{0,14}?)?"
    r"(?P<verb>表示|指出|强调|強調|认为|認為|写道|寫道|回应|回應|说|說|称|稱)[道：:，,]*\s*$"
)
_ZH_AFTER = re.compile(
    r"[，,]?(?P<name>[^，。、：；“”「」\s]{2,20}?)"
    r"(?P<verb>表示|指出|强调|強調|认为|認為|写道|寫道|说|說|称|稱)"
)
_KANJI = "[\u4e00-\u9fff々]"


def find_unspaced(text: str, language: str) -> tuple[Quote, ...]:
    """Find the quotes of a Japanese or Chinese text, in order."""
    return tuple(_found(text, language))


def _found(text: str, language: str) -> Iterator[Quote]:
    for paragraph in read_paragraphs(text):
        for marked in paragraph.marked:
            if marked.end - marked.start < MIN_CHARS:
                continue
            start = max(text.rfind("。", paragraph.start, marked.outer_start) + 1, paragraph.start)
            end = text.find("。", marked.outer_end, paragraph.end) + 1 or paragraph.end
            read = _japanese if language == "ja" else _chinese
            said = read(text, marked, start, end)
            if said is not None:
                speaker, verb = said
                part = (Place(marked.start, marked.end),)
                words = text[marked.start : marked.end]
                yield Quote(words, "direct", speaker, verb, part, Place(start, end))


def _japanese(text: str, marked: Marked, start: int, end: int) -> tuple[Speaker, str] | None:
    verb = _JA_VERB.match(text, marked.outer_end, end)
    if verb is None:
        return None
    topics = list(_JA_TOPIC.finditer(text, start, marked.outer_start))
    if not topics:
        return None
    topic = topics[-1]
    verbal = _JA_VERBAL.match(topic["name"])
    at = topic.start("name") + (verbal.end() if verbal else 0)
    return _speaker(text, at, topic.end("name")), verb["verb"]


def _chinese(text: str, marked: Marked, start: int, end: int) -> tuple[Speaker, str] | None:
    match = _ZH.search(text[start : marked.outer_start])
    offset = start
    if match is None:
        match = _ZH_AFTER.match(text, marked.outer_end, end)
        offset = 0
    if match is None:
        return None
    at = offset + match.start("name")
    return _speaker(text, at, at + len(match["name"])), match["verb"]


def _speaker(text: str, start: int, end: int) -> Speaker:
    """Part a title from the name before it, and give the name in full if the text does."""
    written = text[start:end]
    title = _JA_TITLE.search(written)
    name = written[: title.start()] if title and title.start() else written
    role = title["role"] if title and title.start() else ""
    full = name
    if role and len(name) <= 2:  # a family name: look for it with a given name
        longer = re.search(rf"{re.escape(name)}{_KANJI}{{1,3}}(?=（|\s|{_TITLES})", text[:start])
        full = longer[0] if longer else name
    return Speaker(written, full, role, Place(start, end))


_TITLES = "大統領|首相|氏|さん|社長|会長|外相|長官|報道官|議員|知事|警部補|巡査部長"
