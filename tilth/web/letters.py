"""Your letters: what was written to you, whether it left, and what you wish about them; counts alone for whoever looks after the post."""

from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.digest import wishes_of
from tilth.coaching.reminders import SWITCHES, next_look
from tilth.mail.letter import Letter
from tilth.mail.link import Refused
from tilth.mail.wish import Wish
from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Membership, organisations_of
from tilth.queue.job import Job
from tilth.web.page import page
from tilth.web.person import PersonRequest

HOURS = [(hour, f"{hour}:00") for hour in range(24)]
DAYS = list(enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))
SHOWN = 50


class WishForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person wishes about letters."""

    zone = forms.ChoiceField(
        label="Your time zone",
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())],
    )
    rhythm = forms.ChoiceField(label="Reminders come as", choices=Wish.Rhythm.choices)
    weekday = forms.TypedChoiceField(label="The one letter a week comes on", choices=DAYS, coerce=int)
    hour = forms.TypedChoiceField(label="At", choices=HOURS, coerce=int)
    cap = forms.TypedChoiceField(
        label="Never more letters in seven days than",
        choices=[(n, n) for n in range(8)],
        coerce=int,
        help_text="Nothing goes beyond it, whatever happens. With 0 no reminder comes; invitations to sessions still do.",
    )
    quiet_from = forms.TypedChoiceField(label="Quiet from", choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label="until", choices=HOURS, coerce=int)
    remind_of = forms.MultipleChoiceField(
        label="Remind me",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(subject.value, words) for subject, words in SWITCHES.items()],
    )
    quotes_me = forms.BooleanField(
        label="My own words may stand in letters (mail is read on its way by whoever runs the servers)", required=False
    )
    paused = forms.BooleanField(label="No reminders for now", required=False)
    paused_until = forms.DateField(
        label="No reminders before", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    class Meta:
        model = Wish
        fields = (
            *("remind_of", "rhythm", "weekday", "hour", "zone", "cap", "quiet_from", "quiet_until"),
            *("quotes_me", "paused", "paused_until"),
        )

    def __init__(self, data: object, *, instance: Wish) -> None:
        on = [subject for subject in SWITCHES if subject not in instance.off]
        super().__init__(data, instance=instance, initial={"remind_of": on})  # type: ignore[arg-type]

    def kept(self) -> Wish:
        """The wishes as they are now; the next look is at their new hour."""
        wish: Wish = super().save(commit=False)
        wish.off = [subject for subject in SWITCHES if subject not in self.cleaned_data["remind_of"]]
        wish.look_at = next_look(wishes_of(wish), timezone.now())
        wish.save()
        return wish


def letters(request: PersonRequest) -> HttpResponse:
    """A person's own letters and wishes."""
    form = WishForm(request.POST or None, instance=Wish.of(request.person, now=timezone.now()))
    if form.is_valid():
        form.kept()
        return redirect("letters")
    return page(
        request,
        "letters/letters.html",
        status=422 if form.errors else 200,
        form=form,
        letters=Letter.visible_to(request.person)[:SHOWN],
        post=_post(request),
    )


def letter(request: PersonRequest, id: UUID) -> HttpResponse:
    """One letter as it was written."""
    return page(request, "letters/letter.html", letter=get_object_or_404(Letter.visible_to(request.person), id=id))


@require_POST
def again(request: PersonRequest, id: UUID) -> HttpResponse:
    """Whoever looks after the post says that a cause is mended."""
    if not _looked_after(request):
        raise Withheld
    get_object_or_404(Job, id=id, state=Job.State.FAILED).try_again(now=timezone.now())
    return redirect("letters")


def _looked_after(request: PersonRequest) -> list[UUID]:
    mine = organisations_of(request.person).filter(
        memberships__person=request.person, memberships__role=Membership.Role.ADMINISTRATOR
    )
    return list(mine.values_list("id", flat=True))


def _post(request: PersonRequest) -> dict[str, object] | None:
    """Counts for an administrator: no names, no words, no addresses."""
    organisations = _looked_after(request)
    if not organisations:
        return None
    states = dict(
        Letter.objects.filter(organisation__in=organisations)
        .values_list("state")
        .order_by("state")
        .annotate(n=Count("id"))
    )
    return {
        "states": [(label, states.get(state, 0)) for state, label in Letter.State.choices],
        "failed": Job.objects.filter(state=Job.State.FAILED).order_by("due_at")[:SHOWN],
        "waiting": Job.objects.filter(state=Job.State.WAITING, rhythm=None).count(),
        "refused": Refused.objects.order_by("-day", "reason")[:14],
    }
