"""Pure. The words by which a client's turn shows what it voices."""

from tilth.conversation.reading.findings import Talk
from tilth.conversation.reading.signs import sign

VOICES = (
    sign(
        Talk.COMMITMENT,
        1.4,
        "Words that bind: the client will do something.",
        r"""
        (?<!if )(?<!that )\b(?:i'll|i will|i'm going to|i'm gonna|i am going to|i'm gon)\b(?! (?:tell you
        |give you an|be honest|admit|never)\b)
        """,
    ),
    sign(
        Talk.COMMITMENT,
        1.2,
        "Words that bind, with an act.",
        r"""
        \b(?:i'll|i will|i'm going to|i'm gonna|i am going to|we'll|i shall)(?: (?:just|also|maybe|probably|then
        |only|simply|definitely))* (?!be\b|have\b|want\b|feel\b|never\b|remain\b|see\b|like\b|tell you\b
        |give you\b|not\b|know\b|try\b|become\b|need\b|end\b|get\b)[a-z]+
        """,
    ),
    sign(
        Talk.COMMITMENT,
        1.6,
        "A step that is already under way.",
        r"""
        \bi'm (?:putting|doing|taking|starting|asking|telling|writing|meeting|bringing|booking|ringing|calling
        |sending|buying)\b|\b(?:the one is|first thing)\b.{0,40}\bi (?:start|go|ask|tell|put|write)\b|\b(?:if
        |when) (?:i|he|she|it|they|somebody|someone|that) .{3,60}, i (?:put|ask|say|go|turn|stop|tell|take|count
        |write)\b
        """,
    ),
    sign(
        Talk.COMMITMENT,
        0.9,
        "A time is set.",
        r"""
        \b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|this week|the (?:\w+teenth
        |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth)|this (?:afternoon
        |morning|evening)|straight after|before (?:the|we|he|she|they|i)|when i get)\b
        """,
    ),
    sign(
        Talk.COMMITMENT,
        0.7,
        "What will be said is already put in words.",
        r"""
        \b(?:i'll|i will|i'm going to|i'd|i would) (?:just )?(?:say|tell (?:him|her|them|\w+)|ask)\b
        """,
    ),
    sign(
        Talk.CHANGE,
        2.0,
        "Words of desire or need for change.",
        r"""
        \bi(?:'d| would)? (?:like|love|want|need|have|wish|hope|mean)(?: it)? (?:to (?!say\b|think\b|be honest\b
        |ask\b|admit\b|tell you\b)|i could\b)|\bi(?:'ve| have) got to\b|\bi should\b|\bi wish\b
        |\bi want (?:her|him|them|that|my)\b|\bi don't want to (?:be|keep|go on|live|lose|end)\b
        """,
    ),
    sign(
        Talk.CHANGE,
        2.0,
        "Words of ability or possibility.",
        r"""
        \bi (?:could|might) (?!have\b|see\b|hear\b|feel\b|tell\b|remember\b|not\b|never\b|be\b)\w+
        |\bmaybe i(?:'ll| could| should| can)?\b|\bi can (?:do|try|start|ask|say|go|take|stop|make)\b
        |\bi'd (?:ask|start|put|tell|try|write|have to)\b|\bi'm ready\b|\bi(?:'m
        | am) willing\b
        """,
    ),
    sign(
        Talk.CHANGE,
        2.0,
        "An intention, or readiness to hear of it.",
        r"""
        \b(?:i'll|i will|i'm going to|i'm gonna|i am going to)(?: (?:just|also|maybe|probably|definitely))*
        \ (?:try|start|stop|do|give|go|make|think about|talk|ask|tell (?:her|him|them)|call|take|put|keep|cut|quit|see
        (?: what| if| how)?)\b|\bi(?:'m| am) (?:trying|willing|open) to\b|\bhow (?:do|can|could|would) i\b
        |\bi don't want to (?:get|have|end|do|go|feel|hurt|die)\b|\bi know i (?:should|need|have|can)\b
        """,
    ),
    sign(
        Talk.CHANGE,
        1.8,
        "A step taken, or a reason to take one.",
        r"""
        \bi(?:'ve| have) (?:started|stopped|cut|decided|been trying|been thinking|quit|given up|made)\b
        |\bi (?:decided|quit|cut down|started)\b|\b(?:better|healthier|good) for (?:me|my)\b|\bit(?:'s
        | is) (?:about )?time\b|\bso that (?:i|my|they|he|she)\b|\bsomething(?:'s| has) got to\b
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.6,
        "Words of inability or of not being ready.",
        r"""
        \bi (?:can't|cannot|couldn't)\b(?! (?:believe|wait|remember|think of|see why|tell|help|put|complain|say
        |imagine))|\b(?:not|isn't|never) (?:possible|going to (?:work|happen))\b|\bi'm (?:not (?:ready|able
        |sure i|much for|doing|using|going to (?:stop|quit|give|change)|gonna (?:stop|quit|give|change))
        |no good at)\b|\bnot (?:ready|yet|really me|me)\b|\bimpossible\b|\bno way\b
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.6,
        "Words of not wanting it.",
        r"""
        \bi (?:don't|do not|didn't) (?:want (?:to|that|it|the|any|no|nobody|a)\b|think (?:i|there's)\b
        |see (?:the|why|how|that)\b|need\b|like (?:it|that|the)\b|have (?:a|the|time|any)\b|know (?:if
        |whether) i\b)|\bi'd rather (?:not|say|do)\b|\bi wouldn't (?:say|do|want)\b|\bi'm not (?:doing|having
        |convinced|sure (?:it|that|about))\b|\bi doubt\b|\bdoesn't (?:sound|feel) (?:much )?like me\b
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.2,
        "It has been tried.",
        r"""
        \b(?:i(?:'ve| have)? (?:already |kind of |sort of )?(?:tried|done that|did that)|didn't work
        |doesn't work|won't work|never works|already (?:do|did|have|got))\b
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.0,
        "Something stands in the way.",
        r"""
        \b(?:too (?:much|late|old|hard|many|soon|big|fast|busy|tired)|quite a lot|no time
        |haven't (?:got )?(?:the |any )?time|not very many|the (?:problem|trouble|thing) is|what's the point
        |why bother|it's (?:just|not that)|i(?:'m| am) (?:just )?tired|they'd never|(?:he|she|they)'d (?:hate
        |never|only|just)|i mean)\b|^\W*(?:(?:yes|yeah|okay|maybe|right|well|no|hm|um)\W+)*but\b|\b(?:maybe
        |i guess|i suppose)\b.{0,3}$
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.4,
        "What is good about things as they are.",
        r"""
        \bi (?:really |just |do |kind of )*(?:like|enjoy|love) (?:it|to|the|my|smoking|drinking
        |a)\b(?!.*\bbut\b)|\b(?:not|isn't|ain't) (?:that|really|such|a) (?:a )?(?:bad|big|problem|deal|much)\b
        |\bit (?:helps|relaxes|calms)\b|\bit's (?:fine|legal|chill|no big deal|not hurting)\b
        """,
    ),
    sign(
        Talk.SUSTAIN,
        1.4,
        "It is told as hard.",
        r"""
        \b(?:it's|it is|that's|so|really|very|too|kind of|pretty) (?:hard|tough|difficult|stressful|expensive)\b
        |\bhard (?:to|for me)\b|\b(?:i|we) (?:just )?(?:struggle|forget|never|can never)\b
        """,
    ),
    sign(
        Talk.INSIGHT,
        1.2,
        "One thing is told from another.",
        r"""
        \b(?:it|that|this|he|she|they)(?:'s| is| was|'re)? ?(?:not|isn't|wasn't|never
        |ain't)\b.{2,60}[.,;] ?(?:it|that|he|she|they)(?:'s| is| was|'re)\b|\bi'm not\b.{2,50}[.,] ?i'm\b
        |\bit isn't\b|\bit was never\b|\bnot because\b.{2,60}\bbecause\b|\bless (?:a|about)\b.{2,40}\bthan\b
        |\bi thought\b.{3,80}\b(?:it's|but|and it)\b
        """,
    ),
    sign(
        Talk.INSIGHT,
        1.2,
        "The client sees their own part.",
        r"""
        \bi(?:'ve| have) (?:been|made|kept|never|always|only|just)\b|\bi(?:'m| was) the one\b|\bit's me\b
        |\bi made (?:it|that|them|him|her)\b|\bthat's (?:what i|how i|me|why i)\b|\bi never (?:saw|thought|knew
        |asked|checked|wanted)\b|\bi keep \w+ing\b|\bi let\b
        """,
    ),
    sign(
        Talk.INSIGHT,
        1.2,
        "Something is seen, or seen anew.",
        r"""
        \b(?:i (?:see|can see|hadn't (?:seen|thought|realised|realized)|just (?:realised|realized|noticed|saw)
        |didn't (?:know|realise|realize|see) (?:that|i|how)|wonder if)|it(?:'s| has) just|dawned|the penny
        |clicked|all (?:along|this time)|the whole time|makes sense now|where did that come from|listen to me
        |same (?:thing|dance|place))\b|^\W*(?:that|because) (?:i|it|we|they|she|he)\b|^\W*(?:oh|huh|gosh|god|ah
        |hm)\b
        """,
    ),
    sign(
        Talk.FEELING,
        2.0,
        "A feeling is named.",
        r"""
        \b(?:sad|angry|furious|afraid|scared|frightened|terrified|anxious|worried|nervous|ashamed|shame|shaming
        |embarrass\w*|guilty|guilt|relieved|relief|lonely|frustrat\w+|infuriating|annoyed|irritated|exhausted
        |grateful|upset|overwhelm\w*|dread(?:ing|ed)?|panic\w*|jealous|disappointed|horrible|awful|grubby
        |hopeless|helpless|cried|crying|tears|bitter|humiliat\w+|heartbroken|devastated|delighted|resent\w*)\b
        """,
    ),
    sign(
        Talk.FEELING,
        2.0,
        "A feeling of the client's own is named.",
        r"""
        \b(?:i'm|i am|i was|i get|i got|feel|felt|makes me|made me)
        (?: (?:so|very|quite|really|a bit|just|proper|pretty|bloody))*\ (?:mad|cross|happy|proud|tired|sick|stuck
        |heavy|light(?:er)?|numb|empty|lost|small|daft|stupid|calm|excited|hurt|alone|bleak|moved|strange
        |touched|ridiculous)\b
        |\bi (?:hate|love|miss|loved|hated|missed)\b|\bit (?:hurts|hurt|kills|killed|scares|scared)\b
        """,
    ),
    sign(
        Talk.FEELING,
        2.0,
        "A feeling is told by the body or by its name.",
        r"""
        \bi (?:feel|felt|was feeling|'m feeling)\b|\bit (?:feels|felt|stings|stung|hurts|aches)\b
        |\bmy (?:stomach|chest|throat|heart|shoulders|hands|jaw|neck)\b|\bgoosebumps\b|\blump in\b
        """,
    ),
    sign(
        Talk.VALUE,
        2.0,
        "What matters is named.",
        r"""
        \b(?:matters? (?:to me|that|because|more|most)?|important|care (?:about|for)|worth (?:it|more|doing
        |having)|fairness|unfair|not fair|not honest|honesty|integrity|loyal|dignity|justice|stand for
        |i owe (?:her|him|them|it)|believe in|mean something|what it's for|for the sake|for (?:my|the) (?:kids
        |children|daughter|son|family|patients|team)|rather .{2,40} than)\b|\b(?:that|what) i (?:like|love)\b
        |\bi love (?:the|that|this|my)\b|\bi want (?:the|them|her|him|it|my) \w+.{0,20}\bto (?:be|have|get
        |grow|know)\b
        """,
    ),
    sign(
        Talk.METAPHOR,
        2.0,
        "An image of the client's own.",
        r"""
        \b(?:it's|i'm|i am|that's|feels?|felt|it was|i was|sort of|kind of|more|bit|just|almost) like (?:a|an
        |the|being|i'm|when|there's|somebody|someone|in a|those|one of|having|some|my|we)\b|^\W*(?:yes\W+
        |yeah\W+)?like (?:a|an|the|when|there's|some|in)\b|\bas if\b|\bas though\b
        """,
    ),
)
