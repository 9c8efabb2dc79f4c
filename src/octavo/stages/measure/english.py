"""English words around numbers."""

from octavo.stages.measure.lexicon import Lexicon, by_value, qualifiers, words

_ARTICLES = "a an the this that these those its his her their our my your each every any some no"
_SMALL = """
    of in on at by for with from to into onto over under between among during after before since
    until till against about through across per via within without toward towards despite near as
    than and or but nor so yet while when where because although though if unless whether that which
    who whom whose what how why it he she they we you i him them us me there here not also just only
    even still already now then again once both either neither such own same too very more most less
    least much many few fewer several all half one's above below beyond struck often
    usually typically spent said saw found sent left put got bought sold built won met told held ran
    led began
    wrote knew felt brought past they're it's he's she's we're that's there's i'm you're i've
    they've we've who's what's kept chose drew drove flew gave using according based
"""
_BEING = """
    is are was were be been being am has have had do does did will would can could may might must
    shall should isn't aren't wasn't weren't hasn't haven't won't don't doesn't didn't can't
    couldn't
"""
_CHANGES = """
    rose rise rises rising risen fell fall falls falling fallen climbed climb climbs climbing
    dropped
    drop drops dropping declined decline declines declining increased increase increases increasing
    decreased decrease decreases decreasing grew grow grows growing grown shrank shrink shrinks
    shrunk
    shrinking gained gain gains gaining lost lose loses losing slipped slip slips slipping jumped
    jump
    jumps jumping surged surge surges surging soared soar soars soaring plunged plunge plunges
    plunging
    tumbled tumble tumbles tumbling slid slide slides sliding contracted contract contracts expanded
    expand expands advanced dipped dips eased edged added shed sheds cut cuts cutting reduced reduce
    reduces reducing raised raise raises raising lowered lower lowers boosted narrowed widened
    accelerated slowed rallied rebounded ballooned swelled doubled tripled up down
"""
_LEVELS = f"""
    {_CHANGES} {_BEING} reached reach reaches reaching hit hits hitting stood stands stand standing
    totalled totaled totals totalling totaling cost costs costing exceeded exceeds exceed topped
    tops
    averaged averages average trading traded trades closed settled measured measures measure weighs
    weighed weigh covers covered cover covering spans spanned lasted lasts last lasting takes took
    take
    earns earn earned equals amounted amounts accounts accounted accounting numbered numbers remains
    remained ranges ranged range ranging comes came makes made sits became becomes valued priced
    estimated projected forecast expected declined approached surpassed worth says include includes
    included rises keeps kept starts started go goes went seen
"""

LEXICON = Lexicon(
    stop=words(_ARTICLES, _SMALL, _BEING, _LEVELS) - words("average range last cover"),
    of=words("of in for among"),
    level=words(_LEVELS),
    change=words(_CHANGES),
    by=words("by"),
    to=words("to at"),
    change_nouns=words(
        "increase rise growth drop decline fall decrease jump surge cut reduction hike gain loss",
        "increases rises drops declines falls decreases jumps cuts reductions hikes gains losses",
        "slump spike dip uptick slide contraction expansion boost discount surcharge raise pay",
    ),
    generic=words(
        "total number numbers average maximum minimum record sum amount figure count tally excess",
        "rate share percentage proportion level height majority rest cost price worth value toll",
        "group team pair set series range list combined estimated handful",
    ),
    states=by_value(
        dead="""killed dead died deaths death die kill kills killing fatalities fatally toll slain
        massacred casualties-dead perished drowned""",
        injured="""injured wounded hurt injuring wounding injuries injures wounds injury
            hospitalised hospitalized""",
        missing="missing unaccounted",
        arrested="""arrested detained arrests arresting detaining arrest detentions jailed
            imprisoned""",
        displaced="displaced evacuated fled evacuating displacing homeless evacuees",
        rescued="rescued freed released saved",
        infected="infected infections infecting",
        abducted="abducted kidnapped hostage kidnapping abducting",
    ),
    helpers=words(_BEING)
    | words(
        """reported confirmed reportedly also feared at least in all more than over about nearly
        people""",
        """another other others who as many some up to around almost seriously critically
        severely fatally""",
        "badly were left leaving believed presumed the an estimated of and civilians persons",
    ),
    qualifiers=qualifiers(
        about="""about|around|some|roughly|approximately|an
            estimated|estimated|approx|circa|close to""",
        nearly="nearly|almost|just under|just short of|close to|just below",
        at_least="at least|a minimum of|no fewer than|no less than|not less than|minimum",
        more_than="""more than|over|above|exceeding|upwards of|in excess of|well over|just
            over|exceeded""",
        up_to="up to|as many as|as much as|a maximum of|no more than|not more than|at most",
        less_than="less than|fewer than|under|below",
    ),
    taken=words(
        """raised raise raising raises pledged pledge pledging invested invest investing invests
        spent""",
        """spend spending spends paid pay paying pays donated donate committed commit given give
        gave""",
        "awarded award earned earn received receive owed owe lost sent borrowed lent allocated",
        "allocate fined stole stolen saved save saving approved budgeted contributed provided",
    ),
    placing=words(
        "past last next previous for in over within after every first during recent coming until",
        "before through since just another only following final",
    ),
    placing_after=words("ago later earlier after before since old away on prior apart in at when"),
    ordinals=words("st nd rd th s"),
    numbered=words(
        "no nos number article section chapter page level zone phase type group room route flight",
        "version vol volume figure table step part day week season episode round game stage tier",
        "class category grade unit local channel highway interstate rule act title",
        "appendix amendment psalm verse pier gate platform line lane exit district ward",
    ),
    persons=words(
        "person man woman boy girl child soldier officer civilian policeman student worker",
        "people men women children soldiers officers civilians persons students workers migrants",
    ),
    per=words("a an per each every"),
    between=words("between from"),
    range_to=words("to and or"),
    say=words(
        "said says say told announced reported confirmed claimed claims estimates estimated stated",
        "added warned showed shows found reports wrote revealed noted",
    ),
    according=words("according"),
    sources=words(
        "police officials authorities ministry government spokesman spokesperson spokeswoman army",
        "military officers report company agency researchers data figures study survey official",
        "prosecutors rescuers medics witnesses hospital department minister analysts",
    ),
    weekdays={
        day: n
        for n, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
    },
    relative={"today": 0, "yesterday": -1, "tonight": 0},
    clock=words("am pm gmt bst est edt utc o'clock p.m a.m a.m. p.m. et pt"),
    aged=words("aged age ages"),
)
