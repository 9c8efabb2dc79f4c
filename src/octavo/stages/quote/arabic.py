"""Who says what, in Arabic.

The verb comes first and its subject follows it, up to "that", a preposition or the words: there are
no capitals to tell names by. A title stands before its name (the minister, Badr Abdelatty) and may
stand alone for it later; a surname, or a verb without a subject, goes back to an earlier speaker.
"""

import re
from collections.abc import Iterable

from octavo.lib.text import fold
from octavo.news.quote import Place, Quote, Speaker
from octavo.stages.quote.marks import Paragraph, read_paragraphs

_VERBS = """
قال قالت قالوا أكد أكدت أكدوا صرح صرحت أضاف أضافت أوضح أوضحت أشار أشارت ذكر ذكرت أعلن أعلنت شدد
شددت اعتبر اعتبرت رأى رأت لفت لفتت نفى نفت كشف كشفت تابع تابعت حذر حذرت كتب كتبت طالب طالبت دعا دعت
يقول تقول يؤكد تؤكد يرى ترى يضيف تضيف يوضح توضح وصف وصفت جدد جددت أفاد أفادت ادعى زعم زعمت تساءل
تساءلت رد ردت علق علقت أردف أردفت اتهم اتهمت تعهد تعهدت توعد اعترف اعترفت نقل هدد هددت
""".split()
_SAYING = """
قائلا قائلة مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة معتبرا معتبرة محذرا محذرة مشددا مشددة
لافتا لافتة معتبرين
""".split()
_ROLES = frozenset(
    """
    رئيس رئيسة وزير وزيرة الرئيس الرئيسة الوزير الوزيرة الأمين أمين نائب نائبة مدير مديرة سفير
    السفير متحدث المتحدث المتحدثة الناطق ناطق قائد القائد ملك الملك أمير الأمير الشيخ شيخ السيد
    السيدة الدكتور الدكتورة دكتور الخبير خبير المحلل محلل الكاتب كاتب الباحث باحث المستشار مستشار
    النائب عضو العضو المحامي محامي المبعوث مبعوث المندوب مندوب المفوض مفوضة زعيم الزعيم مصفف مسؤول
    المسؤول حاكم محافظ عمدة لاعب اللاعب المدرب مدرب الفنان الفنانة الممثل الممثلة جنرال الجنرال
    اللواء العميد العقيد البابا المرشد المدعي القاضي قاضي وكيل الجنرال
    """.split()
)
_STOPS = frozenset(
    """
    إن أن إنه إنها أنه أنها إنهم أنهم بأن بأنه بأنها أنّ إنّ في خلال على إلى من عن مع بعد قبل عبر عقب
    أمس اليوم يوم إذ حيث كما وهو وهي وقد حول منذ عند لدى الذي التي الذين أمام ردا تعليقا بشأن ضمن
    الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت وفق بحسب قد قائلا قائلة ليس لا لم لن ما هذا
    هذه ذلك تلك كل هناك مساء صباح فجر وذلك فيما بينما ولكن لكن أو ثم
    """.split()
)
_PLACES = frozenset(  # that stand between a title and its bearer: "رئيس وزراء مصر ..."
    """
    مصر إسرائيل أوكرانيا روسيا أمريكا أميركا لبنان سوريا العراق إيران تركيا قطر الأردن فلسطين فرنسا
    ألمانيا بريطانيا الصين اليابان السودان ليبيا تونس الجزائر المغرب اليمن الكويت البحرين عمان
    إيطاليا إسبانيا الهند باكستان وزراء خارجية دفاع داخلية مالية مجلس عام بلدية حزب حكومة
    """.split()
)
_MARK = "[\u064b-\u0652\u0670\u0640]*"  # vowel signs and the stroke that stretches a word


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_MARK.join(word) + _MARK for word in sorted(words, key=len, reverse=True))


