"""French, Spanish, German and Russian words around numbers."""

from octavo.stages.measure.lexicon import Lexicon, by_value, qualifiers, words


def _week(line: str) -> dict[str, int]:
    return {day: n for n, day in enumerate(line.split())}


_GERMAN_CHANGES = """
    stieg stiegen steigt steigen gestiegen sank sanken sinkt sinken gesunken fiel fielen fällt
    fallen
    gefallen kletterte kletterten wuchs wuchsen wächst gewachsen schrumpfte zulegte legte verlor
    verloren gewann erhöht erhöhte erhöhten gekürzt senkte gesenkt zugenommen abgenommen einbrach
    zurückging reduziert
"""
_GERMAN_LEVELS = f"""
    {_GERMAN_CHANGES} ist sind war waren wird werden wurde wurden beträgt betrug betragen liegt lag
    liegen kostet kosten kostete erreicht erreichte umfasst zählt zählte misst wiegt dauert dauerte
    hat haben hatte hatten macht entspricht gelegen bleiben blieb
"""
GERMAN = Lexicon(
    stop=words(
        _GERMAN_LEVELS,
        """der die das den dem des ein eine einen einem einer eines kein keine und oder aber
        sowie in im
        an am auf aus bei mit nach von vom vor zu zum zur über unter um für gegen ohne durch bis
        seit
        während wegen als wie dass ob wenn weil da er sie es wir ihr ich man sich nicht auch nur
        noch
        schon dort hier so sein seine ihre ihren ihrem ihrer diese dieser dieses dazu davon etwa
            rund""",
    ),
    of=words("der von des vom den an"),
    level=words(_GERMAN_LEVELS),
    change=words(_GERMAN_CHANGES),
    by=words("um"),
    to=words("auf bei"),
    change_nouns=words("Anstieg Rückgang Plus Minus Zuwachs Wachstum".lower()),
    generic=words("gesamt anzahl zahl summe höhe schnitt durchschnitt anteil insgesamt wert"),
    states=by_value(
        dead="""tote toten getötet starben gestorben tot todesopfer ums todesopfern getöteten
            erschossen verstorben""",
        injured="verletzt verletzte verletzten verwundet verwundete verletzter",
        missing="vermisst vermisste vermissten",
        arrested="festgenommen festnahmen verhaftet festgenommene",
        displaced="vertrieben evakuiert geflohen vertriebene",
        rescued="gerettet befreit",
        infected="infiziert infizierte",
        abducted="verschleppt entführt geiseln",
    ),
    helpers=words(
        """wurden werden worden sind waren seien rund etwa mindestens mehr als über knapp
        weitere schwer
        mittelschwer leicht teils dabei dort bislang bisher personen menschen kamen leben"""
    ),
    qualifiers=qualifiers(
        about="rund|etwa|circa|ca|ungefähr|schätzungsweise|gut",
        nearly="knapp|fast|beinahe|nahezu",
        at_least="mindestens|wenigstens|zumindest",
        more_than="mehr als|über|mehr denn",
        up_to="bis zu|höchstens|maximal|nicht mehr als",
        less_than="weniger als|unter",
    ),
    placing=words(
        """seit vor nach in innerhalb binnen letzten vergangenen nächsten kommenden ersten alle
        über für
        während den nur mehr als fast rund etwa weniger"""
    ),
    placing_after=words(
        "später früher zuvor lang lange danach nach alt her seit alte alten alter altes"
    ),
    numbered=words(
        """nr nummer artikel paragraf paragraph absatz platz kapitel seite band linie gleis
        stufe zone
        phase tag runde etappe kilometer abs art ziffer"""
    ),
    persons=words("person mann frau kind soldat menschen personen soldaten kinder"),
    per=words("pro je"),
    between=words("zwischen von"),
    range_to=words("bis und oder"),
    say=words(
        """sagte sagt sagten teilte mitteilte erklärte berichtete berichteten meldete melden
        spricht zählen"""
    ),
    according=words("laut zufolge angaben"),
    sources=words("Polizei Behörden Ministerium Regierung".lower()),
    weekdays=_week("montag dienstag mittwoch donnerstag freitag samstag sonntag"),
    relative={"heute": 0, "gestern": -1, "vorgestern": -2},
    clock=words("uhr"),
    aged=words("alter alt alte alten alter jährige jährigen jähriger jährigem"),
)

