"""Pure. The shapes that questions take in English, as patterns for plain text (small letters, straight apostrophes)."""

from tilth.conversation.reading.words import joined, pattern

BE = r"(?:is|are|am|was|were|isn't|aren't|wasn't|weren't)"
DO = joined(r"""
    (?:do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must
    |don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|mightn't|mustn't)
""")
AUX = rf"(?:{BE}|{DO})"
PRONOUN = r"(?:i|you|he|she|it|we|they|that|there)"
SUBJECT = joined(r"""
    (?:i|you|he|she|it|we|they|that|this|there|these|those|the|a|your|my|his|her|its|our|their|any|anyone|anything
    |anybody|someone|something|somebody|everyone|everything|everybody|nobody|nothing|people)
""")
WH = r"(?:what|how|where|when|why|who|whom|whose|which)"
PLAIN_WH = r"(?:what|how|where|when|why|who)"
NEGATIVE = joined(r"""
    (?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|won't|wouldn't|shouldn't)
""")

KIND = rf"(?: (?!{AUX}\b|{SUBJECT}\b|to\b|if\b)[\w'-]+){{0,3}}"
"""What may stand between question word and auxiliary: "what sort of", "which end"."""

INVERTED = rf"{WH}{KIND},? {DO} {SUBJECT}\b|{PLAIN_WH}'(?:d|ve) {SUBJECT}\b"
"""A question word, an auxiliary and its subject: nothing but a question has this order."""

COPULAR = joined(rf"""
    {PLAIN_WH}(?: else| about it)?(?: {BE}|'s|'re)
    (?: {SUBJECT}| going| happening| different| missing| important| behind| most)\b
    |(?:what|which|whose|how)(?: (?!{AUX}\b|{SUBJECT}\b)[\w'-]+){{1,3}} {BE} {SUBJECT}\b
""")
"""A question word and a form of *to be*: a question, unless a verb of knowing or telling stands before it."""

SUBJECTED = joined(r"""
    what (?:would|might|could|will|'ll|'d|has|else would|happens|happened|makes|made|brings|brought|comes|came|stops
    |stopped|keeps|helps|helped|changed|gets|tells|told)\b
    |what(?:'ll|'d) (?!i\b|you\b|we\b|they\b|he\b|she\b)
    |who(?:'d|'ll| else| would) (?!i\b|you\b|we\b|they\b|he\b|she\b)
    |what about\b|how about\b|how come\b|(?:what|who|where|how) else\b|what if\b|(?<=, )what [a-z]{3,}s\b|why not\b
""")
"""A question word that is its own subject: the same holds."""

TOLD = joined(r"""
    (?:tell (?:me|us) (?:more|what|how|where|about|a (?:bit|little)|some|something|who|why|when|which|your)\b
    |tell me\W*$|say (?:(?:a (?:bit|little)|some|something) )?more\b|(?:talk|walk) me through\b
    |take me (?:through|to|into|back|there)\b|talk (?:to me |a (?:bit|little) )?(?:more )?about\b
    |give me (?:an example|a sense|a picture)\b|help me (?:to )?(?:understand|see|know)\b
    |describe\b|expand on\b|elaborate\b)
""")
WILLING = joined(rf"""
    (?:can|could|will|would) you (?:just |maybe |please |perhaps |possibly )*
    (?={TOLD}|tell\b|say\b|share\b|explain\b)
""")
"""Requests to be told, plain or polite: open in what they do, whatever their grammar."""

LEAD = pattern(r"""
    (?:\W*\b(?:and|so|but|or|because|okay|ok|right|well|now|then|yeah|yes|yep|no|um|uh|er|mm+|hmm?|mhm|oh|ah|great|good
    |alright|all right|cool|sure|fine|perfect|lovely|brilliant|awesome|nice|wow|ouch|again|also|just|actually|maybe
    |perhaps|i mean|like|you know|first of all|first|thanks|thank you|interesting|fair enough|love it|excellent
    |please)\b(?!')[\s,.!;:…-]*)+
""")
"""What speakers say before they say something."""

OPENS = pattern(rf"""
    {INVERTED}|{WH}{KIND},? {AUX}\b|{SUBJECTED}|{WH}(?:'s|'re|'d|'ll|'ve)\b
    |what [a-z]+(?:s|ed)\b(?! (?:is|was|that)\b)|who (?!is\b|was\b)[a-z]+s\b
""")
RELATIVE = pattern(rf"""
    which(?: {AUX}|'s)\b|(?:who|when|where|how) {AUX}\b(?! {SUBJECT}\b)
    |{WH} (?:else )?(?:i|you|we|they|he|she|it|people|i'[a-z]+|you'[a-z]+)\b|what [a-z]+s is\b
""")
"""Question words that open no question: "which is fine", "what you do is", "what matters is"."""

WH_FIRST = pattern(rf"{WH}\b|{PLAIN_WH}'")
YES_NO = pattern(rf"""
    {AUX} {SUBJECT}\b|d'(?:you|ye|ya)\b|any (?:of|other)\b|anything (?:else|you|we|that|about)\b|ready\b|shall we\b
    |(?:would|could|will|does|did|is|are|was|were|has|had) (?!be\b|do\b|have\b|not\b|also\b|always\b|like\b|love\b
    |just\b|never\b|well\b|so\b|to\b|in\b|on\b|[a-z]+ing\b)[a-z]+ \w
""")
NOT_ASKED = pattern(r"""
    (?:do|did) (?:it|that|this|the|a|your|my|his|her|their|any|something|anything|nothing)\b
    |have (?:a|the|your|that|this|my|any|it|people|something)\b|had (?:i|you|he|she|it|we|they|a|the)\b
    |(?:need|must)\ |(?:may|might) (?:it|that|the|they|this)\b|can't\b
    |don't (?:the|your|it|that|this|a|you worry|let)\b|should (?:you|it|that|they)\b
""")
"""Auxiliaries that begin an order, a condition or a clipped statement."""

