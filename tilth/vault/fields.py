"""Model fields for content: what is assigned in plain words is saved sealed, and opened only when it is read."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models

from tilth.vault.sealing import Binding, seal, unseal


class Envelope(bytes):
    """A value as the database holds it, still sealed."""


if TYPE_CHECKING:
    Binary = models.BinaryField[Any, Any]
else:
    Binary = models.BinaryField  # Django's own class takes no type arguments


class SealedBytes(Binary):
    """Bytes of content. The row names its tenant (`organisation_id`) and its key (`compartment_id`); its id is made before it is saved."""

    def encode(self, value: Any) -> bytes:
        return bytes(value)

    def decode(self, value: bytes) -> Any:
        return value

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opened(self))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Envelope | None:
        return None if value is None else Envelope(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Envelope | None:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Envelope):
            return value
        return Envelope(seal(self.encode(value), self.binding(model_instance)))

    def get_prep_value(self, value: Any) -> Any:
        if value is not None and not isinstance(value, Envelope):
            raise TypeError(f"{self.name} is sealed: assign it to its row and save the row")
        return super().get_prep_value(value)

    def binding(self, row: Any) -> Binding:
        """Where this field of that row belongs."""
        return Binding(row.organisation_id, row._meta.db_table, self.attname, row.pk, row.compartment_id)


class SealedText(SealedBytes):
    """Words of content; none where none were assigned."""

    def get_default(self) -> Any:
        return super().get_default() if self.has_default() or self.null else ""  # a binary field's own would be b""

    def encode(self, value: Any) -> bytes:
        return str(value).encode()

    def decode(self, value: bytes) -> str:
        return value.decode()


class SealedJSON(SealedBytes):
    """A value of content that JSON can hold."""

    def encode(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(self, value: bytes) -> Any:
        return json.loads(value)


class _Opened:
    """Opens a sealed value on first reading; what was opened or assigned is kept with the row in memory only."""

    def __init__(self, field: SealedBytes) -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if isinstance(value, Envelope):
            value = row.__dict__[name] = self.field.decode(unseal(value, self.field.binding(row)))
        return value

    def __set__(self, row: models.Model, value: Any) -> None:
        row.__dict__[self.field.attname] = value
