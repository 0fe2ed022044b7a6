"""The words by which a goal is judged (METHOD.md, a good goal). Change the rules here."""

from __future__ import annotations

ACTIVITY = frozenset(
    """
    implement develop create design build establish roll launch train review study assess analyse analyze plan prepare
    explore draft hold conduct support promote strengthen coordinate co-ordinate communicate define document
    introduce install deploy migrate write organise organize investigate research evaluate identify map monitor
    facilitate educate discuss consult survey pilot redesign update upgrade publish propose recommend audit test
    visit send purchase buy procure encourage agree kick
    set carry look focus work rollout collaborate engage examine inform participate
    """.split()
)
"""First verbs that name an activity, even with a number."""

NEEDS_NEXT = {
    "roll": {"out"},
    "kick": {"off"},
    "set": {"up"},
    "carry": {"out"},
    "look": {"into", "at"},
    "focus": {"on"},
    "work": {"on", "towards", "toward", "with"},
}
"""These are an activity only with one of these words after them."""

NOUN_TOO = frozenset(
    """
    plan support review study launch draft design train document research audit survey pilot test update upgrade map
    hold set focus work planning training building testing launching reviewing drafting designing monitoring support
    build rollout
    """.split()
)
"""As nouns these begin results as well: 'Review time cut from 9 to 4 days'."""

ACTIVITY_NOUNS = frozenset(
    """
    implementation development creation introduction installation establishment rollout roll-out deployment migration
    assessment analysis evaluation investigation preparation promotion coordination communication definition
    documentation exploration redesign
    """.split()
)
"""'Installation of the new press' is an activity without a verb."""

IRREGULAR = {"built": "build", "held": "hold", "written": "write", "wrote": "write", "set": "set"}

DOWN = frozenset(
    "cut reduce lower shorten decrease halve eliminate shrink drop trim lessen eradicate slash minimise"
    " minimize".split()
)
UP = frozenset(
    "raise increase double triple treble grow boost lift quadruple maximise maximize".split()
)
RESULT = (
    DOWN
    | UP
    | frozenset(
        """
        finish reach bring get improve win fill clear close resolve answer ship serve issue collect deliver achieve
        end stop save restore complete keep attain move sell house rehouse enrol treat see fall rise have make
        """.split()
    )
)
"""Verbs that point to a result."""

TOTALS = frozenset(
    """
    finish complete close clear resolve answer issue collect deliver recover ship sell house rehouse enrol treat fill
    train hold conduct review visit send vaccinate process recycle repair plant recruit win install publish help move
    """.split()
)
"""Verbs that with 'so many' behind them count from zero: 'Train 300 nurses', 'Fill 25 of the 31 posts'."""

SPLITS = (
    DOWN
    | UP
    | ACTIVITY
    | frozenset("improve finish reach bring win fill clear resolve eliminate achieve".split())
)
"""Verbs that after 'and' begin a second goal."""

RESULT_SIGNS = frozenset(
    """
    cut reduced lowered shortened decreased halved eliminated dropped down up raised increased doubled tripled grown
    lifted fallen falls fall risen rises rise drops finished cleared closed resolved answered reached zero fewer less
    halves doubles brought shrinks shrunk filled
    """.split()
)
"""Words by which a sentence without a first verb says that something becomes different."""

VAGUE = (
    (r"(?:try|tries|trying|tried)(?: to)?\b(?!-)", "try"),
    (r"(?:aim|aims|aiming) (?:to|for|at)", "aim"),
    (r"striv(?:e|es|ing)", "strive"),
    (r"(?:hope|hopes|hoping|hopefully)", "hope"),
    (r"(?:attempt|endeavour|endeavor|seek|intend)s? to", "attempt"),
    (
        r"(?:as (?:far|much|many|soon|quickly|fast|well) as|where(?:ver)?|if|when(?:ever)?) (?:possible|feasible)",
        "",
    ),
    (r"as (?:far|much|many|soon|quickly|fast|well) as we can", ""),
    (r"asap", "as soon as possible"),
    (
        r"(?:significant|considerabl|substantial|drastic|dramatic|noticeabl|great|measurabl)\w*ly?",
        "",
    ),
    (r"significant|substantial|considerable|dramatic", ""),
    (r"(?<!or )better", "better"),
    (r"optimi[sz](?:e|es|ed|ing|ation)", "optimise"),
    (r"(?:maxim|minim)i[sz](?:e|es|ing)", ""),
    (r"(?:ongoing|on-going|continuous|continuously|continually)", "ongoing"),
    (r"work(?:ing)? towards?", "work towards"),
)
"""Words that leave a way out, and by what name they are told (empty: as they stand)."""

