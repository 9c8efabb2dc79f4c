"""The agencies papers have their texts from, under the names they are credited by."""

import re

from octavo.lib.text import fold

# Credited only where credits stand, so a name may also be a word ("spa") or a place's initials.
_AGENCIES = {
    "AFP": """afp, agence france-presse, france-presse, afp deutschland, فرانس برس, أ ف ب,
                法新社, 法新, afp通信, afp時事, франс пресс, agencia afp""",
    "AP": """ap, associated press, اسوشيتد برس, الأسوشيتد برس, أ ب, 美联社, 美聯社, ap通信,
        ассошиэйтед пресс""",
    "Reuters": """reuters, thomson reuters, رويترز, рейтер, рейтерс, 路透社, 路透, ロイター,
        ロイター通信, 로이터, 로이터 통신""",
    "dpa": "dpa, deutsche presse-agentur, د ب أ, د ب ا, 德新社, dpa-afx",
    "UPI": "upi, united press international, يو بي أي",
    "Bloomberg": "bloomberg, bloomberg news, بلومبرغ, بلومبيرغ, блумберг, 彭博社, ブルームバーグ",
    "EFE": "efe, agencia efe, إفي, эфэ",
    "Europa Press": "europa press",
    "ANSA": "ansa, 安莎社",
    "Adnkronos": "adnkronos",
    "AGI": "agi, agenzia italia",
    "Lusa": "lusa, agencia lusa, ag lusa",
    "PA": "pa, pa media, press association, pa news agency",
    "AAP": "aap, australian associated press",
    "Canadian Press": "canadian press, la presse canadienne, presse canadienne",
    "SDA": "sda, ats, keystone-sda, keystone-ats, sda-keystone",
    "APA": "apa, austria presse agentur",
    "epd": "epd, evangelischer pressedienst",
    "KNA": "kna, katholische nachrichten-agentur",
    "SID": "sid, sport-informations-dienst",
    "Belga": "belga, agence belga",
    "ANP": "anp",
    "NTB": "ntb, norsk telegrambyra",
    "TT": "tt, tidningarnas telegrambyra",
    "Ritzau": "ritzau",
    "STT": "stt, stt-lehtikuva",
    "PAP": "pap, polska agencja prasowa",
    "CTK": "ctk",
    "MTI": "mti",
    "Agerpres": "agerpres",
    "Tanjug": "tanjug, танjуг, танјуг",
    "Hina": "hina",
    "BTA": "bta, бта",
    "AMNA": "amna, αμπε, απε-μπε",
    "TASS": "tass, тасс, تاس, 塔斯社, タス通信, 타스통신",
    "RIA Novosti": "ria novosti, риа новости, 俄新社",
    "Interfax": "interfax, интерфакс, интерфакс ru",
    "UNIAN": "unian, униан, уніан",
    "Ukrinform": "ukrinform, укринформ, укрінформ",
    "BelTA": "belta, белта",
    "Kazinform": "kazinform, казинформ",
    "Azertac": "azertac, азертадж",
    "Anadolu": "anadolu, anadolu agency, anadolu ajansi, aa, الأناضول",
    "DHA": "dha, demiroren haber ajansi",
    "IHA": "iha, ihlas haber ajansi",
    "IRNA": "irna, ايرنا, إرنا",
    "ISNA": "isna, ايسنا, إيسنا",
    "Fars": "fars, fars news agency, فارس",
    "Tasnim": "tasnim, تسنيم",
    "Mehr": "mehr news agency, مهر",
    "MENA": "mena, أ ش أ",
    "SPA": "spa, واس",
    "WAM": "wam, وام",
    "KUNA": "kuna, كونا",
    "QNA": "qna, قنا",
    "BNA": "bna, بنا",
    "ONA": "العمانية",
    "INA": "واع",
    "SANA": "sana, سانا",
    "Petra": "petra, بترا",
    "WAFA": "wafa, وفا",
    "NNA": "nna, الوكالة الوطنية للإعلام",
    "APS": "algerie presse service, واج",
    "MAP": "و م ع, maghreb arabe presse",
    "TAP": "وات, tunis afrique presse",
    "SUNA": "suna, سونا",
    "Saba": "saba news agency, سبأ",
    "NAN": "news agency of nigeria",
    "GNA": "gna, ghana news agency",
    "Xinhua": """xinhua, xinhua news agency, شينخوا, 新华社, 新華社, 新华网, 新華網, 新华, синьхуа,
        신화통신""",
    "CNS": "中新社, 中新网, 中国新闻社, china news service",
    "CNA (Taiwan)": "中央社, 中央通訊社, central news agency",
    "Kyodo": "kyodo, kyodo news, 共同通信, 共同通信社, 共同, 共同社",
    "Jiji": "jiji, jiji press, 時事通信, 時事通信社, 時事, 时事社",
    "Yonhap": "yonhap, yonhap news agency, 연합뉴스, 韩联社, 韓聯社, 聯合ニュース",
    "Newsis": "newsis, 뉴시스",
    "News1": "news1, 뉴스1",
    "KCNA": "kcna, 조선중앙통신, 朝中社, 朝鮮中央通信",
    "VNA": "vna, ttxvn, vietnam news agency",
    "PTI": "pti, press trust of india, भाषा, पीटीआई",
    "ANI": "ani, asian news international, एएनआई",
    "IANS": "ians, indo-asian news service, आईएएनएस",
    "APP": "associated press of pakistan, اے پی پی",
    "BSS": "bss",
    "UNB": "unb",
    "Bernama": "bernama",
    "Antara": "antara",
    "PNA": "philippine news agency",
    "Telam": "telam, agencia telam",
    "Notimex": "notimex",
    "Prensa Latina": "prensa latina",
    "Agencia Brasil": "agencia brasil, abr",
    "Estadao Conteudo": "estadao conteudo",
    "Folhapress": "folhapress",
    "Agencies": """agencies, agencias, agences, agenturen, agenzie, wire services, news agencies,
        wires, news services, وكالات, الوكالات, وكالات الأنباء, агентства""",
}
ANY_AGENCY = "Agencies"
"""What an article names that credits agencies without saying which."""

_FILLING = re.compile(r"[\W_]+")
_BESIDE = re.compile(
    r"^(?:the|le|la|die|der|copyright|c|©|\d{4}|agence|agencia|agenzia|agentur|news agency|with"
    r"|agence de presse|وكاله|وكاله انباء|агентство|информагентство|avec|mit|con|com|via)\s+"
    r"|\s+(?:news agency|news|staff|writers?|correspondents?|reporters?|team)$"
)


def agency_named(name: str) -> str | None:
    """Give the agency a credit names, in any spelling and with what goes with such names."""
    name, before = fold(name), ""
    while name != before:
        if known := _NAME_BY_KEY.get(_key(name)):
            return known
        before, name = name, _BESIDE.sub("", name.strip(" .,*"))
    return None


def _key(name: str) -> str:
    return _FILLING.sub("", name)


_NAME_BY_KEY = {
    _key(fold(form)): name for name, forms in _AGENCIES.items() for form in forms.split(",")
}
UNSPACED = {key: name for key, name in _NAME_BY_KEY.items() if "\u3040" <= key[0] <= "\ud7a3"}
"""The agencies by their names in scripts written without spaces, where a dateline runs on."""
