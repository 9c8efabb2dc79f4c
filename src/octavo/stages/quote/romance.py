"""The words of speech of French, Spanish, Portuguese and Italian; `words` tells what is what."""

from octavo.stages.quote.words import Words

FRENCH = Words(
    says="""
    dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait
    ajoute ajouté précise précisé souligne souligné estime estimé juge jugé confie confié raconte
    raconté assure assuré indique indiqué annonce annoncé rappelle rappelé répond répondu insiste
    insisté écrit lance lancé poursuit poursuivi conclut conclu regrette regretté dénonce dénoncé
    martèle martelé argumente argumenté promet promis prévient prévenu note noté observe reconnaît
    reconnu témoigne plaide résume commente analyse détaille s'exclame s'indigne s'interroge
    s'inquiète s'étonne avoue soupire ironise tonne
    """,
    calls="""
    qualifie qualifié évoque évoqué parle parlé accuse accusé appelle fait_valoir valoir mis
    """,
    that="""
    dit déclare déclaré affirme affirmé explique expliqué ajoute ajouté précise précisé souligne
    souligné estime estimé juge assure assuré indique indiqué annonce annoncé rappelle rappelé
    insiste reconnaît reconnu promet
    """,
    saying="""
    estimant affirmant déclarant expliquant ajoutant précisant soulignant assurant jugeant
    """,
    he="il",
    she="elle",
    they="ils elles on",
    others="je nous vous tu",
    between="a ont avait avaient aussi encore également ensuite d'ailleurs ainsi alors toutefois",
    barring="est sont été à pour ne",
    prepositions="""
    à au aux de du des d' en dans sur sous pour par avec chez après avant depuis entre
    """,
    determiners="le la les l' un une des son sa ses leur leurs ce cette notre",
    stoppers="""
    à au aux de du des en dans sur sous pour par avec chez après avant depuis lors qui que dont où
    et mais hier lundi mardi mercredi jeudi vendredi samedi dimanche devant auprès
    """,
    titles="""
    m mme mlle dr professeur maître me président présidente ministre premier première secrétaire
    général générale directeur directrice maire député députée sénateur sénatrice avocat avocate
    """,
    according=r"(?i:selon|d['’]après|pour|aux yeux de)",
    definite="le la les l'",
    suffix="(?:(?:-t)?-(?:ils?|elles?|on))?",
    asides="""
    selon malgré outre ainsi cependant pourtant quant lundi mardi mercredi jeudi vendredi samedi
    dimanche
    """,
    summing=r"(?:C['’]est en ces termes|Ainsi)\b",
    clause="que|qu['’]",
)

SPANISH = Words(
    says="""
    dijo dice decía dicho afirmó afirma afirmado explicó explica explicaba explicado añadió añade
    añadido señaló señala señalado aseguró asegura asegurado declaró declara declarado indicó indica
    indicado comentó comenta comentado agregó agrega agregado subrayó subraya subrayado recordó
    recuerda recordado destacó destaca destacado advirtió advierte advertido insistió insiste
    insistido reconoció reconoce reconocido confesó confiesa confesado escribió escribe escrito
    respondió responde respondido preguntó pregunta preguntaba contó contado concluyó concluye
    manifestó manifiesta manifestado sostuvo sostiene sostenido apuntó apunta apuntado precisó
    precisa precisado expresó expresa anunció anuncia anunciado denunció denuncia denunciado lamentó
    lamenta lamentado recalcó recalca recalcado reiteró reafirmó resumió resume resumido espetó
    zanjó abundó rememoró replicó bromeó sentenció celebró contestó exigió reclamó pidió apostilló
    matizó criticó argumentó opinó confirmó especificó especificado detalló detallado detalla
    admitió admite admitido alertó alertado avisó reivindicó defendió ironizó valoró remarcó
    remarcado incidió reprochó prometió garantizó ratificó relató narró matizado pedido exigido
    lamentan reclamado
    """,
    calls="""
    calificó califica calificado llamó definió define definido describió descrito acusó tildó
    considera consideró ve reclaman piden pide exige exigen defiende
    """,
    that="""
    dijo dice afirmó afirma afirmado explicó explica explicado añadió añade señaló señala señalado
    aseguró asegura asegurado declaró declara indicó indica comentó comenta agregó agrega subrayó
    subraya recordó recordado destacó destaca advirtió advierte insistió insiste reconoció reconoce
    confesó sostuvo sostiene apuntó apunta precisó anunció anuncia denunció denuncia recalcó recalca
    reiteró reafirmó confirmó confirmado confirma lamentó especificó especificado detalló detallado
    admitió admite alertó avisó remarcó garantizó
    """,
    saying="diciendo afirmando señalando asegurando añadiendo explicando",
    he="él",
    she="ella",
    they="ellos ellas",
    others="yo nosotros usted ustedes",
    between="ha han había habían también además luego se le les ya así lo asimismo",
    barring="ser fue fueron es son no para sido",
    prepositions="a al de del en con por para sobre entre desde hasta tras según ante contra sin",
    determiners="el la los las un una unos unas su sus este esta esa ese",
    stoppers="""
    a al en con por para sobre entre desde hasta tras según ante contra sin que quien cuando donde y
    pero este ayer hoy durante antes después mientras como
    """,
    titles="""
    señor señora sr sra don doña doctor doctora dr dra presidente presidenta ministro ministra
    primer primera secretario secretaria director directora alcalde alcaldesa juez jueza magistrado
    portavoz diputado diputada general coronel papa rey reina consejero consejera delegado
    """,
    according=r"(?i:según|a juicio de[l ]|para|en palabras de)",
    definite="el la los las",
    asides="""
    además según pese tras junto respecto asimismo sin embargo mientras incluso
    """,
    summing=r"(?:Con est?as palabras|Así)\b",
    clause="que",
    drops_subject=True,
)

