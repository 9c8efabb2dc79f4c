"""The names of the months in the languages feeds write their dates in."""

import re
import unicodedata

# One line a language, January to December; full names, then abbreviations where they are in use.
# Languages are left out whose names contradict another's (Croatian "listopad" is October, Polish
# November).
_NAMES = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
janv febr marc apri mai june july augu sept octo nove dece
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
janv fevr mars avr mai juin juil aout sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sept oct nov dic
ene feb mar abr may jun jul ago setiembre oct nov dic
januar februar marz april mai juni juli august september oktober november dezember
janner feber maerz apr mai jun jul aug sep okt nov dez
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
januari februari mars april maj juni juli augusti september oktober november december
tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
sty lut mar kwi maj cze lip sie wrz paz lis gru
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık
oca sub mar nis may haz tem agu eyl eki kas ara
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр мая июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
يناير فبراير مارس ابريل ماي يونية يولية غشت شتنبر اكتوبر نونبر دجنبر
جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
januari februari maret april mei juni juli agustus september oktober november desember
jan feb mar apr mei jun jul agt sep okt nov des
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""


def fold_name(name: str) -> str:
    """Give a name in the spelling the table is kept in: no case, accents, dots; one word."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"\s+", "_", bare.strip(" .,")).removesuffix("kuuta")  # Finnish: "of the month"


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in _NAMES.strip().splitlines():
        for number, name in enumerate(line.split(), start=1):
            table.setdefault(fold_name(name.replace("_", " ")), number)
    return table


MONTH_BY_NAME = _table()
