"""The settings of an installation: environment variables that begin with GELAN_."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.errors import StoreError
from data.generations.database import writing_faults
from data.generations.files import create_private

_PREFIX: Final = "GELAN_"
_SECRET_BYTES: Final = 32
MemorySize = Annotated[str, Field(pattern=r"^[1-9]\d*(\.\d+)? ?([KMGT]i?B)$")]


class Settings(BaseSettings):
    """Every setting; a value that cannot be used raises StoreError with its variable."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_ignore_empty=True, frozen=True)

    home: Path = Field(
        default=Path("var"), description="Directory of the store, relative to where it is run."
    )
    memory_limit: MemorySize = Field(
        default="1GB", description="Memory for reading, for each server process."
    )
    import_memory_limit: MemorySize = Field(
        default="1500MB", description="Memory for an import; beyond it, it works on the disk."
    )
    threads: int | None = Field(
        default=None, ge=1, description="Threads of the database; by default one for each core."
    )
    keep_generations: int = Field(
        default=5, ge=2, description="How many generations are kept to go back to."
    )

    def __init__(self, **stated: Any) -> None:
        try:
            super().__init__(**stated)
        except ValidationError as error:
            raise _refusal(error) from None

    @property
    def outbox(self) -> Path:
        """The folder in which briefings are laid, where none is named."""
        return self.home / "briefings"

    def secret(self) -> bytes:
        """The key of this installation's hashes; made at first need. Raises StoreError.

        It must outlive every import: with another key, repeats are no longer recognised.
        """
        path = self.home / "secret"
        with writing_faults(self.home):
            if not path.exists():
                self.home.mkdir(parents=True, exist_ok=True)
                create_private(path, secrets.token_bytes(_SECRET_BYTES))
            secret = path.read_bytes()
        if len(secret) < _SECRET_BYTES:
            raise StoreError(
                f"The secret {path} has {len(secret)} bytes.",
                f"the {_SECRET_BYTES} bytes it was made with",
                "restore it from a backup; or delete it: persons of earlier imports are then "
                "no longer recognised",
            )
        return secret


def _refusal(error: ValidationError) -> StoreError:
    faults = error.errors(include_url=False)
    names = [_PREFIX + ".".join(str(part) for part in fault["loc"]).upper() for fault in faults]
    said = "; ".join(
        f"{name} is {fault['input']!r}" for name, fault in zip(names, faults, strict=True)
    )
    expected = "; ".join(
        f"{name}: {fault['msg']}" for name, fault in zip(names, faults, strict=True)
    )
    return StoreError(f"{said}.", expected, f"correct or unset {' and '.join(names)}")
