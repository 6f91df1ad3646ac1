"""Pure. The words by which what a coach asks shows its move."""

from tilth.conversation.reading.findings import Move, Stage
from tilth.conversation.reading.signs import sign

BEGINNING = (Stage.OPENING, Stage.CLARIFY_FOCUS)
ACTION = (Stage.TRANSLATE_TO_ACTION,)

ASKED = (
    sign(
        Move.CONTRACTING,
        1.2,
        "At the beginning, it asks what the client wants.",
        r"""
        \b(?:do|would|will|were|are) you (?:\w+ )?(?:like|want|wish|need|hoping|hope)\b|\bwhat would\b
        |\bfrom (?:me|this|today|tonight)\b|\bwhat have we got\b|\bwhat(?:'s| is| has) (?:the problem
        |you here)\b
        """,
        within=BEGINNING,
    ),
    sign(
        Move.CONTRACTING,
        1.0,
        "At the beginning, it checks what was agreed.",
        r"""
        \b(?:have|did|do) i (?:got|get|understand|have)\b|\bfair to say\b|\bwhich (?:one|first|end)\b
        |\bthat good\b|\bor (?:is|do|would|how|the)\b
        """,
        within=BEGINNING,
    ),
    sign(
        Move.CONTRACTING,
        1.3,
        "It asks where to go with the conversation.",
        r"""
        \b(?:from|out of) (?:today|tonight|this (?:hour|morning|session|conversation))\b|\bback to\b
        |\bkeep going\b|\bdo with (?:the rest|what's left|the time)\b|\bgot(?:ten)? you\b|\bfor (?:now|today)\b
        |\bwhat(?:'s| is) left\b|\bhow far are we\b|\btill (?:\w+)\b
        """,
    ),
    sign(
        Move.PLANNING,
        0.8,
        "It shapes the step.",
        r"""
        \b(?:do|would|will|shall) (?:you|we|i)\b.{0,20}\b(?:like|want|say|do|start|begin|tell|put|set|write
        |measure|know|handle|call)\b|\blook like\b|\bshall we\b|\bdo it\b
        """,
        within=ACTION,
    ),
    sign(
        Move.PLANNING,
        0.8,
        "It asks when, where or with whom.",
        r"""
        \b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:time|week)|this week|first
        |second|third|by when|which day|what day|when)\b|\bwho(?:'s| is| else)?\b|\band the \w+\W*$
        """,
        within=ACTION,
    ),
    sign(
        Move.CONTRACTING,
        1.3,
        "It settles what this conversation is for.",
        r"""
        \b(?:like|want|need|hope|hoping|useful|helpful|use|get|happen|good|need)\b.{0,30}\b(?:from|out of|for
        |with|by the end of|in|during) (?:this|our|the|today'?s?|these)(?: \w+)? (?:session|hour|conversation
        |time|talk|half|minutes|chat|call|meeting)\b|\b(?:where|what|how) (?:would|do|shall|should) (?:you
        |we) (?:like|want|need)?(?: us)?(?: to)? ?(?:actually )?(?:start|begin|focus|talk about|talk|use|look at
        |look|put|spend|work on|go with (?:this|our)|bring|do with (?:it|this|our|the (?:time|hour)))\b
        |\bwhat(?:'s| is) on (?:the agenda|your mind)\b|\bwhat brings you\b|\bwhat would (?:be useful
        |make (?:this|it|the) .{0,20}(?:worth|useful|good))\b|\bworth (?:your|the|it)\b
        """,
    ),
    sign(
        Move.CONTRACTING,
        1.6,
        "It asks by what the client would know.",
        r"""
        \bhow (?:would|will|'ll|'d|might) (?:you|we|i)(?: both)? (?:know|tell|recogni\w+)\b|\bwhat would (?:tell
        |show) (?:you|us)\b|\bby (?:the time|the end|ten|half|quarter)\b.{0,60}\b(?:want|like|different|have
        |be)\b|\bwalk (?:out|away|off) (?:of here )?(?:with|thinking|from)\b|\bwalk out\b|\bgood outcome\b
        |\bhaven't got now\b|\bdon't have now\b|\bhow you walked in\b
        """,
    ),
    sign(
        Move.CONTRACTING,
        0.8,
        "It asks what makes this matter now.",
        r"""
        \bwhat makes (?:this|it|that)\b.{0,30}\b(?:matter|important|the thing|bring|today|now|urgent)\b
        |\bwhy (?:now|today)\b|\bwhat(?:'s| is) (?:riding|important|at stake)\b|\b(?:to bring|bring (?:it|this
        |that)) (?:today|here|now)\b
        """,
    ),
    sign(
        Move.CONTRACTING,
        1.5,
        "It checks where the conversation is.",
        r"""
        \bwhere (?:are|have|does that leave) (?:we|you)(?: got)?(?: to)?(?: with| on| against
        | in)?\b.{0,20}\b(?:that|it|this|there)\b|\bhow are we doing\b|\bcheck (?:where|how|in)\b
        |\bwhere we are\b|\bwhat(?:'s| is) the best use\b|\bhow (?:would|do) (?:you|we) (?:like|want) to (?:use
        |spend|finish|close|end)\b|\byou (?:said|wanted|came in)\b.{3,90}\b(?:where|how|what|is that still
        |have we)\b|\bis that (?:still|what) (?:you|what|the|may)\b|\bhave (?:we|i) got (?:that|to)\b
        |\bor is there more\b|\bstay with (?:this|that) or\b|\bmove (?:on|to)\b
        """,
    ),
    sign(
        Move.CONTRACTING,
        1.0,
        "It asks for leave.",
        r"""
        \b(?:is|are|would|does) (?:that|it|you|this)(?: still)? (?:be )?(?:okay|ok|all right|alright|happy|fine
        |suit|work)\b(?! for you to)|\bstill all right\b|\bwould you mind\b|\bsound good\b
        |\bcan i (?:ask you something|check)\b|\bdeal\?|\banything you need to change\b
        """,
    ),
    sign(
        Move.INVITATION,
        2.2,
        "It invites the client to make meaning of what has just surfaced.",
        r"""
        \bwhat do you make of\b|\bmake of (?:that|it|this)\b|\b(?:stay|sit|linger) (?:there|with (?:that|it
        |this)|by (?:that|it)|right here)\b|\bwhat(?:'s| is| was) (?:it|that) like,? (?:to (?:see|hear|say|look
        |notice|realise|realize|know|tell|have said)|seeing|hearing|saying|looking)\b|\bhearing yourself\b
        |\bwhat (?:does|is|do) (?:it|that|this|those|they) (?:show|tell|teach|say|telling|saying|showing
        |teaching|change|do to|mean)(?:ing)?\b|\bwhat(?:'s| is) (?:it|that|this) (?:showing|telling|teaching
        |saying)\b
        """,
    ),
    sign(
        Move.INVITATION,
        1.2,
        "It invites the client to notice what is there now.",
        r"""
        \b(?:what|how) (?:are|do) you (?:notic\w+|aware|learning|discover\w*|seeing|realis\w+|realiz\w+
        |hear(?:ing)?|see) (?:as|when|now|in|about|there|just|,)|\bwhat happens (?:in|to|for|when) (?:you
        |inside)\b.{0,30}\b(?:hear|say|see|sentence|that)\b|\bwhat (?:just )?(?:changed|shifted|shifts
        |becomes possible)\b|\bwhat(?:'s| is| was) (?:in|there in|there,? in) (?:the|that)\b
        |\bwhat do you (?:want|like) to do with that\b|\bnow that you\b|\bsaying it\b|\bas you say (?:it|that
        |this)\b
        """,
    ),
    sign(
        Move.PLANNING,
        1.0,
        "It shapes the step.",
        r"""
        \b(?:what|when|where|who|how|which)\b.{0,25}\b(?:will|'ll|are) you (?:going to )?(?:do|say|start|begin
        |tell|ask|set|try|make|go|write|put|talk|know|need|handle|remember|keep)\b|\b(?:get in (?:the|your) way
        |trip (?:it|that|you) up|turn you round|stop you|shut you up|wriggle out|get between you|obstacles?
        |what could go wrong|what might go wrong)\b|\bfirst (?:step|thing you|move)\b|\bnext step\b|\bby when\b
        |\bwhen (?:might|would|could|will|do you want to|is|are you)\b.{0,20}\b(?:that|it|you|this)\b.{0,20}\?
        |\bwhat(?:'s| is) the (?:action|plan|first)\b|\bwhat (?:would|could|might) (?:help|you need)\b
        |\bhow (?:would|do|will|'ll|might) you (?:want to |like to )?(?:do it|set|say it|put it|start|begin
        |tell (?:him|her|them)|go about|want to do)\b|\bwhat(?:'s| is| would) (?:be )?(?:sentence )?(?:two|three
        |the (?:second|third|smallest|half))\b|\bwho(?:'s| is| else| could| might) (?:on your side|help|support
        |there|needs?)\b|\bwhat do you (?:want|need) (?:her|him|them|from me)\b|\bwould you want (?:her|him|them
        |to do it)\b
        """,
    ),
    sign(
        Move.PLANNING,
        1.8,
        "It asks how the client will hold to it.",
        r"""
        \b(?:hold yourself|hold to|held to|keep hold|accountab\w+|hold you|keep (?:track|yourself))\b|\b(?:want
        |like) me to (?:ask|check|text|ring|call|follow|remind|know)\b|\bask (?:you )?about it\b|\bleave (?:it
        |this|things) (?:with|between) (?:me|us)\b|\b(?:who|anybody
        |anyone)\b.{0,30}\b(?:to )?know (?:about (?:it|this)|you're doing|that you)\b|\bwhat (?:do
        |would) you (?:want|like|need) from me\b|\bcan you (?:commit|do that)\b|\bwill you do that\b
        """,
    ),
    sign(
        Move.PLANNING,
        1.0,
        "It runs through the hard moment.",
        r"""
        ^\W*(?:and|so)\W+(?:if|when) .{3,80}\?|\bthen what\b|\bwhat then\b|\bwhat do you do\?
        """,
    ),
    sign(
        Move.REVIEW,
        2.8,
        "It asks what the client takes from it.",
        r"""
        \b(?:are|will|'ll|would|do|did) you (?:be )?(?:tak(?:e|ing)|leav(?:e|ing)|learn\w*|walking|remember
        |carry\w*)\b.{0,40}\b(?:with|away|about|out|from|on the|of this|today)\b|\b(?:have
        |'ve) (?:you )?(?:learn\w*|found out|discovered)\b|\blearn(?:t|ed|ing)? (?:about|on) (?:yourself|you
        |this)\b|\b(?:take ?away|most useful|was useful|found out about yourself|not like to lose|keep hold of
        |mark before|hold on to)\b|\bwhat'll (?:you (?:take|remember)|stay with you)\b|\babout (?:you
        |yourself)\?|\bwhat(?:'s| is) different about (?:how )?you\b|\bwhat do you take\b|\bwas this (?:helpful
        |useful)\b|\bget anything out of\b
        """,
    ),
    sign(
        Move.REVIEW,
        0.9,
        "It asks how a step went.",
        r"""
        \bhow did (?:it|that|the|things|you) (?:\w+ )?(?:go|get on|turn out|do|land)\b|\bhow(?:'d| did) (?:it
        |that) go\b|\b(?:did|have) you (?:get (?:to|round)|manage\w*|do (?:it|that|the|your)|try|tried
        |had a chance)\b|\b(?:last (?:time|session|week)|since we|you were going to|since last)\b
        """,
    ),
    sign(
        Move.ADVICE,
        2.0,
        "A suggestion stands in the question.",
        r"""
        \b(?:have you (?:ever )?(?:tried|thought (?:of|about)|considered)|what if (?:you|there|it's|we)
        |could you (?:just|maybe|do it|do that|get|leave|keep|put|ask|send|try|take|use|write|start|make|go|set)
        |(?:maybe|perhaps) (?:you|your \w+) (?:could|can)|shall we (?:put|try|do|set|agree)|why don't you
        |would it help if you|how about
        |could it be something like)\b
        """,
    ),
    sign(
        Move.ADVICE,
        1.3,
        "The coach asks for leave to offer something.",
        r"""
        \b(?:can|could|may) i (?:tell|offer|share|suggest|put|give|show)\b|\b(?:want|like|ready|care) to (?:hear
        |see|know about) (?:it|about|one|that|what)\b|\byou want (?:it|that story|to hear)\b
        |\bwould it be (?:any )?(?:good|useful|helpful|of use|all right|okay|ok) if i\b|\bany use to you\b|\bwill i\?
        """,
    ),
    sign(
        Move.SOCIAL,
        0.8,
        "A greeting or small talk.",
        r"""
        \bhow (?:are (?:you|things|we)|'?s it going|(?:was|is|'s) (?:your|the) (?:week|weekend|day|morning
        |journey|drive|trip|holiday)|have you been|'s (?:life|things|everything))\b|\bhow is it\b|\b(?:hear
        |see) me (?:okay|ok|all right|alright)\b|\bwarm enough\b|\bcomfortable\b|\b(?:coffee|tea|water)\?
        |\bsame time\b|\bnext (?:session|appointment)\b|\bhow (?:would|do|shall) (?:you|we) (?:like
        |want)? ?(?:to )?(?:finish|stop|end)\b|\bshall we (?:stop|finish|leave it)\b|\benough for today\b
        """,
    ),
)
