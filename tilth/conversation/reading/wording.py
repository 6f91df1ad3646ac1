"""Pure. How a coach words what a marker listens for; `evidence` decides where in a session the words count."""

import re

WORDS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        # 3: agreeing the session
        "wish": r"\bwhat (?:would|do|did|'d) you (?:want|like|need|hope)\b|\bwhere (?:would|do) you (?:want|like)\b"
        r"|\bwhat(?:'s| is| would be) (?:the |a )?(?:best|useful|good|on (?:your mind|the agenda))\b"
        r"|\bwhat (?:are we|brings you|shall we|should we)\b|\buse (?:this|our|the) (?:time|hour|session)\b"
        r"|\bwalk (?:out|away) with\b|\bwant to (?:talk|start|begin|look at|work on)\b|\bdid this conversation\b",
        "measure": r"\bhow (?:will|would|'ll|'d|do) (?:you|we|i)(?: both)? (?:going to )?(?:know|tell|see|recogni[sz]e)\b"
        r"|\bwhat (?:would|will|'d|'ll) (?:tell|show) (?:you|us)\b|\bwhat (?:would|'d|'ll) make (?:it|this|the)\b"
        r"|\bwhat(?:'s| is| would be|'d be|'ll be) (?:different|there)\b|\bworth (?:the|your|it|crossing)\b"
        r"|\bwhat (?:do|would) you have\b|\bwhat has happened\b|\byou(?: don't|'ve not| haven't) (?:have|got) now\b",
        "weight": r"\bwhat(?:'s| is| makes| made)?(?: \w+){0,3} (?:matters?|important|at stake|riding|behind)\b"
        r"|\bmatters? (?:to you|so|enough)\b|\bwhy (?:now|does|'s|is) (?:it|this|that|now)\b|\bwhy now\b"
        r"|\bwhat would (?:that|it|having|getting)\b[^.?]{0,25}\b(?:give|bring|do for|get|mean)\b"
        r"|\bthe thing to bring\b|\bwhat about you\b|\bmean to you\b|\bwhat (?:is it|it is) about\b"
        r"|\bwhat makes (?:it|this|that)\b|\btroubles you\b",
        "address": r"\b(?:look at|address|sort out|untangle|resolve|understand)\b[^.?]*\bto get (?:there|to)\b"
        r"|\bwhat(?: do you think)? (?:we'd|we would|would we|do we|do you|would you) (?:need|have) to (?:look|know|see)\b"
        r"|\bwhere would (?:you|we) (?:look|start|begin)\b|\bwhich end\b|\bneed to look at\b|\bhave to look at\b"
        r"|\bwhat(?:'s| is) (?:stopping|holding|the next bit)\b|\bwhat has to\b|\bwhen's it hardest\b",
        "tells the topic": r"\bthat's our (?:topic|thing|gap)\b|\bcrack on\b|\bi thought we\b|\bthe headline\b|\bwe'll get to\b"
        r"|\bi've (?:got|made) (?:some|a few) (?:thoughts|notes|questions)\b|\bi(?:'d| would) love (?:for us )?to\b"
        r"|\bso (?:today|we're going to|we've got|what we)\b|\bi wan(?:t to|na) talk about\b|\bi've got you down\b"
        r"|\b(?:get|do|make|tackle|nail)\b[^.?]{0,20}\bnailed\b|\bon the (?:growth |work)?sheet today\b|\bthe reason\b",
        # 4 and 5: trust and presence
        "praises": r"^\W*(?:(?:okay|ok|right|yeah|yes|so|oh|and)\W+)*(?:great|brilliant|awesome|perfect|love it|fantastic"
        r"|amazing|excellent|super|good (?:stuff|work|job|girl|man))\b|\bgreat work\b|\bcracking\b|\brock ?star\b"
        r"|\byou're (?:great|doing (?:great|really well|a wonderful)|a (?:star|saint|smart))\b",
        "minimises": r"\b(?:totally |completely |perfectly )?normal\b|\bevery(?:one|body) (?:does|feels|has|goes|gets)\b"
        r"|\bdon't worry\b|\bno problem\b|\bit's nerves\b|\btrust me\b|\byou'll be (?:fine|great|ok|okay)\b"
        r"|\bnot as (?:much|bad) as\b|\bbeat yourself up\b|\byou've got this\b|\breally common\b|\byourself grace\b"
        r"|^\W*(?:sure|okay|ok|yeah|yes|no|right)\W+(?:\w+\W+)?but\b",
        "credits": r"\byou(?:'ve| have| really| just| both)? (?:did|got|found|went|stayed|caught|said it|came|named|looked|kept|took|made|saw|let"
        r"|chose|noticed|managed|built|held|know|wanted one|weren't|counted|showed|gave|worked|were brave|own)\b"
        r"|\bthat(?:'s| is| was) (?:\w+ )?(?:honest|brave|generous|sharp|straight|ambition|clean|a gift|hard to say)\b"
        r"|\bi(?:'m| was) struck\b|\b(?:some|a lot of) (?:nerve|courage|work)\b|\bit(?:'s| sounds as if it's) yours\b",
        "checks": r"\bis that (?:it|right|fair|how)\b|\b(?:have i|did i) (?:got|get)\b|\bdoes that (?:fit|sound|capture|sit)\b"
        r"|\bor have i\b|\bwhat did i\b|\bwhat'd i leave\b|\bmend it\b|\bcorrect me\b|\btell me if\b|\bwould that suit\b"
        r"|\byou can (?:bin|leave|argue|tell me|pass|ignore)\b|\bi (?:may|might|could) be wrong\b|\bcan i tell you\b",
        "takes a no": r"\bfair enough\b|\bi stand corrected\b|\byou're (?:quite )?right\b|\bi (?:was|got|kind of) [^.?]{0,25}(?:tidying"
        r"|making|ahead|getting|jumped)\b|\bscratch (?:it|that|the)\b|\bforget mine\b|\bthen (?:don't|we don't)\b|\bthat's better\b"
        r"|\bas you like\b|\bthank you for (?:that|correcting)\b|\bit can stay\b|\bbetter than i\b|\bi'm glad to hear\b",
        "who": r"\bwho (?:are|do|did|would|were|is) you\b|\bwho do you get to be\b|\b(?:about|of|in|for) (?:you|yourself)\b"
        r"|\bwhat (?:does|do|'s) (?:it|that|this|the \w+) say about you\b|\bpart of you\b|\bsomeone who\b|\bthe (?:man|woman|person)\b"
        r"|\bwhat kind of (?:person|man|woman|leader|mother|father)\b|\bwhat do you (?:make|learn|notice)\b|\bwho's\b",
        "of the person": r"\byou(?:'re| were| are) (?:not |the |a |an |somebody|someone|both|almost|looking|careful|your)\b|\bpart of you\b"
        r"|\byou'd (?:rather|almost|like|give|got|left)\b|\byou (?:stood|sat up|let|want|sit|belong|love|care|own|keep|thought of)\b",
        "chooses": r"\bwhere (?:would|do|shall|might) (?:you|we)\b|\bhow (?:would|do) you (?:want|like) (?:to|us to|me)\b|\bshall we\b"
        r"|\bwhat (?:would|do) you (?:want|like) to (?:do|use|look|work|mark|start|talk)\b|\bdo you want (?:to|me)\b"
        r"|\bwould you (?:like|rather|want)\b|\bor (?:leave|something else|somewhere)\b|\bwhich (?:end|one)\b|\bup to you\b"
        r"|\byou (?:pick|choose)\b|\bif you (?:like|want|pick)\b|\bis that (?:okay|ok|all right|alright)\b|\bneed to change\b"
        r"|\bwould it (?:help|be)\b|\bwhat(?:'s| is) the best use\b",
        "directs": r"\bthat's our (?:topic|thing)\b|\bcrack on\b|\bwe'll get to\b|\bi want you to\b|\bi'd like you to\b|\bhold that\b"
        r"|\blet's (?:get|do|make|put|write|say|tackle|move|park)\b|\bi thought we\b|\bwe(?:'re| are) (?:going to|gonna)\b",
        "returns": r"\byou(?:'d| had)? (?:said|wanted|came in|were after)\b|\bwhere (?:are|have|does that leave) (?:we|you)\b"
        r"|\bhow are we doing\b|\bcame in (?:with|wanting)\b|\bat the (?:start|beginning)\b|\bstill (?:holding|may|what)\b",
        # 6 and 7: listening and evoking awareness
        "body": r"\byour (?:voice|face|shoulders?|hands?|eyes|breath\w*|energy|tone|body|posture|chest|feet|neck)\b|\bhow you said\b"
        r"|\byou(?:'ve| have| just|'re)* (?:smiled?|smiling|laugh(?:ed|ing)|sigh(?:ed)?|gone (?:very )?(?:still|quiet)|slowed|lit up"
        r"|sat (?:up|back)|looked (?:up|down|away)|went quiet|stopped|put your hand)\b|\bit left your face\b|\bgo quiet\b",
        "notices": r"\bi(?:'m| am|'ve| was)? ?(?:just |also )?(?:notic(?:e|ed|ing)|struck|wonder(?:ing|ed)?|curious|aware|sens(?:e|ing))\b"
        r"|\bi have (?:a|the) (?:hunch|feeling|sense)\b|\bi found myself\b|\bsomething in (?:how|the way)\b|\bi (?:sat up|heard)\b",
        "tells them who": r"\bwhat you're (?:really|actually)\b|\bthat's the (?:trap|disease|dopamine)\b|\bsyndrome\b|\bthat's denial\b"
        r"|\bthat(?:'s| sounds like) (?:classic|typical)\b|\byou(?:'re| are) (?:scared|afraid|avoiding|worried|in denial)\b|\bblind spot\b",
        "other eyes": r"\bif (?:i|he|she|they|someone|somebody|we|your \w+|[a-z]+) (?:were|was|'d|had|could|came|walked|asked|sat)\b"
        r"|\bsuppose\b|\bwhat would \w+ have done\b|\bin (?:ten|twenty|five|two|a) (?:years?|months?)\b|\bmonths in\b|\bwhose eyes\b"
        r"|\b(?:what|how) (?:would|might|will) (?!you\b|we\b|it\b|that\b|make\b|tell\b|be\b|happen\b|help\b|have\b)\w+ (?:say|see|think"
        r"|notice|tell|make|call|want|look|be learning)\b|\bwho(?: else|'d| would) \w* ?notice\b|\bwhat would i (?:have |be )"
        r"|\b(?:reckon|think|imagine) \w+(?: would|'d) say\b|\bwhat(?:'s| is) (?:she|he) seeing\b|\bgoing on for (?!you\b)\w+\b"
        r"|\bwasn't there\b|\bseeing the two\b|\bhow was (?:she|he)\b|\bon the other side\b|\bfrom (?:his|her|their|outside)\b",
        "ahead": r"\bwhat (?:would|might|could|will|'d) (?:you|it|that|happen|be|become|else)\b|\bwhat (?:becomes|is|'s) possible\b"
        r"|\bwhat do you want to (?:do|try|happen|find)\b|\bwhat (?:do|would) you (?:want|like)\b|\bif (?:you|it|that|there)\b.*\bwhat\b"
        r"|\bwhat (?:happens|comes) next\b|\bwhere (?:would|might|could|does) (?:you|that|it|a)\b|\bwhat wants to\b|\bmake it an?\b"
        r"|\bwhat (?:sort|kind) of\b.*\b(?:could|might|would)\b|\bwhat(?:'d| would) it take\b|\bwhat happens next\b",
        # 8: learning and growth
        "progress": r"\bwhere(?:'s| is| has| are| have| does that leave)? (?:that|it|we|you|your head)\b[^.?]*\?|\byou wanted\b"
        r"|\bcame in (?:with|wanting)\b|\bhow far\b|\bcloser\b|\bhow are we doing\b|\bhow is it with\b|\bstate of play\b"
        r"|\bhow does (?:the|that|it)\b|\bis that still\b",
        "of self": r"\byourself\b|\babout you\b|\bwho you\b|\babout \w+ that you'd\b|\b(?:learn\w*|take) [^.?]{0,20}\babout \w+\?"
        r"|\bwhat do you (?:take|leave with)\b[^.?]*\byou feel\b",
        "learned": r"\blearn(?:t|ed|ing)?\b|\btak(?:e|ing) (?:away|with|from|out)\b|\bwhat are you taking\b|\bleaving with\b|\buseful\b"
        r"|\bremember\b|\bsee (?:it )?differently\b|\bclearer\b|\bwhat do you (?:know|see) now\b|\bmark before\b"
        r"|\bwhat does (?:that|it|this) (?:teach|show|tell)\b",
        "use": r"\bwhat (?:do|would|might|will) you (?:want |like )?(?:to )?do (?:with|about) (?:that|it|this)\b|\bfrom here\b|\bbring into\b"
        r"|\bwhere would you like to (?:go|put)\b|\bhow (?:might|would|could|will) (?:you|that|it|this) (?:use|bring|take|help|change|fit)\b"
        r"|\bwhat does (?:that|it|this) (?:do|allow|make|ask|change|open)\b|\bwhere might (?:a|that|it|this)\b|\bwhat becomes\b"
        r"|\bhow do(?:es)? (?:that|this|it) sit\b|\bwhat(?:'s| has) that got to\b|\bso what (?:might|would|of)\b|\bin place of\b"
        r"|\bwhat do you want to (?:try|find out|do|happen)\b|\bwhat happens next\b|\bwhat would that look like\b",
        "in the way": r"\b(?:get|gets|be|stand|come) (?:in|between) (?:the|your|you)\b|\bobstacles?\b|\btrips? (?:it|you|that|\w+) up\b"
        r"|\bwhat (?:might|could|would|will|'ll|else might) (?:stop|help|go wrong|turn|make it|shut|you need)\b|\bgo wrong\b"
        r"|\bwhat (?:do|would|will|'ll) you need\b|\bsupport\b|\bwho (?:could|can|might|would|will|'d) (?:help|you)\b|\bhelp you\b"
        r"|\b(?:and|so) (?:if|when|the moment)\b|\bwhat(?:'s| is) likely to\b|\bwhat stops\b|\bmissing three\b"
        r"|\bwhat about (?:when|the time|getting|tonight)\b|\bhardest\b|\bwhat'd (?:help|stop)\b|\bwhat if\b|\bbarriers?\b|\bif that changed\b",
        "held": r"\bhold (?:yourself|you|it)\b|\bheld to\b|\bkeep (?:hold|track|an eye)\b|\b(?:who|anybody|anyone)\b[^.?]*\bknow\b"
        r"|\bleave (?:it|things) (?:with|between)\b|\bwhat (?:do|would|from) (?:you )?(?:want|like)? ?(?:from )?me\b|\baccountab\w+"
        r"|\bwant (?:me )?to (?:ask|tell me|check|ring|bring|text|show)\b|\bhear of it\b|\bcome back on\b|\bfollow up on\b",
        "checks up": r"\bsend me\b|\bscreenshot\b|\btext me (?:after|when)\b|\bi'll (?:check|hold you|be asking|follow up)\b|\bupload\b"
        r"|\bfeet to the fire\b|\bso i (?:know|can see)\b|\bshoot me\b|\bput it (?:on|in) the\b|\bi'm (?:writing|putting) that down\b",
        "ending": r"\bhow (?:would|do) you (?:like|want) to (?:finish|end|close|stop|leave|use)\b|\bshall we (?:stop|finish|end|leave)\b"
        r"|\bis that (?:enough|a good place|us)\b|\bor is that us\b|\banything (?:else|more|left|you need|you want)\b"
        r"|\bto mark before\b|\bbefore we (?:stop|finish|close|go|end)\b|\bis it good so\b",
    }.items()
}