VAGUE_ALONE = r"(?:improv|enhanc)(?:e|es|ed|ing|ement)|more (?:efficient|effective)(?:ly)?|modernis\w+|streamlin\w+"
"""Vague only while no number says how much."""

NOBODY = frozenset(
    """
    team teams committee group board everyone everybody all staff department management we us tbd tba nobody none n/a
    unknown council panel unit various several people
    """.split()
)
"""What is named as accountable and is not one person."""

REACH = (
    r"budgets?|hir(?:e|es|ed|ing)|recruit\w*|procur\w+|purchas\w+|tenders?|approvals?|new (?:\w+ )?(?:system|software|"
    r"building|crm|erp|portal|platform|machine|press)s?|funding|new (?:staff|posts|positions)"
)
"""What a team seldom has in its own hands."""

NAMED_BEFORE = frozenset(
    """
    ward route form room building line phase step level grade year class unit site block floor gate zone highway road
    platform terminal section article rule version type tier shift team group cell plant bay district region school hall
    tower theatre theater press machine priority no no. nr number street lane track lot batch release stage key house
    clinic depot office iso chapter paragraph annex appendix schedule figure table item policy standard category
    severity band wing door dock pier track sector area precinct station bus tram train flight model series lift
    counter desk till window feeder warehouse store shop kitchen oven linie halle haus raum station top aged age agenda
    """.split()
)
"""A number after one of these is a name: 'ward 12', 'form 27B'."""

VERBS_TOO = frozenset("house train lift form plant board price book group ship stage".split())
"""Of those, at the beginning of a goal it is a verb: 'House 40 families', 'Train 50 nurses'."""

UNITS_ATTACHED = frozenset(
    "kg g t km m cm mm l ml h hr hrs min mins s ms k K M bn x pp pt pts kWh MB GB d st th days".split()
)
"""Letters that may stick to a number without making it a name."""

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "million": 1_000_000, "dozen": 12, "zero": 0, "nil": 0,
}  # fmt: skip

SHARES = frozenset(
    """
    half halve halves halved halving double doubles doubled doubling triple triples tripled tripling treble third thirds
    quarter eliminate eliminates eliminated eradicate twice zero nil
    """.split()
)
"""Words that are a number of their own."""

FOREIGN_NUMBERS = (
    r"halb\w*|doppel\w*|verdoppel\w*|null|moitié|doubl\w*|zéro|mitad|d[uo]plic\w*|cero|metà"
    r"|dimezz\w*|raddopp\w*|helft|nul"
)

FOREIGN = frozenset(
    """
    der die das den dem des und von auf bis zum zur im wir mit für ein eine einen nicht pro tage tagen wochen senken
    senke reduzieren verbessern einführen steigern erhöhen schulen halbieren verdoppeln erstellen entwickeln verringern
    verkürzen
    le la les du un une et dans avant par pour sur nous jours semaines réduire améliorer augmenter former diminuer
    mettre œuvre oeuvre délai passer doubler développer créer organiser
    el los las del y por para antes nosotros días semanas reducir mejorar aumentar implementar capacitar en con
    disminuir desarrollar duplicar
    il lo gli di e entro dal al ridurre migliorare giorni settimane nel della
    het een van naar tot voor dagen weken verlagen verminderen verbeteren verhogen
    dias até reduzir melhorar semanas dos das na
    """.split()
)

ENGLISH = frozenset(
    """
    the a an of to from by and in on at for with is are will be than within days day weeks week month all each every
    our we new number share per not or as into after before under over below least most it they that which who
    """.split()
) | ACTIVITY | RESULT  # fmt: skip

TELLING = frozenset("the of to from by and with for at on than within are will our we".split())
"""English words that no other table has."""
