"""The words of speech of English, German and Russian, and where each language's are."""

from octavo.stages.quote.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from octavo.stages.quote.words import Words

ENGLISH = Words(
    says="""
    said says told tells added adds wrote writes explained explains noted notes argued argues
    insisted insists warned warns claimed claims stated states announced announces replied replies
    responded responds recalled recalls remarked remarks commented comments continued continues
    asked asks answered answers confirmed confirms admitted admits acknowledged acknowledges
    declared declares tweeted posted suggested suggests promised promises vowed vows pledged pledges
    urged urges quipped quips joked jokes reflected reflects shared shares snapped snaps agreed
    agrees concluded concludes emphasized emphasised emphasizes emphasises stressed stresses
    highlighted highlights observed observes predicted predicts reiterated reiterates revealed
    reveals testified testifies shouted shouts yelled whispered affirmed affirms asserted asserts
    lamented laments alleged alleges complained complains conceded concedes cautioned cautions
    countered counters contended contends enthused exclaimed interjected maintained maintains mused
    muses opined proclaimed pronounced questioned reported reports retorted sighed speculated
    thundered boasted bragged marvelled marveled gushed fumed cried demanded demands advised advises
    pointed_out points_out recounted recounts elaborated elaborates clarified clarifies
    """,
    calls="""
    called calls described describes criticized criticised criticizes criticises accused accuses
    characterized characterised labelled labeled dismissed dismisses denounced denounces condemned
    condemns slammed blasted praised praises hailed hails likened branded dubbed identified rejected
    requested requests expressed defines defined blamed denied denies decried derided mocked
    defended touted cited cites credited thanked apologized apologised swore hopes hoped
    """,
    that="""
    said says told tells added adds wrote explained explains noted notes argued argues insisted
    insists warned warns claimed claims stated states announced announces admitted admits
    acknowledged acknowledges declared declares suggested suggests stressed stresses emphasized
    emphasised emphasizes emphasises confirmed confirms revealed reveals testified reiterated
    alleged alleges complained conceded concedes cautioned contended contends asserted asserts
    maintained maintains predicted predicts replied indicated indicates pointed_out points_out
    lamented laments believes reported reports recalled observed agreed promised vowed pledged
    denied affirmed
    """,
    saying="""
    saying adding telling writing calling describing stating noting declaring claiming arguing
    insisting warning asserting citing branding dubbing labelling labeling explaining stressing
    emphasizing emphasising promising vowing asking accusing likening alleging announcing urging
    suggesting
    """,
    plural="say tell write argue claim warn insist believe explain add",
    he="he",
    she="she",
    they="they it",
    others="i we you one people everyone somebody someone nobody",
    between="""
    has have had also later then now previously recently once again earlier still only just merely
    simply even already both all further soon thus meanwhile famously often always repeatedly first
    never would
    """,
    barring="""
    to could should can may might must will not don't doesn't didn't won't cannot can't couldn't was
    were is are been be being let's n't get got if when
    """,
    prepositions="""
    at of in from for by with on to after before during about against over under near between among
    through since until into per as
    """,
    determiners="""
    the a an one some several many most its his her their our this that these those another two
    three other all any no every each
    """,
    stoppers="""
    who which that when while where in on at after before during to as for from with about by of and
    but because since if then via through following citing referring speaking earlier later
    yesterday today recently adding noting
    """,
    titles="""
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev reverend father sister
    president vice-president vice prime minister premier chancellor secretary foreign-secretary
    senator sen representative rep congressman congresswoman governor gov mayor councillor
    councilman judge justice chief ceo cfo coo chairman chairwoman chair director manager coach
    captain capt general gen colonel col major maj lieutenant lt sergeant sgt brigadier admiral
    commander commandant commissioner superintendent inspector detective constable officer sheriff
    ambassador king queen prince princess pope cardinal archbishop bishop imam sheikh rabbi adv
    advocate attorney spokesman spokeswoman spokesperson author novelist analyst editor
    editor-in-chief deputy assistant senior former acting speaker treasurer founder co-founder dr.
    economist state historian lawyer actor actress singer striker defender midfielder goalkeeper
    """,
    according=r"(?i:according to)",
    words_of=r"(?i:\bin) (?P<name>[^,.;:]{2,40}?)['’]s? (?:own )?words\b",
    definite="the",
    asides="""
    beyond besides despite unlike although though whether like according additionally however
    meanwhile asked speaking monday tuesday wednesday thursday friday saturday sunday born yes well
    so yet still even next last following minutes hours days
    """,
    summing=r"(?:With th[eo]se words|That is how)\b",
    clause="that",
)

