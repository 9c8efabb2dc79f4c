"""Words that carry no news: the small ones of each language, and those of the trade."""

from functools import cache

# "us" is missing on purpose: casefolded, it is also the country.
_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can cannot could did do does doing down during each even ever few for
from further get gets got had has have having he her here hers herself him himself his how i if in
into is it its itself just let may me might more most much must my myself no nor not now of off on
once only or other our ours out over own per same shall she should since so some still such than
that the their theirs them themselves then there these they this those through to too under until
up upon very via was we were what when where whether which while who whom whose why will with
within without would yet you your yours can't couldn't didn't doesn't don't hadn't hasn't haven't
he'd he'll i'd i'll i'm i've isn't it'll she'd she'll shouldn't that'll they'd they'll they're
they've wasn't we'd we'll we're we've weren't won't wouldn't you'd you'll you're you've aren't one
two first another among amid many make made
"""
# As `text.words` gives them: alef forms, ya and ta marbuta folded.
_ARABIC = """
في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين اللذين اللواتي ان انه انها انهم كان كانت كانوا
يكون تكون قد لقد لم لن لا ما ماذا هل هو هي هم هن نحن انا انت كل بعض غير بين بعد قبل خلال عند عندما
حيث حتي اذا لو لكن لكنه او ام ثم كما كذلك ايضا منذ حول دون فوق تحت امام ضد نحو لدي لها له لهم به
بها بهم فيه فيها منه منها عليه عليها اليه اليها وهو وهي وفي ومن وان وقد ولم ولا وكان وكانت كيف
لماذا متي اين اي ليس ليست هناك هنا بل سوف فقط وذلك فان بان بما مما عبر وفق
"""
_FRENCH = """
a à afin ai aie ainsi alors après as au aucun aussi autre autres aux avait avant avec avoir avons
c ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment contre d
dans de depuis des dès deux donc dont du durant elle elles en encore entre es est et étaient était
été être eu eux fait faire font hors il ils j je jusqu l la là le les leur leurs lors lorsque lui
m ma mais me même mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas pendant peu
peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera
ses si son sont sous sur ta te tes toi ton tous tout toute toutes très tu un une vers vos votre
vous y
"""
_SPANISH = """
a al algo algunas algunos ante antes así aún aunque bajo bien cada casi como cómo con contra cual
cuál cuando cuándo cuatro de del desde después donde dónde dos durante e el él ella ellas ellos en
entre era eran eres es esa esas ese eso esos esta está estaba están estar estas este esto estos
fue fueron ha había hace hacia han hasta hay la las le les lo los luego más me mi mientras mis
mucho muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues que
qué quien quién quienes se sea ser será si sí sido sin sobre solo sólo son su sus también tan
tanto te tiene tienen toda todas todo todos tras tu tus un una unas uno unos y ya yo
"""
_GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits
bin bis bist da dabei dadurch dafür damit danach dann das dass dem den denn der des deshalb dessen
die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er
erst es etwas für gegen gibt hat hatte hatten haben hier hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im immer in ins ist ja jede jeder jetzt kann kein keine keinen können man mehr mein
mich mir mit nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen
seiner seit sich sie sind so soll sollen sondern sowie über um und uns unser unter viel vom von
vor war waren warum was weil welche wenn wer werden wie wieder will wir wird wo wurde wurden
während zu zum zur zwei zwischen
"""
_PORTUGUESE = """
a à ainda ao aos após aquela aquele as às até cada com como contra da das de dela dele depois
desde dessa desse desta deste do dois dos durante e é ela elas ele eles em enquanto entre era essa
esse esta está estão estava este eu foi foram há isso isto já lá lhe mais mas me mesmo meu minha
muito na nas nem no nos nós não num numa o onde os ou outra outras outro outros para pela pelas
pelo pelos perante pode por porque pouco qual quando que quem se sem ser será seu seus sido sob
sobre sua suas são só também tão tem têm tinha todas todo todos tudo um uma umas uns você à
"""
_ITALIAN = """
a ad ai al alla alle allo agli anche ancora avere aveva c che chi ci ciò come con contro cosa così
cui d da dai dal dalla dalle dallo dagli degli dei del della delle dello di dopo dove due durante
e è ed era erano essere fa fino fra già gli ha hanno ho i il in invece io l la le lei li lo loro
lui ma me mentre mi mia mio molto ne negli nei nel nella nelle nello no noi non nostra nostro o
ogni oggi oltre per perché però più poi prima proprio può qual quale quando quanto quella quelle
quelli quello questa queste questi questo qui sarà se secondo sei senza si sia sono stata stato su
sua sue sugli sui sul sulla sulle suo suoi tra tre tutta tutte tutti tutto un una uno vi
"""
_RUSSIAN = """
а без более бы был была были было быть в вам вас ведь во вот все всего всей всех всё вы где да
даже для до его ее её если есть еще ещё же за здесь и из или им их к как когда который которая
которое которые кто ли либо лишь между меня мне может можно мы на над надо нас не него нее неё ней
нет ни них но ну о об однако он она они оно от перед по под после потому при про раз с сам себя со
свои своих своей свой сейчас так также такой там тем то того тоже только том тот тут ты у уже хотя
чего чей чем через что чтобы чье эта эти этих это этого этой этом этот эту я
"""
# As bigrams and single characters, which is how `text.words` gives scripts without spaces.
_JAPANESE = """
の に は を が と で て た も な し れ さ い る か ら り す っ へ や よ ね です ます した して
いる から まで など こと もの ため ない する れる られ さん ては では には とし たと って よう
この その あの これ それ いう され ると
"""
_CHINESE = """
的 了 和 是 在 有 我 他 她 它 们 我们 他们 她们 这 那 这个 那个 个 也 都 就 而 及 与 或 但 但是 不
没有 一个 于 对 从 到 被 把 将 会 能 要 可以 以及 因为 所以 如果 等 之 其 中 上 下 为 說 与 這 個
們 來 與 對 從 將 會
"""

_LISTS = {
    "en": _ENGLISH,
    "ar": _ARABIC,
    "fr": _FRENCH,
    "es": _SPANISH,
    "de": _GERMAN,
    "pt": _PORTUGUESE,
    "it": _ITALIAN,
    "ru": _RUSSIAN,
    "ja": _JAPANESE,
    "zh": _CHINESE,
}

NEWS_WORDS = frozenset(
    """
    afp analysis announced announces ap article asked breaking click commentary coverage daily
    editor editorial exclusive explained explainer file full gallery headlines image images latest
    live minute minutes monday tuesday wednesday thursday friday saturday sunday news newsletter
    opinion photo photos picture pictures podcast press read report reported reportedly
    reporter reporters reporting reports reuters review revealed reveals said saying says source
    sources spokesman spokesperson spokeswoman statement statements story subscribe tells today
    told tomorrow update updated updates upi video videos views watch week world yesterday
    """.split()
)
"""English words of the trade: frequent in every report, telling nothing of its subject."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Give the stop words of an ISO 639-1 language as `text.words` writes them, if known."""
    return frozenset(_LISTS.get(language, "").split())