WONDER = pattern(rf"""
    (?:i'm|i am|i was|i'd be|i) (?:just |still |also |really |quite )*(?:wonder(?:ing)?|curious|interested)
    (?: (?:about|to (?:know|hear)|as to))? ?(?P<what>{WH}|whether|if|about)\b
    |i'd (?:like|love|be interested) to (?:hear|know|understand)\b|what i'm (?:curious|wondering) (?:about )?is\b
""")
COUNT = pattern(r"""
    how (?:many|much|old|tall|long|sure|likely|confident|committed)(?:'s)?\b|what percentage|what number|on a scale
""")
CHOICE = pattern(r"which (?:one|day|week|first|is it|of (?:those|these|them|the)|would you say)\b")
SCALE = pattern(r"""
    \b(?:scale (?:of|from)|(?:zero|nought|one|0|1) (?:to|and|through) (?:ten|10|five|5|a hundred|100)
    |out of (?:ten|10|five|5))\b
""")
TAG = pattern(rf"""
    [, ](?!(?:do|would) you (?:think|suppose|reckon|say))(?:right|yeah|yes|no|ok|okay|correct|eh|huh|hm|true|amen
    |{AUX} {PRONOUN}(?: not)?|is that (?:right|fair|it)|don't you think|you know what i mean)[?.!\s]*$
""")
UNMARKED_TAG = pattern(rf"""
    \b{NEGATIVE} {PRONOUN}[.!\s]*$
    |(?<!\ball)(?<!that's)(?<!\bis)(?<!exactly)(?<!\bthe)(?<!\bit)(?<!\bget)(?<!sounds)(?<!feels)(?<!\byou're) right$
""")
LEFT_OPEN = pattern(r"""
    (?:and|or)\b[ ,]+(?!.*\b(?:is|are|was|were|could|would|will|can|has|had|have)\b)
    (?:(?:the|that|this|those|your|about|with|in|on|now|today|then|for|as|hearing|seeing|here|at|his|her)\b
    |(?!(?:i|you|he|she|it|we|they|that's)\b)[\w']+(?: [\w']+){0,2}\W*$)
    |and (?:if|when)\b|(?:meaning|such as|because|so|and|like)\W*$
    |.*\b(?:what|where|who|why|how|when|then what|what then|how often|in what \w+|of what)\W*$
""")
"""Sentences that a question mark leaves open at the end: "and at home?", "told them what?"."""

SHORT_AND = pattern(r"and (?!yeah|yes|so|then some|it|i|you|that's|he|she|they|we)[\w']+(?: [\w']+){0,2}$")
AFTER_SETTING = pattern(rf"(?:[,;:–—-] ?|\b(?:and|so|but|or|then|now) )(?:{INVERTED}|{COPULAR}|{SUBJECTED})")
INSIDE = pattern(rf"{INVERTED}|{COPULAR}")
NEGATED = pattern(rf"{NEGATIVE}\ ")
DISGUISED = pattern(r"""
    (?:have|did|had) you (?:ever )?(?:thought (?:about|of)|considered|tried)\b|could you (?:just|maybe|perhaps)\b
    |what if you\b|(?:do you think|don't you think) (?:it|that|you)\b.*\b(?:help|should|could)\b
    |why (?:don't|not) (?:you|just)\b|(?:how|what) about (?:you )?(?:just )?[a-z]+ing\b
    |would it (?:help|make sense|be better) (?:if you|to)\b
""")
BARE = pattern(r"""
    \W*(?:(?:do )?(?:you )?(?:know|guess|see) (?:what|that|it)(?: i mean| i would do| i'd do)?
    |(?:you )?know|right|okay|ok|yeah|yes|see|huh|eh|amen|no)\W*
""")
"""Calls for assent that nobody is meant to answer, unless they end the turn."""

REPORTED = pattern(r"""
    \b(?:sa(?:id|ys|y)|ask(?:ed|s|ing)?|saying|goes|went|thought|thinking|told \w+|tell (?:him|her|them|yourself))
    (?: (?:me|you|him|her|them|us|myself))?,? *["“']?$
""")
SUPPOSED = pattern(r"\b(?:when|if|suppose|once|next time|before|after)\b")
"""What makes a report a supposition: "when she asks, what will you say"."""

SEAM = pattern(rf"""
    \b(?:(?P<inverted>{INVERTED})|(?P<embeddable>{COPULAR}|{SUBJECTED})|(?P<tell>{WILLING}|{TOLD})
    |(?P<yesno>(?:do|did|are|have|can|could|would|will|were|don't|didn't) (?:you|we)\b|d'you\b
    |(?:can|could|may|shall|should|did) i\b|shall we\b
    |(?:does|did|do|has|had|is|are|was|were) (?:he|she|they|anyone|anybody|anything)\b
    |(?:would|does|did|is) (?:that|it|this)\b)
    (?! (?:think|suppose|reckon|imagine|guess|mean|say)(?:\W*$|,)))
""")
"""Where a question may begin inside a sentence."""