_VERB = re.compile(rf"(?<!\w)(?:[وف]{_MARK})?(?P<verb>{_any_of(_VERBS)})(?!\w)")
_PARTICIPLE = re.compile(rf"(?<!\w)و?(?P<verb>{_any_of(_SAYING)})(?!\w)")
_ACCORDING = re.compile(
    r"(?<!\w)(?P<verb>بحسب|وفق|حسب|وفقا لـ?|على حد قول|على حد تعبير|كما قال)(?!\w)"
)
_THAT = re.compile(r"(?<!\w)(?:ب?[أإ]نّ?(?:ه|ها|هم|هما)?)(?!\w)")
_WORD = re.compile(r"[^\s،؛:,.!؟\"“”«»()\x01–—-]+")
_LETTERS = re.compile(r"\w+")
_END = re.compile(r"[.!؟…]+[\"”»]*(?=\s|$)")
_TO = re.compile(r"ل(?:ل\w+|صحيفة|وكالة|قناة|موقع|شبكة|برنامج|إذاعة|مجلة|ـ.*)$")
MIN_WORDS = 2
MIN_CLAUSE_WORDS = 4
MAX_SUBJECT_WORDS = 9
LIMIT_TAIL_CHARS = 60


class _Speakers:
    """The speakers of a text so far, for surnames, titles and verbs without a subject."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: list[Speaker] = []

    def resolve(self, phrase: str, place: Place | None) -> Speaker:
        """Give the speaker a phrase names, the last one where it names nobody."""
        words = phrase.split()
        if not words:
            last = self._known[-1] if self._known else Speaker("", "")
            return Speaker("", last.full_name, last.role)
        role, name = split_title(words)
        full, role = self._full(role, name)
        speaker = Speaker(phrase, full, role, place)
        self._known.append(speaker)
        return speaker

    def _full(self, role: str, name: str) -> tuple[str, str]:
        for known in reversed(self._known):
            parts = [fold(part) for part in known.full_name.split()]
            if name and fold(name) in parts[-1:] + parts[:1]:
                return known.full_name, role or known.role
            if not name and fold(role).removeprefix("ال") == fold(known.role).split(" ")[0]:
                return known.full_name, known.role
        if name and " " not in name:
            return self._earlier(name) or name, role
        return name or role, role if name else ""

    def _earlier(self, name: str) -> str:
        """Find a first name before a surname anywhere in the text."""
        for match in re.finditer(rf"(\w+) {re.escape(name)}(?!\w)", self._text):
            first = match[1]
            is_name = first not in _ROLES | _STOPS and not first.startswith("ال")
            if is_name and not _VERB.fullmatch(first) and len(first) > 2:
                return match[0]
        return ""


def split_title(words: list[str]) -> tuple[str, str]:
    """Part a title from the name behind it.

    >>> split_title("وزير الخارجية المصري بدر عبد العاطي".split())
    ('وزير الخارجية المصري', 'بدر عبد العاطي')
    """
    if words[0] not in _ROLES:
        return "", " ".join(words)
    n = 1
    while n < len(words) and (
        words[n].startswith(("ال", "لل")) or words[n] in _ROLES | _PLACES or words[n] in {"باسم"}
    ):
        n += 1
    return " ".join(words[:n]), " ".join(words[n:])


def _subject(frame: str, start: int, end: int) -> tuple[str, Place | None]:
    """Read the subject right of a verb: its words, up to what cannot belong to a name."""
    words: list[re.Match[str]] = []
    at = start
    for word in _WORD.finditer(frame, start, end):
        gap = frame[at : word.start()]
        bare = re.sub(_MARK, "", word[0])
        if gap.strip() or bare in _STOPS or _TO.match(bare) or len(words) == MAX_SUBJECT_WORDS:
            break
        words.append(word)
        at = word.end()
    if not words:
        return "", None
    begin, stop = words[0].start(), words[-1].end()
    return frame[begin:stop], Place(begin, stop)


def _sentence(frame: str, at: int) -> tuple[int, int]:
    ends = [match.end() for match in _END.finditer(frame)]
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(frame))
    return start + len(frame[start:stop]) - len(frame[start:stop].lstrip()), stop


def _led(frame: str, start: int, at: int) -> tuple[str, Place | None, str] | None:
    """Find the last verb before words and its subject, right of it or, if none is there, left."""
    verbs = [*_VERB.finditer(frame, start, at), *_PARTICIPLE.finditer(frame, start, at)]
    if not verbs:
        return None
    verb = max(verbs, key=lambda match: match.start())
    if verb.re is _PARTICIPLE:
        earlier = _led(frame, start, verb.start())
        subject, place = earlier[:2] if earlier else ("", None)
        return subject, place, verb["verb"]
    subject, place = _subject(frame, verb.end(), at)
    if not subject:
        subject, place = _left(frame, start, verb.start())
    return subject, place, verb["verb"]


_WAS = re.compile(r"^\s*(?:و?كان(?:ت)?|وقد|لكن|ولكن|أما)\s+")


def _left(frame: str, start: int, at: int) -> tuple[str, Place | None]:
    """Read a subject left of its verb: "وكانت منى السيد قد صرحت", "منى السيد قالت"."""
    was = _WAS.match(frame[start:at])
    begin = start + (was.end() if was else 0)
    return _subject(frame, begin, at)


def _followed(frame: str, at: int) -> tuple[str, Place | None, str] | None:
    """Read who says words from what follows them: "...، قال", "... بحسب"."""
    limit = min(_sentence(frame, at)[1], at + LIMIT_TAIL_CHARS)
    for pattern in (_VERB, _ACCORDING):
        match = pattern.search(frame, at, limit)
        if match is not None and not _LETTERS.search(frame[at : match.start()]):
            subject, place = _subject(frame, match.end(), limit + LIMIT_TAIL_CHARS)
            if subject or pattern is _VERB:
                return subject, place, match["verb"]
    return None


def _direct(text: str, paragraph: Paragraph, speakers: _Speakers) -> Iterable[tuple[int, Quote]]:
    base = paragraph.start
    previous: Quote | None = None
    for marked in paragraph.marked:
        words = text[marked.start : marked.end]
        if len(_LETTERS.findall(words)) < MIN_WORDS:
            continue
        at = marked.outer_start - base
        start, end = _sentence(paragraph.frame, at)
        said = _followed(paragraph.frame, marked.outer_end - base) or _led(
            paragraph.frame, start, at
        )
        if said is None and not (previous and at - start < MIN_WORDS):
            continue
        subject, place, verb = said or ("", None, "")
        moved = Place(place.start + base, place.end + base) if place else None
        speaker = speakers.resolve(subject, moved)
        part = (Place(marked.start, marked.end),)
        sentence = Place(base + start, base + end)
        previous = Quote(words.strip(), "direct", speaker, verb, part, sentence)
        yield marked.start, previous


def _reported(paragraph: Paragraph, text: str, speakers: _Speakers) -> Iterable[Quote]:
    frame, base = paragraph.frame, paragraph.start
    done = 0
    for verb in _VERB.finditer(frame):
        start, end = _sentence(frame, verb.start())
        if verb.start() < done or any(
            base + start < m.end and m.start < base + end for m in paragraph.marked
        ):
            continue
        subject, place = _subject(frame, verb.end(), end)
        after = place.end if place else verb.end()
        that = _THAT.search(frame, after, min(end, after + LIMIT_TAIL_CHARS))
        if that is None or len(_LETTERS.findall(frame, that.end(), end)) < MIN_CLAUSE_WORDS:
            continue
        if not subject:
            subject, place = _left(frame, start, verb.start())
        moved = Place(place.start + base, place.end + base) if place else None
        speaker = speakers.resolve(subject, moved)
        clause = Place(base + that.end() + 1, base + end)
        done = end
        words = text[clause.start : clause.end].strip()
        sentence = Place(base + start, base + end)
        yield Quote(words, "reported", speaker, verb["verb"], (clause,), sentence)


def find_arabic(text: str) -> tuple[Quote, ...]:
    """Find the quotes of an Arabic text, in order."""
    speakers = _Speakers(text)
    quotes: list[Quote] = []
    for paragraph in read_paragraphs(text):
        found = [quote for _, quote in _direct(text, paragraph, speakers)]
        found += _reported(paragraph, text, speakers)
        quotes += sorted(found, key=lambda quote: quote.parts[0].start)
    return tuple(quote for quote in quotes if quote.speaker.full_name)
