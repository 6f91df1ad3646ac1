"""Pure. The words that speak for each of a coach's moves, how much they weigh, and why: one table for what is said, one for what is asked."""

import re
from dataclasses import dataclass

from tilth.conversation.reading.findings import Move, Stage


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak for a move with a weight, everywhere or only `within` some stages; `why` is one sentence for a person."""

    move: Move
    weight: float
    why: str
    words: re.Pattern[str]
    within: tuple[Stage, ...] = ()


def _sign(move: Move, weight: float, why: str, *patterns: str, within: tuple[Stage, ...] = ()) -> Sign:
    return Sign(move, weight, why, re.compile("|".join(patterns)), within)


GOOD = (
    r"(?:hard|heavy|tough|painful|difficult|frustrating|lonely|brave|honest|generous|great|brilliant|wonderful|lovely|huge|big|powerful|good|fair|"
    r"nice|beautiful|awful|horrible|rough|exhausting|human|clean|clear|kind|excellent|superb|fantastic|amazing|awesome|something|a lot|no small|not nothing|"
    r"not easy|normal|natural|understandable|okay|all right|allowed|fine)"
)
TO_THE_COACH = r"^\W*(?:(?:so|and|but|well|oh|okay|no|yeah|yes|now|actually)\W+)*"

SAID = (
    _sign(
        Move.SPACE,
        2.6,
        "It leaves the client room.",
        r"\btake (?:your time|all the time|as long as|whatever time|your minute|a (?:moment|minute|breath))\b|\bno (?:rush|hurry|need to (?:hurry|rush|fix|answer))\b|\bin no hurry\b|\bnot going anywhere\b|\bwe(?:'ve| have) (?:got )?(?:much |plenty of |all the )?time\b(?! left)|^\W*(?:stay|sit) (?:there|with)\b|\blet (?:it|that|both) (?:be|stand|land|sit|rest)\b|\byou don't have to (?:tell|say|answer|explain)\b",
    ),
    _sign(
        Move.OBSERVATION,
        1.2,
        "The coach says what they notice.",
        r"\bi(?:'m| am)? (?:just |also |still )*(?:notic(?:e|ed|ing)|sens(?:e|ed|ing))\b|\bi(?:'m| was| am) (?:\w+ )?struck\b|\bi (?:can )?(?:just )?(?:saw|heard) (?:you|your|something|a|somebody|someone)\b|\bsomething (?:just )?(?:shifted|changed|happened|moved|in (?:how|the way))\b|\bi (?:had|have|'ve got) (?:a )?(?:hunch|thought|sense|feeling|impression)\b|\bi don't want to (?:hurry|rush|lose)\b",
    ),
    _sign(
        Move.OBSERVATION,
        1.9,
        "The coach names what the client just did.",
        r"\byour (?:voice|face|shoulders?|hands?|eyes?|breath\w*|energy|tone|jaw|body|whole (?:face|body)|bag|arms?|posture)\b|\byou(?:'ve| have|'re| are)? (?:just |also |kind of |sort of |both )*(?:smil(?:ed|ing)|laugh(?:ed|ing)|sigh(?:ed|ing)|paused|slowed|speeded|sped|lit up|gone (?:very |quite |a bit )?(?:still|quiet|pink|red|flat|pale)|went (?:very |quite |a bit )?(?:still|quiet|flat)|sitting|nodding|got (?:a (?:little|bit) )?(?:flat|quiet|louder)|telling (?:it|me|this))\b|\b(?:that|the) word came\b|\bput your (?:hand|pen)\b|\bjust then\b",
    ),
    _sign(
        Move.OBSERVATION,
        0.8,
        "The coach sets two things side by side.",
        r"\b(?:you said|you told me|you wanted|you came in)\b.{3,80}\b(?:and (?:now|yet|i|then)|but|yet)\b|\bup to now\b|\bevery time\b.{3,60}\byou\b|\bthe (?:bit|thing|part) i (?:keep|hear)\b",
    ),
    _sign(
        Move.ACKNOWLEDGEMENT,
        1.1,
        "The coach receives it, or says what it is worth.",
        rf"\b(?:that|it)(?:'s|'d| is| was| sounds| must be| must have been| feels| takes| took| wasn't| isn't)(?: \w+){{0,3}}? {GOOD}\b",
        r"^\W*(?:very |really |so |that's |how )+(?:human|honest|brave|good|true)\b",
    ),
    _sign(
        Move.ACKNOWLEDGEMENT,
        1.7,
        "The coach receives it.",
        r"^\W*(?:(?:well|no|yeah|okay)\W+)?(?:ouch|oof|oh|gosh|wow|blimey|ah,? \w+|nice|superb|bravo|fair enough|good answer|congratulations)\b(?! (?:and|so|i see|well|yeah|okay|right)\b)|\bthank(?:s| you) for\b|\bi(?:'m| am) (?:so |really |very |just )*(?:glad|sorry|proud|happy|impressed|moved|grateful)\b|\bi (?:can (?:imagine|hear|see)|hear you|appreciate|love (?:that|how|it)|like how|enjoyed|admire)\b|\bi (?:stand corrected|take (?:it|that) back|withdraw)\b|\byou(?:'re| are) (?:quite |absolutely |so )?right\b",
    ),
    _sign(
        Move.ACKNOWLEDGEMENT,
        1.4,
        "The coach credits what the client did.",
        r"\byou (?:really |just )?(?:did (?:it|that|this)|got (?:there|to)|found|caught|went|looked after|came in|said it|wrote|stayed|took|kept|managed|chose|know (?:her|him|them|your)|named)\b(?!.*\?)|\bwell done\b|\bgood (?:for|on) you\b|\b(?:great|good|nice|fantastic|brilliant) (?:work|job|session|going|insight|question)\b|\bit took\b|\bthat took\b|\bproud of\b",
    ),
    _sign(
        Move.ACKNOWLEDGEMENT,
        0.8,
        "The coach reassures.",
        r"\b(?:everyone|everybody|nobody|lots of people|most people|all of us|we all|a lot of people) (?:feels?|does|do|has|have|goes|gets?|hates?|likes?|is|are|thinks?)\b|\b(?:don't|mustn't|wouldn't) (?:worry|be too (?:hard|rough))\b|\byou(?:'ll| will|'re going to) (?:be|do) (?:great|fine|brilliant\w*|okay|ok|amazing)\b|\b(?:no problem|trust me|you've got this|you got this|it's (?:totally |perfectly |completely )?normal|of course you|no wonder|not your fault|not on you|you must be positive|you'll get there|you'll see)\b",
    ),
    _sign(
        Move.SOCIAL,
        1.4,
        "A greeting or a farewell.",
        r"^\W*(?:oh |well )?(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|there (?:you|she|he) (?:are|is)|come (?:on )?in)\b|\b(?:bye|goodbye|see you|speak (?:soon|to you|on|friday)|take care|good luck|have a (?:good|great|lovely|nice)|go well|nice to (?:meet|see)|(?:good|great|lovely) to (?:see|meet)|mind (?:how you go|yourself|the)|safe (?:home|travels|journey)|until (?:next|then)|till (?:next|then)|talk soon|next (?:time|week) then)\b",
    ),
    _sign(
        Move.SOCIAL,
        0.8,
        "It brings the conversation to its end.",
        r"\b(?:we'll|let's|shall we|we can) (?:stop|leave it|finish|end|close|wrap)\b|\bthen (?:we'll )?stop\b|\b(?:i'll|i will) (?:see|send|email|e-mail|ping|drop|text|ring|call)\b|\bwe're (?:done|at time|out of time)\b|\bstop there\b|\bi'd be glad to hear\b",
    ),
    _sign(
        Move.CONTRACTING,
        2.3,
        "It settles how this conversation goes.",
        r"\bwe(?:'ve| have|'re at| are at)?(?: got| have)? (?:about |until |till |around |maybe |roughly |like |a |some |the )*(?:\w+ |\d+ |half an |an )?(?:minutes|hour|half past|quarter|ten past|ten to|time left|time together)\b|\b(?:stays?|remains?|goes) (?:here|in this room|between us|with me|nowhere|anywhere)\b|\bsame (?:terms|ground rules|understanding|deal|rules)\b|\bconfidential\b|\bnothing (?:you say )?goes\b|\bwhat(?:'s| is)? said\b|\bi(?:'ll| will) (?:stop|interrupt) you\b|\b(?:not an? (?:appraisal|review|interview|therap\w+|counsel\w+|nurse))\b|\bmy (?:other |manager'?s? )?hat\b|\bthe (?:rest|time|hour)(?: of this)?(?: is|'s) yours\b",
    ),
    _sign(
        Move.PLANNING,
        0.9,
        "It shapes the step.",
        r"\b(?:so )?that's (?:one|two|three|mine|action one)\b|\b(?:number|action) (?:one|two|three)\b|\bthen (?:this|that|it's the|thursday's|tuesday's|friday's) (?:\w+ )?(?:the|is) one\b",
    ),
    _sign(
        Move.ADVICE,
        1.4,
        "The coach says what to do.",
        r"\byou (?:could|should|need to|have to|ought to|might(?: want to)?|can|gotta|got to|must|want to|'ve got to) (?!see\b|hear\b|feel\b|sense\b|be\b|tell\b|imagine\b|say\b|call me\b)\w+|\byou(?:'ve| have) (?:just )?got to\b|\b(?:i'd|i would) (?:just |also |maybe |really |strongly )*(?:suggest|recommend|encourage|advise|start|try|go|do|take|put|keep|give|stay|add|have|be careful|begin|say your)\b|\bi might (?:keep|say|try|put)\b|\bmyself i would\b",
    ),
    _sign(
        Move.ADVICE,
        1.1,
        "The coach sets a task or gives a direction.",
        r"\b(?:i want you to|i'd like you to|i need you to|here's what i|what (?:i'd|i would) do|what you do is|my advice|your homework|the (?:rule|trick|key|point|thing) is|make sure|best thing|i'm going to ask you to|i'm gonna push|i have to insist|do one thing)\b|\blet's (?:get|say|make|put|set|call|go|take|try|finish|add|agree|build|use|do)\b|\b(?:don't|do not) (?:let|overthink|forget|apologi\w+|worry about|say|start|wait)\b|\bif i were you\b|\bwhy don't you\b",
    ),
    _sign(
        Move.ADVICE,
        1.5,
        "An order stands at the head of the sentence.",
        TO_THE_COACH
        + r"(?:then |just |maybe |perhaps |please )*(?:put|write|send|read|skip|keep|block|give|start|stop|do|call|use|get|set|try|go|make|pick|take|ask|practi[cs]e|bring|add|book|ring|text|tell (?:him|her|them)|log|protect|stand|close your|say (?:it|your|this|that))\b(?! you\b)(?! me\b)",
    ),
    _sign(
        Move.INFORMATION,
        0.9,
        "The coach explains or gives facts.",
        r"\b(?:there(?:'s| is| was)|it's|that's) (?:a|an|some|this|what (?:we|they) call|called|known as)(?: \w+){0,4} (?:model|book|concept|theory|study|studies|research|tool|technique|framework|term|handout|leaflet|app|sheet|syndrome|script|system|process|policy|guideline|level|range)\b|\b(?:research|studies|evidence|percent|per cent|it's called|what (?:we|they) call|known as|on average|the (?:way it works|reason is|idea is)|what happens is|basically|literally|technically|statistically|clinically)\b|\b(?:works? (?:every|by)|means that|comes from|because (?:your|the|it|people))\b",
    ),
    _sign(
        Move.INFORMATION,
        0.6,
        "The coach tells of others or of their own life.",
        r"\b(?:when i was|i was (?:running|working|in|at|a)|i did the same|my (?:boss|coach|wife|husband|first|own|clients?|old)|a (?:lot|guy|friend|client) of|i (?:had|knew|worked|used to|always|once)|i've (?:seen|had|done|worked)|people (?:get|who|tend|often|usually)|most (?:people|folks|managers|leaders)|some people)\b",
    ),
)

BEGINNING = (Stage.OPENING, Stage.CLARIFY_FOCUS)
ACTION = (Stage.TRANSLATE_TO_ACTION,)

ASKED = (
    _sign(
        Move.CONTRACTING,
        1.2,
        "At the beginning, it asks what the client wants.",
        r"\b(?:do|would|will|were|are) you (?:\w+ )?(?:like|want|wish|need|hoping|hope)\b|\bwhat would\b|\bfrom (?:me|this|today|tonight)\b|\bwhat have we got\b|\bwhat(?:'s| is| has) (?:the problem|you here)\b",
        within=BEGINNING,
    ),
    _sign(
        Move.CONTRACTING,
        1.0,
        "At the beginning, it checks what was agreed.",
        r"\b(?:have|did|do) i (?:got|get|understand|have)\b|\bfair to say\b|\bwhich (?:one|first|end)\b|\bthat good\b|\bor (?:is|do|would|how|the)\b",
        within=BEGINNING,
    ),
    _sign(
        Move.CONTRACTING,
        1.3,
        "It asks where to go with the conversation.",
        r"\b(?:from|out of) (?:today|tonight|this (?:hour|morning|session|conversation))\b|\bback to\b|\bkeep going\b|\bdo with (?:the rest|what's left|the time)\b|\bgot(?:ten)? you\b|\bfor (?:now|today)\b|\bwhat(?:'s| is) left\b|\bhow far are we\b|\btill (?:\w+)\b",
    ),
    _sign(
        Move.PLANNING,
        0.8,
        "It shapes the step.",
        r"\b(?:do|would|will|shall) (?:you|we|i)\b.{0,20}\b(?:like|want|say|do|start|begin|tell|put|set|write|measure|know|handle|call)\b|\blook like\b|\bshall we\b|\bdo it\b",
        within=ACTION,
    ),
    _sign(
        Move.PLANNING,
        0.8,
        "It asks when, where or with whom.",
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:time|week)|this week|first|second|third|by when|which day|what day|when)\b|\bwho(?:'s| is| else)?\b|\band the \w+\W*$",
        within=ACTION,
    ),
    _sign(
        Move.CONTRACTING,
        1.3,
        "It settles what this conversation is for.",
        r"\b(?:like|want|need|hope|hoping|useful|helpful|use|get|happen|good|need)\b.{0,30}\b(?:from|out of|for|with|by the end of|in|during) (?:this|our|the|today'?s?|these)(?: \w+)? (?:session|hour|conversation|time|talk|half|minutes|chat|call|meeting)\b|\b(?:where|what|how) (?:would|do|shall|should) (?:you|we) (?:like|want|need)?(?: us)?(?: to)? ?(?:actually )?(?:start|begin|focus|talk about|talk|use|look at|look|put|spend|work on|go with (?:this|our)|bring|do with (?:it|this|our|the (?:time|hour)))\b|\bwhat(?:'s| is) on (?:the agenda|your mind)\b|\bwhat brings you\b|\bwhat would (?:be useful|make (?:this|it|the) .{0,20}(?:worth|useful|good))\b|\bworth (?:your|the|it)\b",
    ),
    _sign(
        Move.CONTRACTING,
        1.6,
        "It asks by what the client would know.",
        r"\bhow (?:would|will|'ll|'d|might) (?:you|we|i)(?: both)? (?:know|tell|recogni\w+)\b|\bwhat would (?:tell|show) (?:you|us)\b|\bby (?:the time|the end|ten|half|quarter)\b.{0,60}\b(?:want|like|different|have|be)\b|\bwalk (?:out|away|off) (?:of here )?(?:with|thinking|from)\b|\bwalk out\b|\bgood outcome\b|\bhaven't got now\b|\bdon't have now\b|\bhow you walked in\b",
    ),
    _sign(
        Move.CONTRACTING,
        0.8,
        "It asks what makes this matter now.",
        r"\bwhat makes (?:this|it|that)\b.{0,30}\b(?:matter|important|the thing|bring|today|now|urgent)\b|\bwhy (?:now|today)\b|\bwhat(?:'s| is) (?:riding|important|at stake)\b|\b(?:to bring|bring (?:it|this|that)) (?:today|here|now)\b",
    ),
    _sign(
        Move.CONTRACTING,
        1.5,
        "It checks where the conversation is.",
        r"\bwhere (?:are|have|does that leave) (?:we|you)(?: got)?(?: to)?(?: with| on| against| in)?\b.{0,20}\b(?:that|it|this|there)\b|\bhow are we doing\b|\bcheck (?:where|how|in)\b|\bwhere we are\b|\bwhat(?:'s| is) the best use\b|\bhow (?:would|do) (?:you|we) (?:like|want) to (?:use|spend|finish|close|end)\b|\byou (?:said|wanted|came in)\b.{3,90}\b(?:where|how|what|is that still|have we)\b|\bis that (?:still|what) (?:you|what|the|may)\b|\bhave (?:we|i) got (?:that|to)\b|\bor is there more\b|\bstay with (?:this|that) or\b|\bmove (?:on|to)\b",
    ),
    _sign(
        Move.CONTRACTING,
        1.0,
        "It asks for leave.",
        r"\b(?:is|are|would|does) (?:that|it|you|this)(?: still)? (?:be )?(?:okay|ok|all right|alright|happy|fine|suit|work)\b(?! for you to)|\bstill all right\b|\bwould you mind\b|\bsound good\b|\bcan i (?:ask you something|check)\b|\bdeal\?|\banything you need to change\b",
    ),
    _sign(
        Move.INVITATION,
        2.2,
        "It invites the client to make meaning of what has just surfaced.",
        r"\bwhat do you make of\b|\bmake of (?:that|it|this)\b|\b(?:stay|sit|linger) (?:there|with (?:that|it|this)|by (?:that|it)|right here)\b|\bwhat(?:'s| is| was) (?:it|that) like,? (?:to (?:see|hear|say|look|notice|realise|realize|know|tell|have said)|seeing|hearing|saying|looking)\b|\bhearing yourself\b|\bwhat (?:does|is|do) (?:it|that|this|those|they) (?:show|tell|teach|say|telling|saying|showing|teaching|change|do to|mean)(?:ing)?\b|\bwhat(?:'s| is) (?:it|that|this) (?:showing|telling|teaching|saying)\b",
    ),
    _sign(
        Move.INVITATION,
        1.2,
        "It invites the client to notice what is there now.",
        r"\b(?:what|how) (?:are|do) you (?:notic\w+|aware|learning|discover\w*|seeing|realis\w+|realiz\w+|hear(?:ing)?|see) (?:as|when|now|in|about|there|just|,)|\bwhat happens (?:in|to|for|when) (?:you|inside)\b.{0,30}\b(?:hear|say|see|sentence|that)\b|\bwhat (?:just )?(?:changed|shifted|shifts|becomes possible)\b|\bwhat(?:'s| is| was) (?:in|there in|there,? in) (?:the|that)\b|\bwhat do you (?:want|like) to do with that\b|\bnow that you\b|\bsaying it\b|\bas you say (?:it|that|this)\b",
    ),
    _sign(
        Move.PLANNING,
        1.0,
        "It shapes the step.",
        r"\b(?:what|when|where|who|how|which)\b.{0,25}\b(?:will|'ll|are) you (?:going to )?(?:do|say|start|begin|tell|ask|set|try|make|go|write|put|talk|know|need|handle|remember|keep)\b|\b(?:get in (?:the|your) way|trip (?:it|that|you) up|turn you round|stop you|shut you up|wriggle out|get between you|obstacles?|what could go wrong|what might go wrong)\b|\bfirst (?:step|thing you|move)\b|\bnext step\b|\bby when\b|\bwhen (?:might|would|could|will|do you want to|is|are you)\b.{0,20}\b(?:that|it|you|this)\b.{0,20}\?|\bwhat(?:'s| is) the (?:action|plan|first)\b|\bwhat (?:would|could|might) (?:help|you need)\b|\bhow (?:would|do|will|'ll|might) you (?:want to |like to )?(?:do it|set|say it|put it|start|begin|tell (?:him|her|them)|go about|want to do)\b|\bwhat(?:'s| is| would) (?:be )?(?:sentence )?(?:two|three|the (?:second|third|smallest|half))\b|\bwho(?:'s| is| else| could| might) (?:on your side|help|support|there|needs?)\b|\bwhat do you (?:want|need) (?:her|him|them|from me)\b|\bwould you want (?:her|him|them|to do it)\b",
    ),
    _sign(
        Move.PLANNING,
        1.8,
        "It asks how the client will hold to it.",
        r"\b(?:hold yourself|hold to|held to|keep hold|accountab\w+|hold you|keep (?:track|yourself))\b|\b(?:want|like) me to (?:ask|check|text|ring|call|follow|remind|know)\b|\bask (?:you )?about it\b|\bleave (?:it|this|things) (?:with|between) (?:me|us)\b|\b(?:who|anybody|anyone)\b.{0,30}\b(?:to )?know (?:about (?:it|this)|you're doing|that you)\b|\bwhat (?:do|would) you (?:want|like|need) from me\b|\bcan you (?:commit|do that)\b|\bwill you do that\b",
    ),
    _sign(
        Move.PLANNING,
        1.0,
        "It runs through the hard moment.",
        r"^\W*(?:and|so)\W+(?:if|when) .{3,80}\?|\bthen what\b|\bwhat then\b|\bwhat do you do\?",
    ),
    _sign(
        Move.REVIEW,
        2.3,
        "It asks what the client takes from it.",
        r"\b(?:are|will|'ll|would|do|did) you (?:be )?(?:tak(?:e|ing)|leav(?:e|ing)|learn\w*|walking|remember|carry\w*)\b.{0,40}\b(?:with|away|about|out|from|on the|of this|today)\b|\b(?:have|'ve) (?:you )?(?:learn\w*|found out|discovered)\b|\blearn(?:t|ed|ing)? (?:about|on) (?:yourself|you|this)\b|\b(?:take ?away|most useful|was useful|found out about yourself|not like to lose|keep hold of|mark before|hold on to)\b|\bwhat'll (?:you (?:take|remember)|stay with you)\b|\babout (?:you|yourself)\?|\bwhat(?:'s| is) different about (?:how )?you\b|\bwhat do you take\b|\bwas this (?:helpful|useful)\b|\bget anything out of\b",
    ),
    _sign(
        Move.REVIEW,
        0.9,
        "It asks how a step went.",
        r"\bhow did (?:it|that|the|things|you) (?:\w+ )?(?:go|get on|turn out|do|land)\b|\bhow(?:'d| did) (?:it|that) go\b|\b(?:did|have) you (?:get (?:to|round)|manage\w*|do (?:it|that|the|your)|try|tried|had a chance)\b|\b(?:last (?:time|session|week)|since we|you were going to|since last)\b",
    ),
    _sign(
        Move.ADVICE,
        2.0,
        "A suggestion stands in the question.",
        r"\b(?:have you (?:ever )?(?:tried|thought (?:of|about)|considered)|what if (?:you|there|it's|we)|could you (?:just|maybe|do|get)|why don't you|would it help if you|how about|could it be something like)\b",
    ),
    _sign(
        Move.ADVICE,
        1.3,
        "The coach asks for leave to offer something.",
        r"\b(?:can|could|may) i (?:tell|offer|share|suggest|put|give|show)\b|\b(?:want|like|ready|care) to (?:hear|see|know about) (?:it|about|one|that|what)\b|\byou want (?:it|that story|to hear)\b|\bwould it be (?:any )?(?:good|useful|helpful|of use) if i\b|\bany use to you\b|\bwill i\?",
    ),
    _sign(
        Move.SOCIAL,
        0.8,
        "A greeting or small talk.",
        r"\bhow (?:are (?:you|things|we)|'?s it going|(?:was|is|'s) (?:your|the) (?:week|weekend|day|morning|journey|drive|trip|holiday)|have you been|'s (?:life|things|everything))\b|\bhow is it\b|\b(?:hear|see) me (?:okay|ok|all right|alright)\b|\bwarm enough\b|\bcomfortable\b|\b(?:coffee|tea|water)\?|\bsame time\b|\bnext (?:session|appointment)\b|\bhow (?:would|do|shall) (?:you|we) (?:like|want)? ?(?:to )?(?:finish|stop|end)\b|\bshall we (?:stop|finish|leave it)\b|\benough for today\b",
    ),
)
