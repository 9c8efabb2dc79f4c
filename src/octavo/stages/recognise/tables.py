"""Words that tell whether a person, an organisation or an event is named."""

from collections.abc import Mapping

from octavo.lib.text import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


# Right before a name: who holds it is a person.
ROLES = _folded(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president chancellor premier senator sen
    governor gov rep congressman congresswoman king queen prince princess pope judge justice capt
    captain general gen col colonel lt sgt director chairman chairwoman ceo mayor minister secretary
    ambassador councillor lawyer actor actress singer author writer coach manager striker midfielder
    defender goalkeeper quarterback spokesman spokeswoman spokesperson analyst economist scientist
    detective inspector sheriff officer ayatollah archbishop bishop imam sheikh rabbi leader founder
    herr frau monsieur madame präsident präsidentin minister ministerin kanzler kanzlerin président
    présidente ministre señor señora presidente presidenta ministro ministra президент министр
    """
)
# In a name: what bears it is an organisation.
ORGANISATION = _folded(
    """
    agency airlines airways alliance army association authority bank board brigade bros bureau
    cabinet center centre chamber church club college commission committee company conference
    confederation
    congress constabulary corp corporation council court department federation fc force forces
    foundation front fund government group guard guards holdings hospital inc industries initiative
    institute insurance laboratories league limited llc ltd media ministry motors movement museum
    nations navy network office organisation organization panel parliament partners party plc police
    press reserve school senate service services society studios syndicate systems team
    technologies times trust tribunal union united university ventures
    ministerium verband verein partei gesellschaft gmbh ag universität gericht ministère parti
    université banque ministerio partido universidad banco министерство партия университет банк
    """
)
EVENT = _folded(
    """
    award awards championship championships convention cup derby election elections festival final
    finals games marathon olympics open pact prix referendum revolution summit tour tournament
    treaty war week
    weltmeisterschaft festspiele gipfel krieg wahl guerre élection sommet guerra elecciones
    """
)
# After a name, in small letters: people do so.
SPEECH = _folded(
    "said says told tells added wrote tweeted argued explained recalled insisted testified"
)

# Bodies that English calls by their letters more often than in full.
BODIES: Mapping[str, str] = {
    "au": "African Union",
    "ecb": "European Central Bank",
    "ecowas": "Economic Community of West African States",
    "eu": "European Union",
    "fbi": "Federal Bureau of Investigation",
    "fda": "Food and Drug Administration",
    "fifa": "FIFA",
    "iaea": "International Atomic Energy Agency",
    "icc": "International Criminal Court",
    "imf": "International Monetary Fund",
    "nasa": "NASA",
    "nato": "NATO",
    "nhs": "National Health Service",
    "opec": "OPEC",
    "uefa": "UEFA",
    "un": "United Nations",
    "unesco": "UNESCO",
    "unicef": "UNICEF",
    "who": "World Health Organization",
    "wto": "World Trade Organization",
}

# Arabic has no capitals: a name is known by the word before it.
ARABIC_ROLES = _folded(
    """
    الرئيس رئيس الوزير وزير السيد السيده الملك الامير الدكتور الشيخ اللواء العميد السفير النائب
    المتحدث المحامي الفنان الفنانه اللاعب المدرب الكاتب الصحافي الصحفي قال اضاف اكد اوضح صرح
    """
)
ARABIC_ORGANISATIONS = _folded(
    """
    وزاره شركه منظمه حزب بنك مصرف جامعه حركه هيئه مؤسسه موسسه جمعيه اتحاد مجلس محكمه وكاله لجنه
    جماعه نادي صندوق
    """
)
