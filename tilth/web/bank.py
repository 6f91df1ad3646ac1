"""The bank of questions: searched, narrowed, reworded, added to; each coach's own wording is theirs alone."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tilth.coaching.bank import (
    APPROACHES,
    LONGEST_QUESTION,
    PURPOSES,
    STAGES,
    OwnQuestion,
    Question,
    bank_of,
    coaches_in,
    find,
    provided,
)
from tilth.coaching.content import Outdated
from tilth.organisation.disclosure import Withheld
from tilth.web.page import page
from tilth.web.person import PersonRequest

NEW = "new"


class SieveForm(forms.Form):
    """What is looked for. The words travel in the body of a request, never in an address."""

    text = forms.CharField(required=False, max_length=200)
    stage = forms.ChoiceField(required=False, choices=[("", "every stage"), *STAGES])
    purpose = forms.ChoiceField(required=False, choices=[("", "every purpose"), *PURPOSES[1:]])
    approach = forms.ChoiceField(required=False, choices=[("", "every approach"), *APPROACHES])


class QuestionForm(forms.Form):
    """One question of a coach's own."""

    words = forms.CharField(
        label="The question",
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Short, open, and one at a time.",
    )
    stage = forms.ChoiceField(label="Stage", choices=STAGES)
    purpose = forms.ChoiceField(label="Purpose", choices=PURPOSES)
    approach = forms.ChoiceField(label="Approach", choices=APPROACHES)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def bank(request: PersonRequest) -> HttpResponse:
    """The whole bank, or what fits; for htmx only the list."""
    questions = _bank(request)
    form = SieveForm(request.POST or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = find(questions, **wanted)
    shown: dict[str, Any] = {
        "questions": [q for q in found if not q.set_aside],
        "set_aside": [q for q in found if q.set_aside],
        "form": form,
        "all": len(questions),
    }
    part = "bank/bank.html#questions" if request.htmx else "bank/bank.html"  # type: ignore[attr-defined]
    return page(request, part, **shown)


def question(request: PersonRequest, key: str) -> HttpResponse:
    """Word a question, add one, set one aside, or have the original back."""
    known = next((q for q in _bank(request) if q.key == key), None)
    if known is None and key != NEW:
        raise Http404
    if known and "set_aside" in request.POST:
        OwnQuestion.lay_aside(known, by=request.person, now=timezone.now())
        return redirect("bank")
    if known and "take_back" in request.POST:
        OwnQuestion.take_back(key, by=request.person)
        return redirect("bank")
    form = QuestionForm(request.POST or None, initial=_initial(known))
    if form.is_valid() and _written(request, key, form):
        return redirect("bank")
    return page(
        request,
        "bank/question.html",
        status=422 if form.errors else 200,
        question=known,
        came_with_tilth=key in {q.key for q in provided()},
        form=form,
    )


def _bank(request: PersonRequest) -> list[Question]:
    if not coaches_in(request.person).exists():
        raise Withheld
    return bank_of(request.person)


def _initial(known: Question | None) -> dict[str, Any]:
    if known is None:
        return {"version": 0}
    return {name: getattr(known, name) for name in ("words", "stage", "purpose", "approach", "version")}


def _written(request: PersonRequest, key: str, form: QuestionForm) -> bool:
    try:
        OwnQuestion.write(by=request.person, key="" if key == NEW else key, now=timezone.now(), **form.cleaned_data)
    except Outdated as since:
        saved = since.now
        assert isinstance(saved, OwnQuestion)
        form.add_error(
            "words", f"You saved this elsewhere meanwhile, as: “{saved.words}” Saving once more takes the words here."
        )
        form.data = dict(form.data.items()) | {"version": str(saved.version)}
        return False
    return True
