"""Invitations: a single-use link, good for fourteen days, by which somebody who was written down takes their own place."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, models, transaction

from tilth.organisation.people import Membership, Organisation, Person

GOOD_FOR = timedelta(days=14)
_signer = Signer(salt="tilth.organisation.invitation")


class Unusable(ValueError):
    """A link that opens nothing: altered, used, expired or overtaken. The sentence says which, and what to do."""


class NotJoined(ValueError):
    """The link is good, and this person or this address cannot use it; nothing was changed, and the link stays good."""


class Invitation(models.Model):
    """A way in for one person. The link itself is nowhere kept: `digest` is the hash of its token; `place` is where it leads."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    invited = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(max_length=16, choices=Membership.Role)
    place = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"invitation of {self.invited_id}"

    @classmethod
    def issue(
        cls, invited: Person, *, organisation: Organisation, part: str, by: Person, place: str, now: datetime
    ) -> str:
        """Make the link's last part, which is told once and kept nowhere; earlier links for the same person are withdrawn."""
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.objects.filter(invited=invited, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
            cls.objects.create(
                organisation=organisation,
                invited=invited,
                by=by,
                part=part,
                place=place,
                digest=_digest(token),
                made_at=now,
                expires_at=now + GOOD_FOR,
            )
        return _signer.sign(token)

    @classmethod
    def opened(cls, link: str, *, now: datetime) -> "Invitation":
        """The invitation that a link opens; raises Unusable. Opening uses nothing up: mail scanners open links, too."""
        try:
            digest = _digest(_signer.unsign(link))
        except BadSignature:
            raise Unusable("This link is not complete, or was altered on its way. Copy the whole of it.") from None
        invitation = cls.objects.select_related("organisation", "invited", "by").filter(digest=digest).first()
        if invitation is None:
            raise Unusable("This link is not known here. Ask for a new one.")
        invitation.require_good(now=now)
        return invitation

    def require_good(self, *, now: datetime) -> None:
        """Raises Unusable where the link was used, overtaken, or is too old."""
        if self.used_at is not None:
            raise Unusable("This link was used already. Sign in with the address and password that were set with it.")
        if self.withdrawn_at is not None:
            raise Unusable("A newer link was made in place of this one. Use that, or ask for another.")
        if self.expires_at <= now:
            raise Unusable("This link is older than fourteen days. Ask for a new one; nothing is lost.")

    def take_up(self, *, email: str, password: str, now: datetime) -> Person:
        """Whoever holds the link sets the address and password they sign in by. Raises Unusable or NotJoined."""
        with transaction.atomic():
            self._use(now=now)
            person = self._without_account()
            if Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
                raise NotJoined(
                    "Somebody signs in with this address already. If it is you, sign in, and open the link again."
                )
            person.email = Person.objects.normalize_email(email)
            person.set_password(password)
            person.save(update_fields=["email", "password"])
            person.joins(self.organisation, self.part, now=now)
        return person

    def join(self, person: Person, *, now: datetime) -> None:
        """Somebody who has an account takes the place of who was written down. Raises Unusable or NotJoined."""
        try:
            with transaction.atomic():
                self._use(now=now)
                person.joins(self.organisation, self.part, now=now)
                if person.pk != self.invited_id:
                    person.was_written_down_as(self._without_account(), now=now)
        except IntegrityError:
            raise NotJoined(
                f"{person.name} has another part in this work already, or the same part in its programme, and cannot have this one, too. "
                "If the link is meant for somebody else, sign out first."
            ) from None

    def _without_account(self) -> Person:
        """Who was invited, while they have no account: a link never changes the password of one, nor takes one over."""
        invited = Person.objects.select_for_update().get(pk=self.invited_id)
        if invited.email is not None:
            raise NotJoined(f"{invited.name} has an account already. Sign in with it.")
        return invited

    def _use(self, *, now: datetime) -> None:
        """Claim it in one statement, so that of two at once only one gets in."""
        good = Invitation.objects.filter(pk=self.pk, used_at=None, withdrawn_at=None, expires_at__gt=now)
        if not good.update(used_at=now):
            self.refresh_from_db()
            self.require_good(now=now)
            raise Unusable("This link cannot be used. Ask for a new one.")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