PORTUGUESE = Words(
    says="""
    disse diz dizia dito afirmou afirma afirmado explicou explica explicado acrescentou acrescenta
    declarou declara declarado contou conta escreveu escreve ressaltou ressalta destacou destaca
    garantiu garante sublinhou sublinha lembrou lembra alertou alerta admitiu admite reconheceu
    reconhece respondeu responde perguntou pergunta criticou critica avaliou avalia completou
    completa comentou comenta concluiu conclui argumentou argumenta anunciou anuncia revelou revela
    informou informa defendeu defende confessou frisou reforçou salientou adiantou referiu apontou
    lamentou considerou questionou indagou brincou
    """,
    calls="chamou classificou descreveu definiu acusou",
    that="""
    disse diz afirmou afirma explicou explica acrescentou declarou ressaltou destacou garantiu
    sublinhou lembrou alertou admitiu reconheceu argumentou anunciou revelou informou frisou
    salientou adiantou referiu defendeu confirmou
    """,
    saying="dizendo afirmando acrescentando explicando",
    he="ele",
    she="ela",
    they="eles elas",
    others="eu nós você vocês",
    between="tem têm tinha também ainda já depois se lhe",
    barring="ser foi foram é são não para sido",
    prepositions="""
    a à ao de do da dos das em no na nos nas com por pelo pela para sobre entre desde até
    """,
    determiners="o a os as um uma seu sua este esta esse essa",
    stoppers="""
    à ao em no na nos nas com por pelo pela para sobre entre desde até que quem quando onde e mas
    ontem hoje durante antes depois enquanto como
    """,
    titles="""
    senhor senhora sr sra doutor doutora dr dra presidente presidenta ministro ministra primeiro
    primeira secretário secretária diretor diretora prefeito prefeita governador juiz juíza deputado
    deputada senador senadora general papa rei rainha técnico
    """,
    according=r"(?i:segundo|de acordo com|nas palavras de|para)",
    definite="o a os as",
    asides="""
    além segundo apesar conforme enquanto porém
    """,
    summing=r"(?:Com ess?as palavras|Com estas palavras|Assim)\b",
    clause="que",
    drops_subject=True,
)

ITALIAN = Words(
    says="""
    dice disse detto diceva dichiara dichiarato dichiarò spiega spiegato spiegò afferma affermato
    affermò aggiunge aggiunto aggiunse sottolinea sottolineato scrive scritto scriveva scrisse
    racconta raccontato commenta commentato ribadisce ribadito ricorda ricordato avverte assicura
    assicurato annuncia annunciato risponde risposto conclude concluso precisa precisato osserva
    twittato sostiene sostenuto ammette ammesso prosegue rivela confessa attacca replica replicato
    """,
    calls="definisce definito definita chiama chiamato parla parlato elogio",
    that="""
    dice detto dichiara dichiarato spiega spiegato afferma affermato aggiunge aggiunto sostiene
    """,
    saying="dicendo affermando aggiungendo spiegando",
    he="lui egli",
    she="lei",
    they="loro",
    others="io noi voi",
    between="ha hanno aveva avevano anche poi ancora così infatti l'ha",
    barring="essere è sono stato stata non per",
    prepositions="a al alla ai di del della dei in nel nella con per su sul sulla da dal tra fra",
    determiners="il lo la i gli le l' un uno una suo sua",
    stoppers="""
    a al alla ai agli in nel nella con per su sul sulla da dal tra fra che chi quando dove e ma ieri
    oggi durante prima dopo mentre come nelle nei
    """,
    titles="""
    signor signora dottor dottoressa presidente premier ministro ministra segretario segretaria
    direttore direttrice sindaco sindaca giudice deputato senatore senatrice generale papa re regina
    """,
    according=r"(?i:secondo)",
    definite="il lo la i gli le l'",
    asides="""
    secondo oltre malgrado intanto inoltre subito anche
    """,
    summing=r"(?:Con queste parole|Così)\b",
    clause="che",
    drops_subject=True,
)
