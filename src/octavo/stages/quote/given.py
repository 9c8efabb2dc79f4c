"""Given names that tell "he" from "she", of the languages whose pronouns do."""

_HE = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew
anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason
jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
gregory alexander patrick frank raymond jack dennis jerry tyler aaron adam nathan henry zachary
douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl
harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene tony chris
mike steve tom jim bob bill dan ben matt nick greg jeff keir boris rishi emmanuel vladimir volodymyr
xi narendra mohammed muhammad mohamed ahmed ali hassan hussein omar ibrahim khaled mahmoud mustafa
yusuf abdullah salman karim tariq bashar yair itamar shigeru fumio kim anwar hans klaus jürgen
wolfgang uwe stefan andreas markus sven bernd olaf friedrich lars dieter heinz josé carlos luis
antonio manuel francisco pedro pablo javier miguel ángel fernando alberto sergio rafael jorge diego
álvaro mario giuseppe marco luca matteo paolo giovanni antónio joão luiz jean pierre michel françois
nicolas laurent olivier philippe jacques sergei sergey dmitry dmitri alexei alexey ivan yuri igor
andrei andriy oleksandr mykhailo viktor recep cyril luke harry liam oliver neil ian graham simon
derek colin stuart craig todd brett brad doug chad kurt karl otto max felix jonas lukas jan martin
"""
_SHE = """
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon
laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine
christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria
ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha
gloria teresa ann sara madison frances kathryn janice jean abigail alice judy julia grace denise
amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla
alexis lori kamala hillary nikki katie jodie lily holly bethany tessa marina ursula annalena giorgia
marine sophie liz priya fatima aisha amina khadija maryam layla zainab noor leila sabine monika
petra claudia katja heike astrid bettina lena carmen pilar isabel lucía marta elena cristina rosa
ana beatriz inês paula chiara francesca valentina camille élise brigitte olga natalia tatiana
svetlana irina yulia kateryna oksana nataliia viktoriya jane kate zoe zara ella chloe sienna gemma
fiona siobhan aoife niamh claire clare joanne tracy wendy hazel ivy ellen eleanor
"""
GENDERS = {
    **dict.fromkeys(_HE.split(), "m"),
    **dict.fromkeys(_SHE.split(), "f"),
}
"""Casefolded given names, each with m or f; those of either are left out or go by the commoner."""
