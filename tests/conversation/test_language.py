"""Which language a text is in."""

import pytest

from tilth.conversation.language import guess

SAMPLES = {
    "en": "So what would you like to have at the end of this hour that you do not have now? I think I want to stop doing it all.",
    "de": "Was möchtest du heute mitnehmen? Ich glaube, ich habe noch nie darüber nachgedacht, was mir eigentlich wichtig ist.",
    "fr": "Qu'est-ce que tu voudrais avoir à la fin de cette heure ? Je ne sais pas, je crois que c'est une question de confiance.",
    "es": "¿Qué te gustaría tener al final de esta hora? No lo sé, creo que es una cuestión de confianza y también de tiempo.",
    "it": "Che cosa vorresti avere alla fine di questa ora? Non lo so, credo che sia una questione di fiducia e anche di tempo.",
    "pt": "O que você gostaria de ter no fim desta hora? Eu não sei, acho que é uma questão de confiança e também de tempo.",
    "nl": "Wat zou je willen hebben aan het eind van dit uur? Ik weet het niet, ik denk dat het een kwestie van vertrouwen is.",
    "pl": "Co chciałbyś mieć pod koniec tej godziny? Nie wiem, myślę, że to jest kwestia zaufania, ale też tego, jak ja pracuję.",
    "sv": "Vad skulle du vilja ha i slutet av den här timmen? Jag vet inte, jag tror att det är en fråga om förtroende och tid.",
    "da": "Hvad vil du gerne have med, når timen er slut? Jeg ved det ikke, jeg tror, at det handler om tillid, og hvad jeg tør.",
    "no": "Hva vil du gjerne ha med deg når timen er slutt? Jeg vet ikke, jeg tror at det handler om tillit, og hva jeg våger å si.",
    "fi": "Mitä haluaisit, että sinulla on tämän tunnin lopussa? En tiedä, se on kai kysymys luottamuksesta, mutta myös ajasta.",
    "tr": "Bu saatin sonunda elinde ne olsun istersin? Bilmiyorum, bu bir güven sorunu ama daha çok zaman ile ilgili bir şey.",
    "cs": "Co bys chtěl mít na konci této hodiny? Nevím, myslím, že to je otázka důvěry, ale také toho, jak pracuji a co už mám.",
    "ro": "Ce ai vrea să ai la sfârșitul acestei ore? Nu știu, cred că este o chestiune de încredere, dar și de timp pentru mine.",
    "hu": "Mit szeretnél, hogy meglegyen az óra végén? Nem tudom, azt hiszem, ez egy bizalmi kérdés, de az idő is számít.",
    "ru": "Что бы ты хотел получить к концу этого часа? Не знаю, я думаю, что это вопрос доверия.",
    "uk": "Що б ти хотів отримати до кінця цієї години? Не знаю, я думаю, що це питання довіри.",
    "el": "Τι θα ήθελες να έχεις στο τέλος αυτής της ώρας; Δεν ξέρω.",
    "he": "מה היית רוצה שיהיה לך בסוף השעה הזאת? אני לא יודע.",
    "ar": "ماذا تريد أن يكون لديك في نهاية هذه الساعة؟ لا أعرف.",
    "hi": "इस घंटे के अंत में आप क्या चाहते हैं? मुझे नहीं पता।",
    "zh": "这一小时结束的时候，你希望得到什么？我不知道，可能是信任的问题。",
    "ja": "この時間の終わりに何を持っていたいですか？わかりません。信頼の問題だと思います。",
    "ko": "이 시간이 끝날 때 무엇을 가지고 싶습니까? 모르겠습니다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_few_sentences_tell_the_language(code: str) -> None:
    assert guess(SAMPLES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Okay.",
        "Mm-hmm. Yeah.",
        "42 17 3",
        "Marta Tom Ines Karen Daniel Ruth Amara Yuki Wade Hester Arjun Meera Lowell",
    ],
)
def test_too_little_tells_nothing(text: str) -> None:
    assert guess(text) is None


def test_a_foreign_name_does_not_make_a_foreign_text() -> None:
    assert guess(SAMPLES["en"] + " Владимир 李伟") == "en"
