"""`tilth account`: makes an account on this machine; the very first one becomes coach and administrator of a new organisation."""

import argparse
import getpass
import sys
from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tilth.organisation.people import Membership, Organisation, Person


def main(arguments: list[str]) -> int:
    """Make the first account, or one more in an organisation there is; the password is asked for or read from standard input."""
    parser = argparse.ArgumentParser(prog="tilth account", description="Make an account on this machine.")
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--organisation", required=True, help="its name; made where there is none of that name")
    parser.add_argument(
        "--role", action="append", choices=Membership.Role.values, help="repeat for several (default: coach)"
    )
    options = parser.parse_args(arguments)
    password = (
        getpass.getpass("Password (10 characters or more): ")
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\n")
    )
    try:
        person = make(
            options.email, options.name, password, options.organisation, options.role or [Membership.Role.COACH]
        )
    except ValidationError as refusal:
        print(" ".join(refusal.messages), file=sys.stderr)
        return 2
    print(f"{person.name} can sign in with {person.email}.")
    return 0


def ask_for_first_account() -> bool:
    """On an empty database, ask for the first account; False where there is nobody to ask."""
    if Person.objects.exists():
        return True
    if not sys.stdin.isatty():
        print(
            "There is no account yet, and nobody to ask for one. Make the first, then serve again:\n"
            "  .venv/bin/tilth account --email you@example.org --name 'Your name' --organisation 'Your practice' "
            "--role coach --role administrator",
            file=sys.stderr,
        )
        return False
    print("Tilth is empty. The first account is yours: coach and administrator of your organisation.")
    organisation, name = _asked("Organisation or practice: "), _asked("Your name: ")
    roles = [Membership.Role.COACH, Membership.Role.ADMINISTRATOR]
    while True:
        email, password = _asked("E-mail to sign in by: "), getpass.getpass("Password (10 characters or more): ")
        try:
            make(email, name, password, organisation, roles)
        except ValidationError as refusal:
            print(" ".join(refusal.messages))
        else:
            return True


def make(email: str, name: str, password: str, organisation: str, roles: Sequence[str]) -> Person:
    """A person with an account and their part in an organisation; raises ValidationError with sentences."""
    validate_email(email)
    if Person.objects.filter(email__iexact=email).exists():
        raise ValidationError(f"Somebody signs in with {email} already.")
    validate_password(password)
    now = timezone.now()
    with transaction.atomic():
        place = Organisation.objects.filter(name=organisation).first()
        place = place or Organisation.objects.create(name=organisation, made_at=now)
        person = Person.objects.create_user(email, password, name=name, made_at=now)
        person.joins(place, *roles, now=now)
    return person


def _asked(question: str) -> str:
    while not (answer := input(question).strip()):
        pass
    return answer