GERMAN = Words(
    says="""
    sagte sagt sagten sagen erklärte erklärt erklärten betonte betont schrieb schreibt meinte meint
    berichtete berichtet berichten fügte ergänzte ergänzt kritisierte kritisiert forderte fordert
    warnte warnt teilte twitterte kommentierte kommentiert antwortete antwortet fragte fragt
    behauptete behauptet beteuerte beteuert bestätigte bestätigt lästerte lobte lobt verkündete
    äußerte äußert erzählte erzählt erinnerte erinnert räumte bemerkte bemerkt argumentierte
    argumentiert argumentieren versicherte versichert so hieß heißt urteilte urteilt klagte klagt
    erläuterte erläutert ergänzten unterstrich mahnte mahnt konstatierte resümierte findet fand
    wetterte schimpfte scherzte verriet verrät entgegnete mitteilte
    """,
    calls="""
    nannte nennt bezeichnete bezeichnet beschreibt beschrieb sprach spricht warf wirft festlegen
    gesagt erklärt geschrieben genannt gesprochen
    """,
    that="""
    sagte sagt sagten erklärte erklärt betonte betont schrieb meinte meint berichtete berichtet
    behauptete behauptet beteuerte bestätigte versicherte argumentierte argumentiert argumentieren
    teilte ergänzte erläuterte hebt kündigte räumte meldete mitteilte
    """,
    he="er",
    she="sie",
    they="es",
    others="ich wir man du ihr",
    between="""
    hat haben hatte auch zuletzt nun jetzt bereits zudem ferner später zuvor dann weiter außerdem
    """,
    barring="zu wurde wird werden worden nicht würde",
    prepositions="""
    in im am an auf aus bei beim von vom für mit nach über unter vor zu zum zur gegen durch bis seit
    laut per um
    """,
    determiners="""
    der die das den dem des ein eine einer eines einem einen sein seine ihr ihre unser
    """,
    stoppers="""
    in im am an auf aus bei beim von für mit nach über unter vor zu zum zur gegen durch bis seit und
    aber dass der die das den dem gegenüber weiter laut nun heute gestern zuvor daraufhin später
    dazu darauf hinzu
    """,
    titles="""
    herr frau dr prof präsident präsidentin kanzler kanzlerin bundeskanzler könig königin papst
    trainer trainerin chef chefin experte expertin promoter anwalt anwältin staatsanwalt richter
    autor autorin kollege kollegin general oberst
    """,
    according=r"(?i:laut|nach (?:den )?(?:Angaben|Worten) (?:von|des|der))",
    definite="der die das dem den",
    asides="""
    laut zudem allerdings dabei damit dazu auch trotz neben sowie als wenn weil montag dienstag
    mittwoch donnerstag freitag samstag sonntag
    """,
    summing=r"(?:Mit diesen Worten|So)\b",
    clause="dass",
)

RUSSIAN = Words(
    says="""
    сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет отметил отметила
    отметили отмечает добавил добавила добавили подчеркнул подчеркнула подчеркивает сообщил сообщила
    сообщили сообщает сообщают объяснил объяснила объясняет пояснил пояснила поясняет ответил
    ответила написал написала пишет рассказал рассказала рассказали рассказывает уточнил уточнила
    признался призналась считает напомнил напомнила спросил спросила предупредил предупредила
    утверждает утверждал пообещал пообещала подтвердил подтвердила указал указала попросил попросила
    воскликнул
    """,
    calls="назвал назвала называет обвинил обвинила описал описала охарактеризовал",
    that="""
    сказал сказала сказали говорит заявил заявила заявили отметил отметила добавил добавила
    подчеркнул подчеркнула сообщил сообщила сообщили объяснил пояснил пояснила рассказал рассказала
    уточнил признался считает напомнил предупредил утверждает пообещал подтвердил подтвердила указал
    """,
    saying="сказав добавив отметив заявив",
    he="он",
    she="она",
    they="они",
    others="я мы вы ты",
    between="также уже затем ранее потом тогда еще ещё позже",
    barring="не бы",
    prepositions="в во на с со о об от по из за для к ко у при через после до про",
    determiners="этот эта один одна",
    stoppers="""
    в во на с со о об от по из за для к ко у при через после до что который которая когда где и но
    журналистам вчера сегодня ранее
    """,
    titles="""
    господин госпожа президент премьер премьер-министр министр глава председатель секретарь
    пресс-секретарь депутат сенатор губернатор мэр генерал полковник директор король папа судья
    адвокат
    """,
    according=r"(?i:по словам|по мнению)",
    asides="""
    однако впрочем кроме между
    """,
    clause="что",
)

WORDS = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "it": ITALIAN,
    "ru": RUSSIAN,
}
