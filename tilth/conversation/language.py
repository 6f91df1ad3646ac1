"""Pure. Which language a text is in, told by its script and the small words that every sentence needs."""

import re
from collections import Counter

WORDS = 12
"""Words below which a text may be in any language."""

SHARE = 0.12
"""The share of small words that the language of a text has at least; running speech has three times as much."""

LEAD = 1.1
"""How many times as many small words as the next language it must have."""

_SAMPLE = 20_000  # characters

# What a sentence can hardly do without; a word may stand in several lists, since only the sum decides.
_LISTS = {
    "en": """
        the and to of a in is it you that i was for on are with as be this have from not but what they we
        there can all your when so if about which were been my do how don't it's i'm that's would just like
        yeah know think me at or he she
    """,
    "de": """
        der die das und ist ich nicht es du sie wir ein eine zu mit auf auch war wie dass so aber habe hat
        mir mich sich dann noch ja doch mal wenn oder was für von dem den im bei nur schon da kann bin
    """,
    "fr": """
        le la les et est je tu il elle nous vous un une des du de que qui pas ne dans pour sur avec ce ça
        c'est j'ai mais ou où on plus comme bien oui très suis être mon ma au
    """,
    "es": """
        el la los las y es yo tú que de en un una no se por para con lo me te mi su pero como más muy está
        eso esto sí porque qué cuando hay ya también era del al
    """,
    "it": """
        il lo la gli le e è io che di in un una non si per con mi ti ma come più anche sono ho ha questo
        quello cosa perché quando della del nel sì molto mio cui c'è
    """,
    "pt": """
        o a os as e é eu que de em um uma não se por para com me te meu minha mas como mais também muito
        está isso isto porque quando da do na no você ele ela sim foi são
    """,
    "nl": """
        de het een en is ik niet je jij we wij dat die van voor met op te aan maar ook als dan nog wel wat
        hoe er zijn heb heeft mijn mij ze naar bij om uit waar ja dus
    """,
    "pl": """
        i w na z do się nie że to jest jak co ja ty my po za od o ale tak czy już tylko mnie mi może bardzo
        był była było mam jestem kiedy dla przez jego
    """,
    "sv": """
        och att det som en ett jag du är inte på för med av den till har om så men vi han hon var mig dig
        kan ska när vad bara från också eller mycket ja
    """,
    "da": """
        og at det som en et jeg du er ikke på for med af den til har om så men vi han hun var mig dig kan
        skal når hvad bare fra også eller meget ja
    """,
    "no": """
        og å det som en et jeg du er ikke på for med av den til har om så men vi han hun var meg deg kan
        skal når hva bare fra også eller veldig ja
    """,
    "fi": """
        ja on se että en ei minä sinä hän me te he mutta niin kun kuin oli olen mitä tämä joka vain myös ole
        sitä siitä minun sen mä sä nyt sitten tai jos voi
    """,
    "tr": """
        ve bir bu da de ben sen o ne için ile çok ama gibi daha var yok mi mı değil evet hayır şey nasıl
        kadar bana sana benim senin olarak sonra ya ki
    """,
    "cs": """
        a v na je se že to jsem jsi ale jak co já ty my nebo když tak už jen mi mě by pro od po za ne ano
        být má není který také
    """,
    "ro": """
        și în nu este sunt eu tu că de la cu pe un o mai dar ce cum am ai are pentru din sau când foarte mi
        ți asta da să
    """,
    "hu": """
        a az és nem hogy is ez én te egy van de mit volt csak meg már ha mert igen vagy ami nagyon azt ezt
        kell lesz
    """,
}
SMALL_WORDS = {code: frozenset(words.split()) for code, words in _LISTS.items()}

# The first script with that share of the letters; where two languages have one, the letters of one alone come first.
_SCRIPTS: tuple[tuple[str, str, float], ...] = (
    ("ja", "[\u3040-\u30ff]", 0.05),  # before Chinese: Japanese mixes its syllables with the same characters
    ("zh", "[\u4e00-\u9fff]", 0.3),
    ("ko", "[\uac00-\ud7a3]", 0.3),
    ("el", "[\u0370-\u03ff]", 0.3),
    ("he", "[\u0590-\u05ff]", 0.3),
    ("hi", "[\u0900-\u097f]", 0.3),
    ("th", "[\u0e00-\u0e7f]", 0.3),
    ("uk", "[іїєґІЇЄҐ]", 0.02),
    ("ru", "[\u0400-\u04ff]", 0.3),
    ("fa", "[پچژگ]", 0.02),
    ("ar", "[\u0600-\u06ff]", 0.3),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def guess(text: str) -> str | None:
    """The code of the language ("en", "de"), or None where the text is too short or might be in two."""
    text = text[:_SAMPLE].replace("’", "'")
    return _by_script(text) or _by_small_words([word.casefold() for word in _WORD.findall(text)])


def _by_script(text: str) -> str | None:
    letters = sum(character.isalpha() for character in text)
    if text.isascii() or letters < WORDS:
        return None
    return next((code for code, script, share in _SCRIPTS if len(re.findall(script, text)) >= share * letters), None)


def _by_small_words(words: list[str]) -> str | None:
    if len(words) < WORDS:
        return None
    said = Counter(words)
    found = Counter({code: sum(said[word] for word in small) for code, small in SMALL_WORDS.items()})
    (best, most), (_, next_most) = found.most_common(2)
    return best if most >= SHARE * len(words) and most >= LEAD * next_most else None