_FRENCH_CHANGES = """
    augmenté augmentent augmente bondi bondit chuté chute chutent reculé recule progressé progresse
    baissé baisse baissent grimpé grimpe perdu perd gagné gagne diminué diminue hausse
"""
_FRENCH_LEVELS = f"""
    {_FRENCH_CHANGES} est sont était étaient a ont été avait atteint atteignait atteindre coûte
    coûtent
    coûtait s'élève s'élèvent s'élevait s'établit représente représentent dépasse compte mesure pèse
    dure duré passe passé
"""
FRENCH = Lexicon(
    stop=words(
        _FRENCH_LEVELS,
        """le la les l un une des du de d au aux ce cette ces son sa ses leur leurs et ou mais
        donc car
        ni que qui dont où en dans par pour sur sous avec sans entre vers chez depuis pendant après
        avant contre comme il elle ils elles on nous vous je se ne pas plus moins très aussi encore
        environ selon lors ainsi y""",
    ),
    of=words("de des du d d'"),
    level=words(_FRENCH_LEVELS),
    change=words(_FRENCH_CHANGES),
    by=words("de"),
    to=words("à"),
    change_nouns=words("hausse baisse augmentation recul progression diminution croissance chute"),
    generic=words("total nombre montant moyenne taux part niveau prix coût bilan"),
    states=by_value(
        dead="morts mort tués tué tuées décès décédés victimes mortes tuant",
        injured="blessés blessé blessées blessant",
        missing="disparus disparues disparu",
        arrested="arrêtés interpellés arrestations arrêtées interpellations interpellées",
        displaced="déplacés évacués évacuées déplacées",
        rescued="secourus sauvés libérés",
        infected="contaminés infectés",
        abducted="enlevés otages kidnappés",
    ),
    helpers=words(
        "ont été sont a au moins plus de environ quelque personnes ont fait et autres grièvement"
    ),
    qualifiers=qualifiers(
        about="environ|quelque|autour de|à peu près",
        nearly="près de|presque|quasiment",
        at_least="au moins|au minimum|pas moins de",
        more_than="plus de|plus d'|au-delà de",
        up_to="jusqu'à|au maximum|au plus",
        less_than="moins de|moins d'",
    ),
    placing=words(
        "depuis pendant après dans derniers dernières prochaines prochains il en durant y premiers"
    ),
    placing_after=words("plus après tard avant auparavant ans dernier"),
    ordinals=words("er ère e ème es"),
    numbered=words("n no numéro article page chapitre niveau phase zone section tome ligne"),
    persons=words("personne homme femme enfant soldat personnes"),
    per=words("par"),
    between=words("entre de"),
    range_to=words("à et ou"),
    say=words("dit déclaré annoncé affirmé indiqué précisé rapporté déclare indique annonce"),
    according=words("selon d'après"),
    sources=words("police autorités ministère gouvernement préfecture"),
    weekdays=_week("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    relative={"aujourd'hui": 0, "hier": -1},
    clock=words("h heures"),
    aged=words("âgé âgée âgés âgées"),
)

_SPANISH_CHANGES = """
    subió sube subieron suben bajó baja bajaron cayó cae cayeron aumentó aumenta aumentaron creció
    crece crecieron redujo reduce disminuyó perdió ganó avanzó retrocedió subido bajado aumentado
    crecido caído
"""
_SPANISH_LEVELS = f"""
    {_SPANISH_CHANGES} es son era eran fue fueron está están ha han alcanzó alcanza alcanzan cuesta
    cuestan costó llegó llega asciende ascendió representa supera suma mide pesa duró dura sitúa
    situó
"""
SPANISH = Lexicon(
    stop=words(
        _SPANISH_LEVELS,
        """el la los las un una unos unas lo al del de a ante bajo con contra desde durante en
        entre hacia
        hasta para por según sin sobre tras y e o u pero que quien quienes cuyo donde como cuando si
        no
        se su sus este esta estos estas ese esa él ella ellos ellas más menos muy ya también
            unos casi""",
    ),
    of=words("de del"),
    level=words(_SPANISH_LEVELS),
    change=words(_SPANISH_CHANGES),
    by=words("un en"),
    to=words("a hasta"),
    change_nouns=words(
        "aumento caída alza subida bajada descenso incremento crecimiento reducción"
    ),
    generic=words("total número cifra promedio media tasa parte nivel precio coste costo balance"),
    states=by_value(
        dead="""muertos muertes muerto muertas fallecidos murieron fallecieron víctimas
            asesinados mató fallecidas""",
        injured="heridos heridas herido lesionados",
        missing="desaparecidos desaparecidas",
        arrested="detenidos detenidas arrestados detenciones",
        displaced="desplazados evacuados desalojadas desalojados evacuadas",
        rescued="rescatados liberados rescatadas",
        infected="contagiados infectados",
        abducted="secuestrados rehenes",
    ),
    helpers=words(
        """han sido fueron son a al menos más de unas unos personas resultado resultaron y otros
        están"""
    ),
    qualifiers=qualifiers(
        about="unos|unas|alrededor de|cerca de|aproximadamente|en torno a",
        nearly="casi|cerca de",
        at_least="al menos|por lo menos|como mínimo|no menos de",
        more_than="más de|por encima de|superior a",
        up_to="hasta|como máximo",
        less_than="menos de",
    ),
    placing=words(
        "desde durante tras hace en últimos últimas próximos próximas dentro por primeros"
    ),
    placing_after=words("después antes atrás más"),
    ordinals=words("º ª"),
    numbered=words("no nº número artículo página capítulo nivel fase zona sección min línea"),
    persons=words("persona hombre mujer niño soldado personas"),
    per=words("por al"),
    between=words("entre de"),
    range_to=words("a y o"),
    say=words("dijo afirmó anunció informó señaló confirmó indicó aseguró declaró confirmado"),
    according=words("según"),
    sources=words("policía autoridades ministerio gobierno"),
    weekdays=_week("lunes martes miércoles jueves viernes sábado domingo"),
    relative={"hoy": 0, "ayer": -1, "anteayer": -2},
    clock=words("h horas hrs"),
    aged=words("edad"),
)

_RUSSIAN_CHANGES = """
    вырос выросла выросло выросли упал упала упало упали снизился снизилась снизилось снизились
    увеличился увеличилась увеличилось увеличились сократился сократилась сократились подорожал
    подорожала подорожали подешевел повысился повысилась возросло возросли возрос
"""
_RUSSIAN_LEVELS = f"""
    {_RUSSIAN_CHANGES} составил составила составило составили составляет достиг достигла достигло
    достигли стоит стоила превысил превысила превысило насчитывает оценивается был была было были
"""
RUSSIAN = Lexicon(
    stop=words(
        _RUSSIAN_LEVELS,
        """в во на с со к ко по из у о об от до за для при про без над под между через и или а
        но что как
        если когда который которая которые не ни бы же ли это этот эта эти его ее её их он она оно
        они
        мы вы я также еще ещё уже только более менее около примерно почти свыше порядка""",
    ),
    of=words("от из"),
    level=words(_RUSSIAN_LEVELS),
    change=words(_RUSSIAN_CHANGES),
    by=words("на"),
    to=words("до"),
    change_nouns=words("рост снижение падение увеличение сокращение"),
    generic=words("всего число количество общее уровень цена стоимость сумма доля"),
    states=by_value(
        dead="""погибли погиб погибла погибших погибшие убиты убит убито умерли жертвами
            скончались погибло""",
        injured="ранены ранен пострадали раненых пострадавших пострадали ранения ранено пострадал",
        missing="пропали пропавших пропавшими",
        arrested="задержаны задержано задержан арестованы задержали задержанных",
        displaced="эвакуированы эвакуировано эвакуировали",
        rescued="спасены спасли освобождены",
        infected="заразились заболевших",
        abducted="похищены заложников",
    ),
    helpers=words(
        "были было не менее более около еще ещё человек людей получили среди как минимум"
    ),
    qualifiers=qualifiers(
        about="около|примерно|порядка|приблизительно",
        nearly="почти",
        at_least="не менее|как минимум|по меньшей мере|минимум",
        more_than="более|больше|свыше|более чем",
        up_to="не более",
        less_than="менее|меньше",
    ),
    placing=words("за через в последние последних течение первые на спустя более"),
    placing_after=words("назад спустя после"),
    numbered=words("номер статья статьи пункт глава страница уровень этап"),
    persons=words("человек человека мужчина женщина ребенок ребёнок солдат людей"),
    per=words("за"),
    between=words("от между с"),
    range_to=words("до и"),
    say=words(
        "сообщил сообщила сообщили заявил заявила заявили сказал сказала отметил отметила рассказал"
    ),
    according=words("данным словам информации"),
    sources=words("полиция власти министерство правительство"),
    weekdays=_week("понедельник вторник среду четверг пятницу субботу воскресенье"),
    relative={"сегодня": 0, "вчера": -1},
    clock=words("часов утра вечера мск"),
    aged=words("возрасте летний летняя летнего летней"),
)
