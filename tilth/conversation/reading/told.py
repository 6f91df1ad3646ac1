"""Pure. The words by which what a coach tells shows its move."""

from tilth.conversation.reading.findings import Move
from tilth.conversation.reading.signs import sign

TOLD = (
    sign(
        Move.SPACE,
        2.6,
        "It leaves the client room.",
        r"""
        \btake (?:your time|all the time|as long as|whatever time|your minute|a (?:moment|minute|breath))\b
        |\bno (?:rush|hurry|need to (?:hurry|rush|fix|answer))\b|\bin no hurry\b|\bnot going anywhere\b
        |\bwe(?:'ve| have) (?:got )?(?:much |plenty of |all the )?time\b(?! left)|^\W*(?:stay|sit) (?:there
        |with)\b|\blet (?:it|that|both) (?:be|stand|land|sit|rest)\b|\byou don't have to (?:tell|say|answer
        |explain)\b
        """,
    ),
    sign(
        Move.OBSERVATION,
        1.2,
        "The coach says what they notice.",
        r"""
        \bi(?:'m| am)? (?:just |also |still )*(?:notic(?:e|ed|ing)|sens(?:e|ed|ing))\b|\bi(?:'m| was
        | am)(?: (?:\w+ ){0,2}|, \w+, (?:i'm )?)struck\b|\bi'm hearing\b
        |\bi (?:can )?(?:just )?(?:saw|heard) (?:you |your|something|a |somebody|someone)
        |\bsomething (?:just )?(?:shifted|changed|happened|moved|in (?:how|the way))\b|\bi (?:had|have
        |'ve got) (?:a )?(?:hunch|thought|sense|feeling|impression)\b|\bi don't want to (?:hurry|rush|lose)\b
        """,
    ),
    sign(
        Move.OBSERVATION,
        1.9,
        "The coach names what the client just did.",
        r"""
        (?<!in )(?<!with )(?<!at )(?<!on )(?<!out of )\byour (?:voice|face|shoulders?|hands?|eyes?|breathing|energy
        |tone|jaw|body|whole (?:face|body)|arms?|posture)\b|\byou (?:seem|sat up|sounded|sped up)\b|\byou(?:'ve
        | have|'re| are)? (?:just |also |kind of |sort of |both )*(?:smil(?:ed|ing)
        |laugh(?:ed|ing)|sigh(?:ed|ing)|paused|slowed|speeded|sped|lit up|gone (?:very |quite |a bit )?(?:still
        |quiet|pink|red|flat|pale)|went (?:very |quite |a bit )?(?:still|quiet|flat)|sitting|nodding
        |got (?:a (?:little|bit) )?(?:flat|quiet|louder)|telling it)\b|\b(?:that|the) word came\b
        |\bput your (?:hand|pen)\b|\bjust then\b
        """,
    ),
    sign(
        Move.OBSERVATION,
        0.8,
        "The coach sets two things side by side.",
        r"""
        \b(?:you said|you told me|you wanted|you came in)\b.{3,80}\b(?:and (?:now|yet|i|then)|but|yet)\b
        |\bup to now\b|\bevery time\b.{3,60}\byou\b|\bthe (?:bit|thing|part) i (?:keep|hear)\b
        """,
    ),
    sign(
        Move.ACKNOWLEDGEMENT,
        1.1,
        "The coach receives it, or says what it is worth.",
        r"""
        \b(?:that|it)(?:'s|'d| is| was| sounds| must be| must have been| feels| takes| took| wasn't
        | isn't)(?: \w+){0,3}? (?:hard|heavy|tough|painful|difficult|frustrating|lonely|brave|honest|generous
        |great|brilliant|wonderful|lovely|huge|big|powerful|good|fair|nice|beautiful|awful|horrible|rough
        |exhausting|human|clean|clear|kind|excellent|superb|fantastic|amazing|awesome|something|a lot|no small
        |not nothing|not easy|normal|natural|understandable|okay|all right|allowed|fine)\b
        |^\W*(?:very |really |so |that's |how )+(?:human|honest|brave|good|true)\b
        """,
    ),
    sign(
        Move.ACKNOWLEDGEMENT,
        1.7,
        "The coach receives it.",
        r"""
        ^\W*(?:(?:well|no|yeah|okay)\W+)?(?:ouch|oof|oh|gosh|wow|blimey|ah,? \w+|nice|superb|bravo|fair enough
        |good answer|congratulations)\b(?! (?:and|so|i see|well|yeah|okay|right)\b)|\bthank(?:s| you) for\b
        |\bi(?:'m| am) (?:so |really |very |just )*(?:glad|sorry|proud|happy|impressed|moved|grateful)\b
        |\bi (?:can (?:imagine|hear|see)|hear you|appreciate|love (?:that|how|it)|like how|enjoyed|admire)\b
        |\bi (?:stand corrected|take (?:it|that) back|withdraw)\b|\byou(?:'re
        | are) (?:quite |absolutely |so )?right\b
        """,
    ),
    sign(
        Move.ACKNOWLEDGEMENT,
        1.4,
        "The coach credits what the client did.",
        r"""
        \byou (?:really |just )?(?:did (?:it|that|this)|got (?:there|to)|found|caught|went|looked after|came in
        |said it|wrote|stayed|took|kept|managed|chose|know (?:her|him|them|your)|named)\b(?!.*\?)|\bwell done\b
        |\bgood (?:for|on) you\b|\b(?:great|good|nice|fantastic|brilliant) (?:work|job|session|going|insight
        |question)\b|\bit took\b|\bthat took\b|\bproud of\b
        """,
    ),
    sign(
        Move.ACKNOWLEDGEMENT,
        0.8,
        "The coach reassures.",
        r"""
        \b(?:everyone|everybody|nobody|lots of people|most people|all of us|we all|a lot of people) (?:feels?
        |does|do|has|have|goes|gets?|hates?|likes?|is|are|thinks?)\b|\b(?:don't|mustn't|wouldn't) (?:worry
        |be too (?:hard|rough))\b|\byou(?:'ll| will|'re going to) (?:be|do) (?:great|fine|brilliant\w*|okay|ok
        |amazing)\b|\b(?:no problem|trust me|you've got this|you got this
        |it's (?:totally |perfectly |completely )?normal|of course you|no wonder|not your fault|not on you
        |you must be positive|you'll get there|you'll see)\b
        """,
    ),
    sign(
        Move.SOCIAL,
        1.4,
        "A greeting or a farewell.",
        r"""
        ^\W*(?:oh |well )?(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|there (?:you|she|he) (?:are
        |is)|come (?:on )?in)\b|\b(?:bye|goodbye|see you|speak (?:soon|to you|on|friday)|take care|good luck
        |have a (?:good|great|lovely|nice)|go well|nice to (?:meet|see)|(?:good|great|lovely) to (?:see|meet)
        |mind (?:how you go|yourself|the)|safe (?:home|travels|journey)|until (?:next|then)|till (?:next|then)
        |talk soon|next (?:time|week) then)\b
        """,
    ),
    sign(
        Move.SOCIAL,
        0.8,
        "It brings the conversation to its end.",
        r"""
        \b(?:we'll|let's|shall we|we can) (?:stop|leave it|finish|end|close|wrap)\b|\bthen (?:we'll )?stop\b
        |\b(?:i'll|i will) (?:see|send|email|e-mail|ping|drop|text|ring|call)\b|\bwe're (?:done|at time
        |out of time)\b|\bstop there\b|\bi'd be glad to hear\b
        """,
    ),
    sign(
        Move.CONTRACTING,
        2.3,
        "It settles how this conversation goes.",
        r"""
        \bwe(?:'ve| have|'re at| are at)?(?: got
        | have)? (?:about |until |till |around |maybe |roughly |like |a |some |the )*(?:\w+ |\d+ |half an |an )?(?:minutes
        |hour|half past|quarter|ten past|ten to|time left|time together)\b|\b(?:stays?|remains?|goes) (?:here
        |in this room|between us|with me|nowhere|anywhere)\b|\bsame (?:terms|ground rules|understanding|deal
        |rules)\b|\bconfidential\b|\bnothing (?:you say )?goes\b|\bwhat(?:'s| is)? said\b|\bi(?:'ll
        | will) (?:stop|interrupt) you\b|\b(?:not an? (?:appraisal|review|interview|therap\w+|counsel\w+
        |nurse))\b|\bmy (?:other |manager'?s? )?hat\b|\bthe (?:rest|time|hour)(?: of this)?(?: is|'s) yours\b
        """,
    ),
    sign(
        Move.PLANNING,
        0.9,
        "It shapes the step.",
        r"""
        \b(?:so )?that's (?:one|two|three|mine|action one)\b|\b(?:number|action) (?:one|two|three)\b
        |\bthen (?:this|that|it's the|thursday's|tuesday's|friday's) (?:\w+ )?(?:the|is) one\b
        """,
    ),
    sign(
        Move.ADVICE,
        1.4,
        "The coach says what to do.",
        r"""
        (?<!way )(?<!feel )(?<!what )\byou (?:could|should|need to|have to|ought to|might(?: want to)?|can|gotta
        |got to|must|want to|'ve got to)
        \ (?!see\b|hear\b|feel\b|sense\b|be\b|tell\b|imagine\b|say\b|call me\b|decide\b|pass\b|text\b)\w+
        |\byou'd (?:have to|want to|better|be better)\b|\bmaybe (?:you|your \w+) (?:could|can)\b
        |\bi'd want you\b|\byou(?:'ve
        | have) (?:just )?got to\b|\b(?:i'd|i would) (?:just |also |maybe |really |strongly )*(?:suggest
        |recommend|encourage|advise|start|try|go|do|take|put|keep|give|stay|add|have|be careful|begin
        |say your)\b|\bi might (?:keep|say|try|put)\b|\bmyself i would\b
        """,
    ),
    sign(
        Move.ADVICE,
        1.1,
        "The coach sets a task or gives a direction.",
        r"""
        \b(?:i want you to|i'd like you to|i need you to|here's what i|what (?:i'd|i would) do|what you do is
        |my advice|your homework|the (?:rule|trick|key|point|thing) is|make sure|best thing
        |i'm going to ask you to|i'm gonna push|i have to insist|do one thing)\b|\blet's (?:get|say|make|put|set
        |call|go|take|try|finish|add|agree|build|use|do)\b|\b(?:don't|do not) (?:let|overthink|forget|apologi\w+
        |worry about|say|start|wait)\b|\bif i were you\b|\bwhy don't you\b
        """,
    ),
    sign(
        Move.ADVICE,
        1.5,
        "An order stands at the head of the sentence.",
        r"""
        ^\W*(?:(?:so|and|but|well|oh|okay|no|yeah|yes|now
        |actually)\W+)*(?:then |just |maybe |perhaps |please )*(?:put|write|send|read|skip|keep|block|give|start
        |stop|do|call|use|get|set|try|go|make|pick|take(?! your time| as long| a (?:moment|minute|breath))|ask
        |practi[cs]e|bring|add|book|ring|text|visuali[sz]e|email|tell (?:him|her
        |them)|log|protect|stand|close your|say (?:it|your|this|that))\b(?! you\b)(?! me\b)
        """,
    ),
    sign(
        Move.INFORMATION,
        0.9,
        "The coach explains or gives facts.",
        r"""
        \b(?:there(?:'s| is| was)|it's|that's) (?:a|an|some|this|what (?:we|they) call|called
        |known as)(?: \w+){0,4} (?:model|book|concept|theory|study|studies|research|tool|technique|framework
        |term|handout|leaflet|app|sheet|syndrome|script|system|process|policy|guideline|level|range)\b
        |\b(?:research|studies|evidence|percent|per cent|it's called|what (?:we|they) call|known as|on average
        |the (?:way it works|reason is|idea is)|what happens is|basically|literally|technically|statistically
        |clinically)\b|\b(?:works? (?:every|by)|means that|comes from|because (?:your|the|it|people))\b
        """,
    ),
    sign(
        Move.INFORMATION,
        0.6,
        "The coach tells of others or of their own life.",
        r"""
        \b(?:when i was|i was (?:running|working|in|at|a)|i did the same|my (?:boss|coach|wife|husband|first|own
        |clients?|old)|a (?:lot|guy|friend|client) of|i (?:had|knew|worked|used to|always|once)|i've (?:seen|had
        |done|worked)|people (?:get|who|tend|often|usually)|most (?:people|folks|managers|leaders)
        |some people)\b
        """,
    ),
)
