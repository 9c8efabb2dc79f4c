"""Words that tell nothing by themselves, and words that hold a name together."""

from functools import cache

from babel import Locale, UnknownLocaleError

from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold, words

_GENERIC = {
    "en": """
        news update updates live latest breaking exclusive video videos photo photos watch read
        story stories article articles report reports reporter reporters statement spokesman
        spokeswoman spokesperson source sources today yesterday tomorrow tonight morning afternoon
        evening night day days week weeks weekend month months year years decade hour hours minute
        minutes time times people person man men woman women thing things way ways part parts
        number numbers lot lots kind group place places case cases fact end start top best big
        high low old new great good bad long million billion trillion thousand thousands hundred
        hundreds dozen dozens percent per cent percentage first second third one two three four
        five six seven eight nine ten half official officials member members move plan plans set
        show shows call calls look looks add adds added told says said tell tells telling
        including included includes according expected called took take takes came come comes
        coming went want wants wanted need needs use used found find left right next recent
        recently early earlier late later amid despite image images file picture pictures editor
        copyright getty comment comments subscribe newsletter opinion analysis explainer explained
        interview homepage general advertisement caption credit afp ap reuters upi dpa efe ansa
        tass say get go see stay stays stayed mean means meant put puts keep keeps kept carry
        carries like likes hold holds held stand stands stood beat beats reach give gives gave
        become becomes became begin begins began pass passes help helps leave leaves free answer
        answers hint hints publish published online back hit hits mr mrs ms dr
        sir amp nbsp quot http https www com html
    """,
    "fr": """
        actualité actualités info infos article vidéo photo direct aujourd'hui hier demain jour
        jours semaine mois an ans année années fois gens personne personnes chose monde selon
        million millions milliard milliards premier première dernier dernière nouveau nouvelle
        grand grande deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent
        mille deuxième troisième fermé faut
    """,
    "es": """
        noticia noticias última hora vídeo foto hoy ayer mañana día días semana mes meses año años
        vez veces persona personas cosa según millón millones primer primera primero último nuevo
        nueva gran dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien
        mil segundo segunda tercero tercera tarde noche minutos horas
    """,
    "de": """
        Nachricht Nachrichten Bericht Artikel Video Foto heute gestern morgen Tag Tage Woche Monat
        Monate Jahr Jahre Jahren Uhr Zeit Mal Menschen Mann Frau Million Millionen Milliarden
        Prozent laut neue neuer neues erste ersten Ende News Ticker Thema zwei drei vier fünf
        sechs sieben acht neun zehn elf zwölf hundert tausend viele vielen Drittel Angaben worden
    """,
    "it": """
        notizia notizie video foto oggi ieri domani giorno giorni settimana mese anno anni volta
        milioni due tre quattro cinque sei sette otto nove dieci cento mille
    """,
    "pt": """
        notícia notícias vídeo foto hoje ontem amanhã dia dias semana mês ano anos vez milhões
        dois três quatro cinco seis sete oito nove dez cem mil
    """,
    "ru": """
        новость новости видео фото сегодня вчера завтра день дня неделя месяц год года лет раз
        человек тысяч два три четыре пять шесть семь восемь девять десять сто
    """,
    "ar": """
        خبر أخبار الأخبار عاجل فيديو صورة اليوم أمس غدا يوم أيام أسبوع شهر أشهر عام عاما سنة سنوات
        ساعة شخص أشخاص مليون ملايين مليار ألف آلاف مئات عدد خلال جديد الجديد أول الأول كبير مصدر
        مصادر تقرير بيان المئة نحو وكالة مراسل واحد واحدة اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية
        تسعة عشرة عشر عشرون عشرات ساعات مقابل جانب إحدى بإحدى
    """,
    "ja": """
        今日 昨日 明日 今年 昨年 今回 ニュース 速報 動画 写真 記事 記者 発表 時間 午前 午後 以上
        以下 場合 予定 一部 関係者
    """,
    "zh": "今天 昨天 明天 今年 去年 新闻 快讯 视频 图片 记者 报道 时间 上午 下午 以上 以下 表示",
}
_PARTICLES = frozenset(
    "of de da do dos das du des del della di la le van von al el bin ibn ben bint abu".split()
)
# In German every noun has a capital, and "von" joins any two of them.
_GERMAN_PARTICLES = frozenset("de da di del al el bin ibn van".split())


def particles(language: str) -> frozenset[str]:
    """Give the small words that may stand within a name."""
    return _GERMAN_PARTICLES if language == "de" else _PARTICLES


# A title goes before a name and is none of its words.
HONORIFICS = frozenset(
    fold(word)
    for word in (
        "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady President Chancellor Premier Senator"
        " Governor Gov Sen Rep King Queen Pope Judge Justice Capt Captain General Gen Col Colonel"
        " Lt Sgt Ayatollah Director Chairman CEO Mayor Minister Prime Secretary Ambassador"
        " Councillor"
        " Herr Frau Monsieur Madame Señor Señora Don Doña The A An By In On At"
    ).split()
)


def _calendar(language: str) -> frozenset[str]:
    """Give the names of months and weekdays in a language, none where CLDR does not know it."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [
        name
        for table in (locale.months, locale.days)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in table[context][width].values()
    ]
    return frozenset(fold(word) for name in names for word in words(name.strip(".")))


@cache
def generic_words(language: str) -> frozenset[str]:
    """Give folded words that tell nothing alone: stop words, the calendar, headline talk."""
    listed = _GENERIC.get(language, "").split()
    plain = {fold(word) for word in [*listed, *stop_words(language)]}
    return frozenset(plain | _calendar(language) | {fold(word) for word in _GENERIC["en"].split()})
